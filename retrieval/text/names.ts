// Finds names in a text.
import { FUNCTION_WORDS, NAME_PARTICLES, TITLES } from './lexicon.ts';
import type { Token } from './tokens.ts';

/** A run of tokens in a text, from the first to the last of them, as it is written. */
type TokenSpan = { first: number; last: number; text: string };

/** A name in a text. */
export type Name = TokenSpan & {
  /** False for a single capitalised word that opens a sentence: it may be any word. */
  isCertain: boolean;
};

/** What may stand between two words of one name: `J. F. Smith`, `Jean-Luc`. */
const BETWEEN = /^[\s.’'-]*$/u;

/** The names in a text: runs of capitalised words, with the small words that names hold (`von der`). */
export function namesIn(tokens: readonly Token[], text: string): Name[] {
  const names: Name[] = [];
  for (let first = 0; first < tokens.length; first += 1) {
    if (!isNamePart(tokens[first])) continue;
    const last = endOfName(tokens, first, text);
    const isCertain = last > first || tokens[first]?.isOpening !== true;
    names.push({
      first,
      last,
      isCertain,
      text: text.slice(tokens[first]?.start, tokens[last]?.end),
    });
    first = last;
  }
  return names;
}

function endOfName(tokens: readonly Token[], first: number, text: string): number {
  let last = first;
  for (let next = first + 1; next < tokens.length; next += 1) {
    const gap = text.slice(tokens[next - 1]?.end, tokens[next]?.start);
    if (!BETWEEN.test(gap)) break;
    if (isNamePart(tokens[next])) last = next;
    else if (!NAME_PARTICLES.has(tokens[next]?.raw ?? '')) break;
  }
  return last;
}

function isNamePart(token: Token | undefined): boolean {
  return (
    token !== undefined &&
    (token.kind === 'name' || token.kind === 'word') &&
    /^\p{Lu}/u.test(token.raw) &&
    !FUNCTION_WORDS.has(token.word) &&
    !TITLES.has(token.word)
  );
}

/** The certain names of a text that hold a word beyond those with the given stems. */
export function newNames(
  { names, tokens }: { names: readonly Name[]; tokens: readonly Token[] },
  known: ReadonlySet<string>,
): Name[] {
  return names.filter(
    ({ first, last, isCertain }) =>
      isCertain && tokens.slice(first, last + 1).some(({ stem }) => !known.has(stem)),
  );
}
