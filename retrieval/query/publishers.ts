// Finds publishers by the names that a text gives them, and splits a question by publisher.
import { words } from '../text/words.ts';
import type { Clause } from './query.ts';

/** A publisher named in a text: the indexes of its first word and of the word after its last. */
type Mention = { publisher: string; start: number; end: number };

/**
 * Where a text names publishers of the store, in reading order. A longer name hides a shorter one
 * inside it: `Fox News Health` is not `Fox News` as well.
 */
export function namedPublishers(text: string, known: readonly string[]): Mention[] {
  const spoken = words(text);
  const named: Mention[] = [];
  for (const publisher of known.toSorted((left, right) => right.length - left.length)) {
    const name = words(publisher);
    if (name.length === 0 || !isSpeltAsName(text, publisher)) continue;
    for (let start = 0; start + name.length <= spoken.length; start += 1) {
      const end = start + name.length;
      const isHidden = named.some((other) => start < other.end && other.start < end);
      if (!isHidden && name.every((word, index) => spoken[start + index] === word))
        named.push({ publisher, start, end });
    }
  }
  return named.toSorted((left, right) => left.start - right.start);
}

/** `the age of the star` names neither The Age nor The Star: a name has its capitals. */
function isSpeltAsName(text: string, name: string): boolean {
  const spelt = name.match(/[\p{L}\p{N}]+/gu)?.at(-1) ?? name;
  return spelt === spelt.toLowerCase() || text.includes(spelt) || text.includes(name.toUpperCase());
}

/**
 * The stored spellings of publishers that a person typed: `guardian` finds `The Guardian`. A name that
 * is spelt as in the store means that publisher and no other.
 */
export function storedNames(typed: readonly string[], known: readonly string[]): string[] {
  const exact = new Set(typed.filter((name) => known.includes(name)));
  const wanted = typed
    .filter((name) => !exact.has(name))
    .map((name) => spacedWords(name))
    .filter((name) => name !== '  ');
  return known.filter(
    (name) => exact.has(name) || wanted.some((want) => spacedWords(name).includes(want)),
  );
}

function spacedWords(text: string): string {
  return ` ${words(text).join(' ')} `;
}

/** The start of a second question: a question word after a punctuation mark or an `and`. */
const NEXT_QUESTION =
  /(?:\?|[;,] (?:and|also|but)|;|\band(?: also)?) +(?=(?:who|whom|whose|what|when|where|which|why|how)\b)/iu;
/** A shorter part (`and when?`) cannot be searched for by itself. */
const FEWEST_WORDS = 3;

/**
 * The parts of a question that ask for different things: where it names publishers, the words around
 * each mention, up to the mentions on both sides; otherwise each of several questions. Empty for a
 * single question.
 */
export function splitClauses(question: string, mentions: readonly Mention[]): Clause[] {
  return mentions.length > 0 ? aroundMentions(words(question), mentions) : questionsIn(question);
}

function aroundMentions(spoken: readonly string[], mentions: readonly Mention[]): Clause[] {
  return mentions.flatMap(({ publisher, start, end }, index) => {
    const before = spoken.slice(mentions[index - 1]?.end ?? 0, start);
    const behind = spoken.slice(end, mentions[index + 1]?.start);
    const around = [...before, ...behind];
    return around.length < FEWEST_WORDS ? [] : [{ text: around.join(' '), publisher }];
  });
}

function questionsIn(question: string): Clause[] {
  const parts = question
    .split(NEXT_QUESTION)
    .map((part) => words(part))
    .filter((part) => part.length >= FEWEST_WORDS);
  return parts.length > 1 ? parts.map((part) => ({ text: part.join(' ') })) : [];
}
