import { askedQuantity, quantityIn } from './asked-quantity.ts';
import type { Candidate } from './rank-sentences.ts';
import { stem } from './stem.ts';
import { shareHeld, weighedStems } from './word-overlap.ts';
import type { WordWeights } from './word-weights.ts';
import { words } from './words.ts';

/** One of several numbers that are told for the same thing, and the sentences that tell it. */
export type ToldValue = {
  /** As it stands in the newest of the sentences: `15 people`. */
  text: string;
  /** When the newest of them was published, ISO 8601 in UTC. */
  publishedAt: string;
  /** One of each article, newest first. */
  candidates: Candidate[];
};

/** A sentence tells of what is asked when it and its headline hold this share of the question. */
const SAME_SUBJECT = 0.5;
/** Numbers further apart than this count different things, such as a county and its country. */
const SAME_THING_FACTOR = 3;
const YEAR = /\b(?:19|20)\d\d\b/gu;
/** Reports further apart tell of different events, or of what has changed in the meantime. */
const SAME_STORY_MILLISECONDS = 14 * 86_400_000;

/**
 * The different numbers that dated reports of one story give for what is asked, newest first; empty
 * where they agree, or where nothing is counted. Only exact numbers beside the very noun and verb of
 * the question are compared, so what is found differs; much that differs is not found.
 */
export function findDifferences(
  question: string,
  ranked: readonly Candidate[],
  weights: WordWeights,
): ToldValue[] {
  const asked = askedQuantity(question);
  if (asked === null) return [];
  const wanted = weighedStems(question, weights);
  const told = new Map<number, ToldValue>();
  const seen = new Set<string>();
  for (const candidate of ranked.filter((item) => isAbout(item, wanted)).toSorted(newestFirst)) {
    const { id, publishedAt } = candidate.evidence.article;
    if (publishedAt === null || seen.has(id) || tellsOfOtherYear(candidate.text, publishedAt))
      continue;
    const quantity = quantityIn(candidate.text, asked);
    if (quantity === null) continue;
    seen.add(id);
    const known = told.get(quantity.value);
    if (known === undefined)
      told.set(quantity.value, { text: quantity.text, publishedAt, candidates: [candidate] });
    else known.candidates.push(candidate);
  }
  return ofOneStory([...told]);
}

/** What is told of the same thing at about the time of the newest report; none where that is alone. */
function ofOneStory([newest, ...others]: readonly (readonly [number, ToldValue])[]): ToldValue[] {
  if (newest === undefined) return [];
  const [value, { publishedAt }] = newest;
  const comparable = others.filter(([other, { publishedAt: earlier }]) => {
    const factor = Math.max(value, other) / Math.min(value, other);
    const apart = Date.parse(publishedAt) - Date.parse(earlier);
    return factor <= SAME_THING_FACTOR && apart <= SAME_STORY_MILLISECONDS;
  });
  return comparable.length === 0 ? [] : [newest, ...comparable].map(([, told]) => told);
}

/** `Hurricane Andrew in 1992 killed …` is a comparison with something else. */
function tellsOfOtherYear(sentence: string, publishedAt: string): boolean {
  return [...sentence.matchAll(YEAR)].some(([year]) => year !== publishedAt.slice(0, 4));
}

function isAbout({ stems, evidence }: Candidate, wanted: ReadonlyMap<string, number>): boolean {
  const headline = new Set(words(evidence.article.title).map(stem));
  return shareHeld(wanted, stems.union(headline)) >= SAME_SUBJECT;
}

function newestFirst({ evidence: left }: Candidate, { evidence: right }: Candidate): number {
  return (right.article.publishedAt ?? '').localeCompare(left.article.publishedAt ?? '');
}
