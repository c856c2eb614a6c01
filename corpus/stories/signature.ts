// Reduces an article to the words and days that group it into stories.
import type { Article } from '../article.ts';
import { languageOfScript } from '../text/script.ts';
import { hashWords, type Sketch, sketchOf } from './copies.ts';

/** What grouping articles into stories needs to know of a language. */
export type Vocabulary = {
  /** The words of a text in reading order, normalised so that equal words are equal strings. */
  words(text: string): string[];
  /**
   * How much a word says about a text's topic: near 0 for `the`, about 1 for names. `language` is
   * that of the text, a BCP 47 tag, or null.
   */
  weight(word: string, language: string | null): number;
};

/** What the story index keeps of an article's words: about one kilobyte, see `packSignature`. */
export type Signature = {
  /** Hashes of the article's heaviest words, heaviest first, and of the days that it names. */
  terms: Uint32Array;
  /** The weight of each term, from 1 to 255. */
  weights: Uint8Array;
  /** For finding copies. */
  sketch: Sketch;
};

/** How many words a signature keeps. */
const TERMS = 64;
/** Only the start of the text counts, because what follows is background. */
const BODY_WORDS = 800;
const LEAD_WORDS = 160;
/** Holds that many words in most languages. */
const BODY_CHARACTERS = 7 * BODY_WORDS;
/** How often a word counts in the headline, in the lead, and in the rest of the text. */
const HEADLINE = 3;
const LEAD = 3;
const REST = 1;
/** Characters that tell the language. */
const LANGUAGE_SAMPLE = 2_000;
/** The weight of a day named in the text, relative to the heaviest word. */
const EVENT_DAY = 0.4;
/** Days named later in the text are those of other events. */
const EVENT_DAY_WORDS = 120;
/** Quotations are left out of the sketch, because independent reports quote the same people. */
const QUOTATION = /“[^“”]{1,420}”|"[^"]{1,420}"/gu;

/** What a signature depends on. */
type Signed = Pick<Article, 'title' | 'text' | 'publishedAt'> & Partial<Pick<Article, 'language'>>;

/** The signature of an article. */
export function signatureOf(
  { title, text, publishedAt, language = null }: Signed,
  vocabulary: Vocabulary,
): Signature {
  // Chinese and Japanese words look alike and do not mean the same.
  const isJapanese = languageOfScript(text.slice(0, LANGUAGE_SAMPLE)) === 'ja';
  const headline = vocabulary.words(title);
  const body = vocabulary.words(text.slice(0, BODY_CHARACTERS));
  const counts = new Map<string, number>();
  const count = (words: readonly string[], times: number): void => {
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + times);
  };
  count(headline, HEADLINE);
  count(body.slice(0, LEAD_WORDS), LEAD);
  count(body.slice(LEAD_WORDS, BODY_WORDS), REST);
  const heaviest = [...counts]
    .map(([word, times]) => ({ word, weight: times * vocabulary.weight(word, language) }))
    .toSorted((left, right) => right.weight - left.weight || (left.word < right.word ? -1 : 1))
    .slice(0, TERMS);
  const most = heaviest[0]?.weight || 1;
  const days = eventDays([...headline, ...body.slice(0, EVENT_DAY_WORDS)], publishedAt).map(
    (day, _, all) => ({ word: `day ${day}`, weight: (most * EVENT_DAY) / Math.sqrt(all.length) }),
  );
  const terms = [...heaviest, ...days];
  return {
    terms: Uint32Array.from(terms, ({ word }) => hashWords(isJapanese ? ['ja', word] : [word])),
    weights: Uint8Array.from(terms, ({ weight }) => Math.max(1, Math.round((255 * weight) / most))),
    sketch: sketchOf(vocabulary.words(text.replaceAll(QUOTATION, ' '))),
  };
}

/** A signature as bytes, to store with its article. */
export function packSignature({ terms, weights, sketch }: Signature): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(1 + terms.length * 5 + sketch.length * 4));
  bytes.setUint8(0, terms.length);
  let at = 1;
  const number = (value: number): void => {
    bytes.setUint32(at, value);
    at += 4;
  };
  terms.forEach(number);
  weights.forEach((weight) => {
    bytes.setUint8(at, weight);
    at += 1;
  });
  sketch.forEach(number);
  return new Uint8Array(bytes.buffer);
}

/** The signature that `packSignature` packed; null for damaged bytes. */
export function unpackSignature(bytes: Uint8Array): Signature | null {
  const count = bytes[0];
  if (count === undefined || (bytes.length - 1 - count * 5) % 4 !== 0) return null;
  const sketchStart = 1 + count * 5;
  if (sketchStart > bytes.length) return null;
  return {
    terms: numbers(bytes, 1, 1 + count * 4),
    weights: bytes.slice(1 + count * 4, sketchStart),
    sketch: numbers(bytes, sketchStart, bytes.length),
  };
}

function numbers(bytes: Uint8Array, start: number, end: number): Uint32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return Uint32Array.from({ length: (end - start) / 4 }, (_, index) =>
    view.getUint32(start + index * 4),
  );
}

/** As `Date` numbers them. */
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const DAY_MILLISECONDS = 86_400_000;

/**
 * The days that the words name by weekday, counted from 1970 and ascending. A weekday is the
 * nearest such day to the publication, before or after. English only; empty for undated articles.
 */
function eventDays(words: readonly string[], publishedAt: string | null): number[] {
  if (publishedAt === null) return [];
  const published = new Date(publishedAt);
  const today = Math.floor(published.getTime() / DAY_MILLISECONDS);
  const named = new Set(words.map((word) => WEEKDAYS.indexOf(word)));
  const week = [-3, -2, -1, 0, 1, 2, 3];
  return week
    .filter((offset) => named.has((published.getUTCDay() + offset + 7) % 7))
    .map((offset) => today + offset);
}
