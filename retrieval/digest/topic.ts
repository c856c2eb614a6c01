// What a digest is about: whether an article bears on a topic, however the reader spelt it.
import type { Article } from '../../corpus/article.ts';
import { splitSentences } from '../../corpus/text/sentences.ts';
import type { Query } from '../query/query.ts';
import { QUESTION_WORDS } from '../text/lexicon.ts';
import { stem as stemOf, stemmedWords } from '../text/tokens.ts';

/** What a reader wants news of, as articles and sentences are compared with it. */
export type Topic = {
  /** The share of the topic that some words say, by weight, 0 to 1; 1 for no topic in particular. */
  share(words: readonly Word[]): number;
  /** Whether some words say every name and number of the topic, and its names of two words in a row. */
  hasNames(words: readonly Word[]): boolean;
};

type Word = { word: string; stem: string };

/** No topic in particular: everything is on it. */
export const ANY_TOPIC: Topic = { share: () => 1, hasNames: () => true };

/**
 * The topic that a query names, read with articles that were found for it: a word that they mostly
 * write with a capital letter is a name, whatever the reader typed.
 */
export function topicOf(query: TopicQuery, articles: readonly Article[]): Topic {
  const wanted = topicTerms(query);
  const total = wanted.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return ANY_TOPIC;
  const texts = articles
    .slice(0, NAMES.articles)
    .map(({ text }) => text.slice(0, NAMES.characters));
  const names = wanted.filter(({ word }) => /\d/u.test(word) || isName(word, texts));
  const pairs = pairsOf(wanted, names, texts);
  return {
    share: (words) => {
      const held = wanted.filter((term) => words.some((word) => says(term, word)));
      return held.reduce((sum, { weight }) => sum + weight, 0) / total;
    },
    hasNames: (words) =>
      names.every((name) => words.some((word) => says(name, word))) &&
      pairs.every((pair) => saysPair(pair, words)),
  };
}

type Pair = readonly [Word, Word];

/** The neighbours with a name among them that most texts with both hold in a row: `Serena Williams`. */
function pairsOf(
  wanted: readonly Word[],
  names: readonly Word[],
  texts: readonly string[],
): Pair[] {
  const read = texts.map((text) => stemmedWords(text));
  return wanted.slice(1).flatMap((second, index): Pair[] => {
    const first = wanted[index] ?? second;
    if (!names.includes(first) && !names.includes(second)) return [];
    const both = read.filter((words) =>
      [first, second].every((term) => words.some((word) => says(term, word))),
    );
    const inRow = both.filter((words) => saysPair([first, second], words));
    return both.length > 0 && inRow.length >= NAMES.inRow * both.length ? [[first, second]] : [];
  });
}

function saysPair([first, second]: Pair, words: readonly Word[]): boolean {
  return words.some((word, index) => {
    const next = words[index + 1];
    return next !== undefined && says(first, word) && says(second, next);
  });
}

/** What of a parsed question is its topic. */
export type TopicQuery = Pick<Query, 'terms' | 'stems'>;

/** The words of a topic and how much each counts. */
export function topicTerms({ terms, stems }: TopicQuery): (Word & { weight: number })[] {
  return terms.length > 0
    ? terms
    : [...stems].map(([word, weight]) => ({ word, stem: word, weight }));
}

/** How much is read to tell names; the share of capital letters, or of texts with two words in a row, that makes one. */
const NAMES = { articles: 40, characters: 2_000, share: 0.8, inRow: 0.5 } as const;

function isName(word: string, texts: readonly string[]): boolean {
  // Within a sentence: after a small letter or a comma. Words are letters and digits alone.
  const within = new RegExp(String.raw`(?<=[\p{Ll},] )${word}(?!\p{L})`, 'giu');
  const found = texts.flatMap((text) => text.match(within) ?? []);
  const capitals = found.filter((written) => /^\p{Lu}/u.test(written));
  return found.length > 0 && capitals.length >= NAMES.share * found.length;
}

/** What makes a country's name an adjective: `Iranian`, `Israeli`, `Ukrainian`. */
const DERIVED = /^(?:n|an|ian|ese|ish|i)$/u;

/** The names of countries that a word may be the adjective of. */
export function baseWords(word: string): string[] {
  return [1, 2, 3]
    .filter((length) => word.length > length && DERIVED.test(word.slice(-length)))
    .map((length) => word.slice(0, -length));
}

function says(term: Word, { word, stem }: Word): boolean {
  if (stem === term.stem || folded(word) === folded(term.word)) return true;
  return word.startsWith(term.word) && DERIVED.test(word.slice(term.word.length));
}

/** `Zelenskyy` and `Zelensky` are one name. */
export function folded(word: string): string {
  return word.replace(/(?<=\p{L}{4}(\p{L}))\1$/u, '');
}

/** Letters of a word that can be misspelt, and how many of them. */
const MISSPELT = [
  { letters: 8, edits: 2 },
  { letters: 5, edits: 1 },
] as const;

