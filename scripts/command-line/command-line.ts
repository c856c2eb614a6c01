// The command line of a command: its declaration, the parsing of a call, its mistakes and the help text.
import { parseArgs } from 'node:util';
import { HelpAsked, UsageError } from './run-script.ts';

/** One option: the fields that `parseArgs` of node:util reads, and the text for `--help`. */
type OptionDeclaration = {
  type: 'string' | 'boolean';
  /** Shown in the help text; a fragment without a full stop. */
  description: string;
  /** Placeholder of the value in the help text, such as `NUMBER`. */
  value?: string;
  short?: string;
  multiple?: boolean;
  default?: string | boolean | string[];
};

/** Options by their long name, without dashes. */
export type OptionDeclarations = Record<string, OptionDeclaration>;

/** How many positional arguments a command takes; `name` is their placeholder, such as `QUESTION`. */
type PositionalsDeclaration = { min: number; max: number; name: string };

/** The command line of one command. */
type CommandDeclaration<Options extends OptionDeclarations = OptionDeclarations> = {
  /** As in `npm run NAME`. */
  name: string;
  /** One or two sentences on what the command does. */
  summary: string;
  /** What may follow `npm run NAME -- `; an empty string is the call without arguments. */
  examples: readonly string[];
  options: Options;
  /** Without it the command takes options only. */
  positionals?: PositionalsDeclaration;
};

/** Options and positional arguments of a call; an option that was not given is missing. */
type Call<Options extends OptionDeclarations> = ReturnType<
  typeof parseArgs<{ args: string[]; options: Options; strict: true; allowPositionals: true }>
>;

type OptionToken = {
  kind: 'option';
  name: string;
  /** As written, with its dashes. */
  rawName: string;
  value?: string | undefined;
  /** Whether the value follows an `=`. */
  inlineValue?: boolean | undefined;
};

/** A token of `parseArgs`. */
type Token = OptionToken | { kind: 'positional'; value: string } | { kind: 'option-terminator' };

/** `--json`, the same in every command. */
export const jsonOption = {
  type: 'boolean',
  description: 'print JSON and nothing else on standard output',
} as const satisfies OptionDeclaration;

const LINE_WIDTH = 80;
const help = { type: 'boolean', short: 'h', description: 'print this text' } as const;

/**
 * Parses a call by the command's declaration. Call it inside `runScript`, which prints the errors.
 * @throws UsageError for a wrong call, naming the option or word and the cure.
 * @throws HelpAsked when the call contains `--help`, whatever else it contains.
 */
export function commandLine<const Options extends OptionDeclarations>(
  declaration: CommandDeclaration<Options>,
  commandArguments: readonly string[] = process.argv.slice(2),
): Call<Options> {
  const tokens = callTokens(commandArguments, declaration.options);
  if (asksForHelp(tokens)) throw new HelpAsked(helpText(declaration));
  const fault = callFault(tokens, declaration);
  if (fault !== null) throw new UsageError(fault, `See npm run ${declaration.name} -- --help`);
  return parseArgs({
    args: [...commandArguments],
    options: declaration.options,
    strict: true,
    allowPositionals: true,
  });
}

/** The help text of a command: usage, summary, options and examples; ends with a line break. */
function helpText({ name, summary, examples, options, positionals }: CommandDeclaration): string {
  const script = `npm run ${name}`;
  const call = `${script} --`;
  const rows = [
    ...Object.entries(options).map(optionRow),
    { left: '-h, --help', right: 'print this text' },
  ];
  const column = Math.max(...rows.map(({ left }) => left.length)) + 4;
  return [
    `Usage: ${[call, ...placeholders(positionals), '[options]'].join(' ')}`,
    '',
    ...wrap(summary, LINE_WIDTH),
    '',
    'Options:',
    ...rows.flatMap(({ left, right }) => {
      const [first = '', ...rest] = wrap(right, LINE_WIDTH - column);
      return [`  ${left}`.padEnd(column) + first, ...rest.map((line) => ' '.repeat(column) + line)];
    }),
    ...(examples.length > 0 ? ['', 'Examples:'] : []),
    ...examples.map((example) => `  ${example === '' ? script : `${call} ${example}`}`),
    '',
  ].join('\n');
}

