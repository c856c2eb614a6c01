import type { Article } from '../article.ts';
import { hashWords, sampleWording } from './copies.ts';

/** Words that stand for what an article is about. */
const TERMS = 64;
/** News says what it is about at its beginning; what follows is background. */
const BODY_WORDS = 800;
const LEAD_WORDS = 160;
/** How often a word counts: in the headline, in the lead, further down. */
const HEADLINE = 3;
const LEAD = 3;
const REST = 1;
/** The day of the event is a word too: so heavy beside the heaviest one. */
const EVENT_DAY = 0.4;
/** The day of an event is named at once, or it is another event's. */
const EVENT_DAY_WORDS = 120;
/** Independent reports quote the same people: what they quote is nobody's wording. */
const QUOTATION = /“[^“”]{1,420}”|"[^"]{1,420}"/gu;

/** All that the grouping keeps of an article's words: about one kilobyte, see `packSignature`. */
export type Signature = {
  /** Hashes of the words it is most about, the heaviest first, and of the days that it tells of. */
  terms: Uint32Array;
  /** The weight of each term, from 1 to 255. */
  weights: Uint8Array;
  /** See `sampleWording`. */
  wording: Uint32Array;
};

/** The signature of an article: the same words and day give the same one, whatever else is known. */
export function signatureOf(
  { title, text, publishedAt }: Pick<Article, 'title' | 'text' | 'publishedAt'>,
  vocabulary: Vocabulary,
): Signature {
  const headline = vocabulary.words(title);
  const body = vocabulary.words(text);
  const counts = new Map<string, number>();
  const count = (words: readonly string[], times: number): void => {
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + times);
  };
  count(headline, HEADLINE);
  count(body.slice(0, LEAD_WORDS), LEAD);
  count(body.slice(LEAD_WORDS, BODY_WORDS), REST);
  const heaviest = [...counts]
    .map(([word, times]) => ({ word, weight: times * vocabulary.weight(word) }))
    .toSorted((left, right) => right.weight - left.weight || (left.word < right.word ? -1 : 1))
    .slice(0, TERMS);
  const most = heaviest[0]?.weight || 1;
  const days = eventDays([...headline, ...body.slice(0, EVENT_DAY_WORDS)], publishedAt).map(
    (day, _, all) => ({ word: `day ${day}`, weight: (most * EVENT_DAY) / Math.sqrt(all.length) }),
  );
  const terms = [...heaviest, ...days];
  return {
    terms: Uint32Array.from(terms, ({ word }) => hashWords([word])),
    weights: Uint8Array.from(terms, ({ weight }) => Math.max(1, Math.round((255 * weight) / most))),
    wording: sampleWording(vocabulary.words(text.replaceAll(QUOTATION, ' '))),
  };
}

/** As `Date` numbers them. */
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const DAY = 86_400_000;

/**
 * The days that words name by their weekday, counted from 1970 and ascending: of the days of that
 * name the one nearest to publication, since news tells of yesterday and announces tomorrow. None
 * without a date, or in a language other than English.
 */
export function eventDays(words: readonly string[], publishedAt: string | null): number[] {
  if (publishedAt === null) return [];
  const published = new Date(publishedAt);
  const today = Math.floor(published.getTime() / DAY);
  const named = new Set(words.map((word) => WEEKDAYS.indexOf(word)));
  const week = [-3, -2, -1, 0, 1, 2, 3];
  return week
    .filter((offset) => named.has((published.getUTCDay() + offset + 7) % 7))
    .map((offset) => today + offset);
}

/** What the grouping of articles must know of a language, given by the room that has learnt it. */
export type Vocabulary = {
  /** The words of a text in reading order, folded so that equal words are equal strings. */
  words(text: string): string[];
  /** How much a word tells what a text is about: near 0 for the likes of `the`, about 1 for names. */
  weight(word: string): number;
};

/** A signature as bytes, for storing beside its article. */
export function packSignature({ terms, weights, wording }: Signature): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(1 + terms.length * 5 + wording.length * 4));
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
  wording.forEach(number);
  return new Uint8Array(bytes.buffer);
}

/** What `packSignature` packed; null for bytes that it cannot have made. */
export function unpackSignature(bytes: Uint8Array): Signature | null {
  const count = bytes[0];
  if (count === undefined || (bytes.length - 1 - count * 5) % 4 !== 0) return null;
  const wordingStart = 1 + count * 5;
  if (wordingStart > bytes.length) return null;
  return {
    terms: numbers(bytes, 1, 1 + count * 4),
    weights: bytes.slice(1 + count * 4, wordingStart),
    wording: numbers(bytes, wordingStart, bytes.length),
  };
}

function numbers(bytes: Uint8Array, start: number, end: number): Uint32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return Uint32Array.from({ length: (end - start) / 4 }, (_, index) =>
    view.getUint32(start + index * 4),
  );
}