/**
 * The topic as the articles found for it spell it: each word that none of them holds is replaced by
 * the most frequent one of theirs that differs in a letter or two; null where there is nothing to mend.
 */
export function respelt(
  text: string,
  query: TopicQuery,
  articles: readonly Article[],
): string | null {
  const counts = new Map<string, number>();
  for (const { title, text: body } of articles)
    for (const { word } of stemmedWords(`${title}\n${body.slice(0, NAMES.characters)}`))
      counts.set(word, (counts.get(word) ?? 0) + 1);
  // What no topic is about is not what a word of one means.
  const known = [...counts].filter(([word]) => !QUESTION_WORDS.has(word));
  const mended = topicTerms(query).reduce((mending, term) => {
    if (
      editsOf(term.word) === 0 ||
      known.some(([word]) => says(term, { word, stem: stemOf(word) }))
    )
      return mending;
    const [near] = known
      .filter(([word]) => isMisspelling(term.word, word))
      .toSorted(([, one], [, other]) => other - one);
    if (near === undefined) return mending;
    const [word] = near;
    return mending.replace(
      new RegExp(String.raw`(?<!\p{L})${term.word}(?!\p{L})`, 'iu'),
      // A capital letter is what makes it a name.
      (written) => (/^\p{Lu}/u.test(written) ? word.charAt(0).toUpperCase() + word.slice(1) : word),
    );
  }, text);
  return mended === text ? null : mended;
}

/** Whether a word of a topic may be another one, misspelt. */
export function isMisspelling(written: string, meant: string): boolean {
  const edits = editsOf(written);
  if (edits === 0 || written[0] !== meant[0]) return false;
  return distance(written, meant, edits) <= edits;
}

/** What forms of a word end in: `walks`, `walked`, `walking`. */
const ENDINGS = ['', 's', 'es', 'ed', 'ing'] as const;

/**
 * Whether a word of a topic may be a misspelt form of a word with this stem: `protsts` of `protest`. Of
 * forms with a letter left out it tells four in five.
 */
export function isMisspeltForm({ word, stem }: Word, meant: string): boolean {
  const edits = editsOf(word);
  if (edits === 0 || word[0] !== meant[0]) return false;
  const stripped = ENDINGS.filter((ending) => word.endsWith(ending)).map((ending) =>
    word.slice(0, word.length - ending.length),
  );
  return [stem, ...stripped].some((base) => distance(base, meant, edits) <= edits);
}

/** How many letters of a word may be wrong. */
function editsOf(word: string): number {
  return MISSPELT.find(({ letters }) => word.length >= letters)?.edits ?? 0;
}

/** The edits between two words (Levenshtein 1966); more than `most` where it is more. */
function distance(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let index = 0; index < one.length; index += 1) {
    const next = [index + 1];
    for (let column = 0; column < other.length; column += 1)
      next.push(
        Math.min(
          (row[column + 1] ?? 0) + 1,
          (next[column] ?? 0) + 1,
          (row[column] ?? 0) + Number(one.charAt(index) !== other.charAt(column)),
        ),
      );
    row = next;
  }
  return row.at(-1) ?? 0;
}

/** The share of the topic that the opening of an article on it holds, with its headline. */
export const LEAST_OPENING = 0.65;
/**
 * How much its sentences say the topic, by the characters of the opening that name it: a round-up names
 * it once and goes on to the next, and an article that comes to it late mostly is about something else.
 */
const OPENINGS = [
  { characters: 300, leastDensity: 0.05 },
  { characters: 700, leastDensity: 0.1 },
] as const;
/** How much of an article tells whether it is on a topic at all. */
export const OPENING_CHARACTERS = Math.max(...OPENINGS.map(({ characters }) => characters));
/** One in so many of its sentences and the headline holds as much of it, two of the first 24. */
const LEAST_WHOLE = 1 / 12;
/** Sentences that are read. */
const SENTENCES = 24;

/**
 * How much an article is about a topic: the mean over its sentences of the share of the topic that each
 * holds, squared, so that half of a phrase counts little; 0 if it is about something else.
 */
export function aboutness({ title, text }: Pick<Article, 'title' | 'text'>, topic: Topic): number {
  const openings = OPENINGS.map((opening) => ({
    ...opening,
    words: stemmedWords(`${title}\n${text.slice(0, opening.characters)}`),
  }));
  const opening = openings.find(({ words }) => topic.share(words) >= LEAST_OPENING);
  if (opening === undefined || openings.every(({ words }) => !topic.hasNames(words))) return 0;
  const shares = splitSentences(text)
    .slice(0, SENTENCES)
    .map(({ start, end }) => topic.share(stemmedWords(text.slice(start, end))));
  // One sentence may hold two subjects by chance.
  const whole = [topic.share(stemmedWords(title)), ...shares].filter(
    (share) => share >= LEAST_OPENING,
  );
  if (whole.length < LEAST_WHOLE * shares.length) return 0;
  const density = shares.reduce((sum, share) => sum + share ** 2, 0) / shares.length;
  return density < opening.leastDensity ? 0 : density;
}
