// Parses the call of a command by its declaration, and finds its mistakes.
import { parseArgs } from 'node:util';
import {
  type CommandDeclaration,
  helpOption,
  type OptionDeclarations,
  type PositionalsDeclaration,
} from './declaration.ts';
import { commandHelp, writtenCall } from './help.ts';
import { HelpAsked, UsageError } from './run-script.ts';

/** Options and positional arguments of a call; an option that was not given is missing. */
export type CallOf<Options extends OptionDeclarations> = ReturnType<
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

/**
 * Parses a call by the command's declaration. Call it inside `runScript`, which prints the errors.
 * @throws UsageError for a wrong call, naming the option or word and the cure.
 * @throws HelpAsked when the call contains `--help`, whatever else it contains.
 */
export function commandLine<const Options extends OptionDeclarations>(
  declaration: CommandDeclaration<Options>,
  commandArguments: readonly string[] = process.argv.slice(2),
): CallOf<Options> {
  const tokens = callTokens(commandArguments, declaration.options);
  if (asksForHelp(tokens)) throw new HelpAsked(commandHelp(declaration));
  const fault = callFault(tokens, declaration);
  if (fault !== null) throw new UsageError(fault, `See ${writtenCall(declaration.name, '--help')}`);
  return parseArgs({
    args: [...commandArguments],
    options: declaration.options,
    strict: true,
    allowPositionals: true,
  });
}

/** Tokens of a call; unknown options are tokens, too. */
function callTokens(commandArguments: readonly string[], options: OptionDeclarations): Token[] {
  const known: OptionDeclarations = { ...options, help: helpOption };
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
  if (given.length < min) return `${name} is missing: ${writtenCall(command, name)}.`;
  if (given.length <= max) return null;
  const hint = max === 0 ? 'the command takes options only' : `put the ${name} in quotes`;
  return `Too many words at "${given[max]}": ${hint}.`;
}

/** The known name within an edit distance of two. */
export function nearestName(name: string, known: readonly string[]): string | null {
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
