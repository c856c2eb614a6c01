// The command lines of the commands that run, set up and look after Dateline.
import { command, jsonOption } from '../declaration.ts';

const gpus = ['cpu', 'cuda', 'vulkan'] as const;

export const running = {
  start: command({
    name: 'start',
    summary:
      'Runs the bot with DISCORD_TOKEN, else the playground. Follows the feeds meanwhile; an empty store of the playground is filled with sample articles first.',
    examples: [''],
    options: {},
  }),
  doctor: command({
    name: 'doctor',
    summary:
      'Diagnoses problems and says how to solve them: of the settings (secrets hidden), the data folder, the store, the feeds, the watches, the embedder, the model and Discord.',
    examples: ['', '--json'],
    options: { json: jsonOption },
  }),
  deploy: command({
    name: 'deploy',
    summary:
      'Registers the commands with Discord, which start does by itself; needs DISCORD_TOKEN.',
    examples: ['', '--guild 123456789012345678'],
    options: {
      guild: {
        type: 'string',
        value: 'ID',
        description: 'only in this server, where they appear at once',
      },
      json: jsonOption,
    },
  }),
  model: command({
    name: 'model',
    summary:
      'Runs a language model on this machine, without a server. get downloads one from the list or from an address, or takes a file; installs what runs it; and tries it. list shows the models known by name.',
    examples: [
      'list',
      'get qwen2.5-1.5b',
      'get https://models.example.org/small.gguf',
      'get my.gguf',
    ],
    positionals: {
      min: 1,
      max: 2,
      name: 'get NAME|URL|FILE, or list',
      subcommands: ['get', 'list'],
    },
    options: {
      sha256: { type: 'string', value: 'HEX', description: 'the checksum of a URL' },
      gpu: {
        type: 'string',
        value: gpus.join('|'),
        choices: gpus,
        default: 'cpu',
        description: 'what it computes with; Macs use Metal anyway',
      },
      json: jsonOption,
    },
  }),
  feedback: command({
    name: 'feedback',
    summary:
      'Lists the ratings of answers (👍 and 👎), newest first, with question, answer and reason.',
    examples: ['', '--bad', '--json'],
    options: {
      bad: { type: 'boolean', description: 'only 👎' },
      json: jsonOption,
    },
  }),
  backup: command({
    name: 'backup',
    summary:
      'Copies everything into a folder, also while the bot runs: the articles with their vectors, the list of feeds and the state of the bot. An earlier backup there is replaced.',
    examples: ['backups/monday'],
    positionals: { min: 1, max: 1, name: 'FOLDER' },
    options: { json: jsonOption },
  }),
  restore: command({
    name: 'restore',
    summary:
      'Replaces the articles, the list of feeds and the state of the bot with a backup. Stop the bot first; what is replaced is lost. If another embedder is configured than the one of the backup, the articles are embedded anew.',
    examples: ['backups/monday'],
    positionals: { min: 1, max: 1, name: 'FOLDER' },
    options: { json: jsonOption },
  }),
  completion: command({
    name: 'completion',
    summary:
      'Prints what makes a shell complete the commands and options. Put it where the shell looks: see the examples.',
    examples: [
      'bash > ~/.local/share/bash-completion/completions/dateline',
      'zsh > "${fpath[1]}/_dateline"',
      'fish > ~/.config/fish/completions/dateline.fish',
    ],
    positionals: {
      min: 1,
      max: 1,
      name: 'bash|zsh|fish',
      subcommands: ['bash', 'zsh', 'fish'],
    },
    options: {},
  }),
};
