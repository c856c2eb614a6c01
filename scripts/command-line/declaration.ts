// What a command declares about its call, as data: loading a declaration loads no command.

/** One option: the fields that `parseArgs` of node:util reads, and the text for `--help`. */
type OptionDeclaration = {
  type: 'string' | 'boolean';
  /** Shown in the help text; a fragment without a full stop. */
  description: string;
  /** Placeholder of the value in the help text, such as `NUMBER`; shells complete a FILE, FOLDER or PATH. */
  value?: string;
  /** The values that shells offer. */
  choices?: readonly string[];
  short?: string;
  multiple?: boolean;
  default?: string | boolean | string[];
};

/** Options by their long name, without dashes. */
export type OptionDeclarations = Record<string, OptionDeclaration>;

/** How many positional arguments a command takes. */
export type PositionalsDeclaration = {
  min: number;
  max: number;
  /** Placeholder, such as `QUESTION`; shells complete what contains FILE, FOLDER or PATH. */
  name: string;
  /** What the first one may be, where the command has subcommands. */
  subcommands?: readonly string[];
};

/** The command line of one command. */
export type CommandDeclaration<Options extends OptionDeclarations = OptionDeclarations> = {
  /** As in `dateline NAME`. */
  name: string;
  /** What the command does; up to the first colon, semicolon or full stop it stands in the list of commands. */
  summary: string;
  /** What may follow `dateline NAME`; an empty string is the call without arguments. */
  examples: readonly string[];
  options: Options;
  /** Without it the command takes options only. */
  positionals?: PositionalsDeclaration;
};

/** A declaration with the exact types of its options, from which those of a call follow. */
export function command<const Options extends OptionDeclarations>(
  declaration: CommandDeclaration<Options>,
): CommandDeclaration<Options> {
  return declaration;
}

/** `--help`, which every command has without declaring it. */
export const helpOption = {
  type: 'boolean',
  short: 'h',
  description: 'print this text',
} as const satisfies OptionDeclaration;

/** `--json`, the same in every command. */
export const jsonOption = {
  type: 'boolean',
  description: 'print JSON and nothing else on standard output',
} as const satisfies OptionDeclaration;

/** The options of `ask` and `retrieve`; other commands take some of them. */
export const questionOptions = {
  at: {
    type: 'string',
    value: 'TIME',
    description: 'the time of asking; nothing published later is used (default: now)',
  },
  source: {
    type: 'string',
    value: 'NAME',
    multiple: true,
    description: 'only this publisher',
  },
  since: {
    type: 'string',
    value: 'TIME',
    description: 'nothing published before, as 48h, 7d or a date',
  },
  until: { type: 'string', value: 'TIME', description: 'nothing published after' },
} as const satisfies OptionDeclarations;

/** The options of commands that take many questions at once. */
export const batchOptions = {
  batch: {
    type: 'string',
    value: 'FILE',
    description: 'many at once: JSON lines in (- for standard input), JSON lines out',
  },
  parallel: {
    type: 'string',
    value: 'NUMBER',
    description: 'with --batch: how many are answered at the same time (default: 1)',
  },
} as const satisfies OptionDeclarations;
