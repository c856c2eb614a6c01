/** One option of a command: what `parseArgs` of node:util needs, and what the help text says. */
export type OptionDeclaration = {
  type: 'string' | 'boolean';
  /** One sentence fragment for the help text, without a full stop. */
  description: string;
  /** What stands for the value in the help text, such as `NUMBER`. */
  value?: string;
  short?: string;
  multiple?: boolean;
  default?: string | boolean | string[];
};

/** Options by their long name, without dashes. */
export type OptionDeclarations = Record<string, OptionDeclaration>;

/** What may stand in a call without a dash; `name` is its placeholder, such as `QUESTION`. */
export type PositionalsDeclaration = { min: number; max: number; name: string };

/** Everything the command line of one script promises. */
export type CommandDeclaration<Options extends OptionDeclarations = OptionDeclarations> = {
  /** As in `npm run NAME`. */
  name: string;
  /** One or two sentences on what the command does. */
  summary: string;
  /** What may follow `npm run NAME -- `, one call each; an empty one is the call without options. */
  examples: readonly string[];
  options: Options;
  /** Nothing but options is taken where this is missing. */
  positionals?: PositionalsDeclaration;
};

/** The declaration of `--json`, the same in every command. */
export const jsonOption = {
  type: 'boolean',
  description: 'print JSON and nothing else on standard output',
} as const satisfies OptionDeclaration;
