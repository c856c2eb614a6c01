import type { Article } from '../article.ts';
import { sampleWording } from './copies.ts';
import { eventDays } from './event-days.ts';
import { hashWords } from './hash-words.ts';
import type { Vocabulary } from './vocabulary.ts';

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