/** Tokens of a call; unknown options are tokens, too. */
function callTokens(commandArguments: readonly string[], options: OptionDeclarations): Token[] {
  const known: OptionDeclarations = { ...options, help };
  return parseArgs({ args: [...commandArguments], options: known, strict: false, tokens: true })
    .tokens;
}

function asksForHelp(tokens: readonly Token[]): boolean {
  return tokens.some((token) => token.kind === 'option' && token.name === 'help');
}

/** The first mistake of a call, in one sentence with the cure; null for a correct call. */
function callFault(
  tokens: readonly Token[],
  { name, options, positionals }: CommandDeclaration,
): string | null {
  for (const token of tokens) {
    const fault = token.kind === 'option' ? optionFault(token, options) : null;
    if (fault !== null) return fault;
  }
  const given = tokens.flatMap((token) => (token.kind === 'positional' ? [token.value] : []));
  return positionalsFault(given, name, positionals);
}

function optionFault(token: OptionToken, options: OptionDeclarations): string | null {
  const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
  if (option === undefined) {
    const near = nearestName(token.name, Object.keys(options));
    return `Unknown option ${token.rawName}.${near === null ? '' : ` Did you mean --${near}?`}`;
  }
  if (option.type === 'boolean') {
    return token.value === undefined ? null : `${token.rawName} takes no value.`;
  }
  const missing = token.value === undefined || (!token.inlineValue && /^-./u.test(token.value));
  return missing
    ? `${token.rawName} needs a value: ${token.rawName} ${option.value ?? 'VALUE'}.`
    : null;
}

function positionalsFault(
  given: readonly string[],
  command: string,
  positionals: PositionalsDeclaration | undefined,
): string | null {
  const { min, max, name } = positionals ?? { min: 0, max: 0, name: '' };
  if (given.length < min) return `${name} is missing: npm run ${command} -- ${name}.`;
  if (given.length <= max) return null;
  const hint = max === 0 ? 'the command takes options only' : `put the ${name} in quotes`;
  return `Too many words at "${given[max]}": ${hint}.`;
}

/** The known name within an edit distance of two. */
function nearestName(name: string, known: readonly string[]): string | null {
  const ranked = known
    .map((candidate) => ({ candidate, changes: editDistance(name, candidate) }))
    .toSorted((one, other) => one.changes - other.changes);
  const [best] = ranked;
  return best !== undefined && best.changes < Math.min(3, name.length) ? best.candidate : null;
}

/** Levenshtein distance. */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let index = 0; index < from.length; index += 1) {
    const next = [index + 1];
    for (let column = 0; column < to.length; column += 1) {
      const replaced = (row[column] ?? 0) + (from[index] === to[column] ? 0 : 1);
      next.push(Math.min(replaced, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

function optionRow([name, option]: [string, OptionDeclaration]): { left: string; right: string } {
  const long = option.type === 'string' ? `--${name} ${option.value ?? 'VALUE'}` : `--${name}`;
  const notes = [
    ...(option.multiple === true ? ['may be given several times'] : []),
    ...(option.type === 'string' && option.default !== undefined
      ? [`default: ${String(option.default)}`]
      : []),
  ];
  return {
    left: option.short === undefined ? long : `-${option.short}, ${long}`,
    right: option.description + (notes.length > 0 ? ` (${notes.join('; ')})` : ''),
  };
}

function placeholders(positionals: PositionalsDeclaration | undefined): string[] {
  if (positionals === undefined) return [];
  const name = positionals.max > 1 ? `${positionals.name}...` : positionals.name;
  return [positionals.min === 0 ? `[${name}]` : name];
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else {
      lines.push(word);
    }
  }
  return lines;
}
