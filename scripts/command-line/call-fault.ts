import { parseArgs } from 'node:util';
import type {
  CommandDeclaration,
  OptionDeclarations,
  PositionalsDeclaration,
} from './declaration.ts';

type OptionToken = {
  kind: 'option';
  name: string;
  /** As it was written, dashes included. */
  rawName: string;
  value?: string | undefined;
  /** Whether the value was joined with `=`. */
  inlineValue?: boolean | undefined;
};

/** One part of a call, as `parseArgs` of node:util sees it. */
export type Token =
  | OptionToken
  | { kind: 'positional'; value: string }
  | { kind: 'option-terminator' };

const help = { type: 'boolean', short: 'h', description: 'print this text' } as const;

/** The parts of a call, unknown options included. */
export function callTokens(
  commandArguments: readonly string[],
  options: OptionDeclarations,
): Token[] {
  const known: OptionDeclarations = { ...options, help };
  return parseArgs({ args: [...commandArguments], options: known, strict: false, tokens: true })
    .tokens;
}

/** Whether the call asks for the help text, whatever else it says. */
export function asksForHelp(tokens: readonly Token[]): boolean {
  return tokens.some((token) => token.kind === 'option' && token.name === 'help');
}

/** What is wrong with a call, in one sentence with the cure; null when it keeps the declaration. */
export function callFault(
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

/** The known name that at most two single-letter changes lead to. */
function nearestName(name: string, known: readonly string[]): string | null {
  const ranked = known
    .map((candidate) => ({ candidate, changes: editDistance(name, candidate) }))
    .toSorted((one, other) => one.changes - other.changes);
  const [best] = ranked;
  return best !== undefined && best.changes < Math.min(3, name.length) ? best.candidate : null;
}

/** Levenshtein's distance: insertions, deletions and replacements of single letters. */
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
