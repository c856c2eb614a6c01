// dateline COMMAND: runs one command. What a command needs is loaded only when it runs.
import { existsSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type CallOf, commandLine, nearestName } from './command-line/command-line.ts';
import { commandGroups, type CommandName, commands } from './command-line/commands.ts';
import type { CommandDeclaration, OptionDeclarations } from './command-line/declaration.ts';
import { programHelp } from './command-line/help.ts';
import { HelpAsked, runScript, UsageError } from './command-line/run-script.ts';

const programs: Readonly<Record<CommandName, (words: readonly string[]) => Promise<void>>> = {
  ask: program(commands.ask, async () => await import('./ask.ts')),
  'fact-check': program(commands['fact-check'], async () => await import('./fact-check.ts')),
  latest: program(commands.latest, async () => await import('./latest.ts')),
  timeline: program(commands.timeline, async () => await import('./timeline.ts')),
  retrieve: program(commands.retrieve, async () => await import('./retrieve.ts')),
  cite: program(commands.cite, async () => await import('./cite.ts')),
  ingest: program(commands.ingest, async () => {
    giveWay();
    return await import('./ingest.ts');
  }),
  read: program(commands.read, async () => await import('./read.ts')),
  feeds: program(commands.feeds, async () => await import('./feeds.ts')),
  forget: program(commands.forget, async () => await import('./forget.ts')),
  history: program(commands.history, async () => await import('./history.ts')),
  start: program(commands.start, async () => ({ run: startBot })),
  doctor: program(commands.doctor, async () => await import('./doctor.ts')),
  deploy: program(commands.deploy, async () => await import('./deploy.ts')),
  model: program(commands.model, async () => await import('./model.ts')),
  feedback: program(commands.feedback, async () => await import('./feedback.ts')),
  backup: program(commands.backup, async () => await import('./backup.ts')),
  restore: program(commands.restore, async () => await import('./restore.ts')),
  completion: program(commands.completion, async () => await import('./completion.ts')),
  evaluate: program(commands.evaluate, async () => await import('./evaluate.ts')),
  fit: program(commands.fit, async () => await import('./fit.ts')),
  bench: program(commands.bench, async () => await import('./bench.ts')),
  'crash-test': program(commands['crash-test'], async () => await import('./crash-test.ts')),
  'cluster-test': program(commands['cluster-test'], async () => await import('./cluster-test.ts')),
  soak: program(commands.soak, async () => await import('./soak.ts')),
  screenshots: program(commands.screenshots, async () => await import('./screenshots.ts')),
};

const root = fileURLToPath(new URL('..', import.meta.url));

await runScript(async () => {
  const [name = '--help', ...words] = process.argv.slice(2);
  if (name === '--help' || name === '-h') throw new HelpAsked(programHelp(commandGroups));
  if (name === '--version' || name === '-v') await printVersion();
  else if (isCommand(name)) await programs[name](words);
  else throw unknownCommand(name);
});

/** Runs a command with the words after its name. */
function program<Options extends OptionDeclarations>(
  declaration: CommandDeclaration<Options>,
  load: () => Promise<{ run: (call: CallOf<Options>) => void | Promise<void> }>,
): (words: readonly string[]) => Promise<void> {
  return async (words) => {
    const call = commandLine(declaration, words);
    loadSettings();
    const { run } = await load();
    await run(call);
  };
}

/**
 * A bot on the same machine answers first. The threads of LanceDB follow, which start when it is loaded.
 */
function giveWay(): void {
  try {
    setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // Where that is not allowed, both share the processor.
  }
}

async function startBot(): Promise<void> {
  await import('../bot/main.ts');
}

async function printVersion(): Promise<void> {
  const { version } = await import('../bot/config.ts');
  process.stdout.write(`${version}\n`);
}

function isCommand(name: string): name is CommandName {
  return Object.hasOwn(commands, name);
}

function unknownCommand(name: string): UsageError {
  const near = nearestName(name, Object.keys(commands));
  const hint = near === null ? '' : ` Did you mean ${near}?`;
  return new UsageError(`"${name}" is not a command.${hint}`, 'See dateline --help');
}

/**
 * Loads .env, which the environment overrides. Its paths, and the data folder where none is set, are
 * relative to Dateline's own folder, wherever the command is called.
 */
function loadSettings(): void {
  const given = { ...process.env };
  const file = join(root, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
  if (process.cwd() === resolve(root)) return;
  process.env['DATELINE_DATA'] ||= 'data';
  for (const name of ['DATELINE_DATA', 'DATELINE_STORE', 'DATELINE_MODEL']) {
    const path = process.env[name];
    // An address such as s3://… stays.
    if (path && !given[name] && !/^\w{2,}:/u.test(path)) process.env[name] = resolve(root, path);
  }
}
