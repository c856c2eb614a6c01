import type { Candidate } from '../sentences/rank-sentences.ts';
import type { Told, ToldBy } from './told.ts';

/** One of several numbers, names or outcomes told for the same thing, and the sentences that tell it. */
export type ToldValue = {
  /** As it stands in the newest of the sentences: `15 people`; `yes` or `no` for an outcome. */
  text: string;
  /** When the newest of them was published, ISO 8601 in UTC. */
  publishedAt: string;
  /** One of each article, newest first. */
  candidates: Candidate[];
};

/** Numbers further apart than this count different things, such as a county and its country. */
const SAME_THING_FACTOR = 3;
/** Reports further apart tell of different events, or of what has changed in the meantime. */
const SAME_STORY_MILLISECONDS = 14 * 86_400_000;

/**
 * The different numbers, names or outcomes that reports of one story give, newest first; empty where
 * they agree. What is found differs; much that differs is not found.
 */
export function findDifferences(told: readonly ToldBy[]): ToldValue[] {
  const values = new Map<Told['key'], ToldValue>();
  const seen = new Set<string>();
  const newestFirst = told.toSorted((one, other) =>
    other.publishedAt.localeCompare(one.publishedAt),
  );
  for (const { candidate, told: found, publishedAt } of newestFirst) {
    const { id } = candidate.evidence.article;
    if (seen.has(id)) continue;
    seen.add(id);
    const known = values.get(found.key);
    if (known === undefined)
      values.set(found.key, { text: found.text, publishedAt, candidates: [candidate] });
    else known.candidates.push(candidate);
  }
  return ofOneStory([...values]);
}

/** What is told of the same thing at about the time of the newest report; none where that is alone. */
function ofOneStory(values: readonly (readonly [Told['key'], ToldValue])[]): ToldValue[] {
  const [newest, ...others] = values;
  if (newest === undefined) return [];
  const [key, { publishedAt }] = newest;
  const comparable = others.filter(([other, { publishedAt: earlier }]) => {
    const apart = Date.parse(publishedAt) - Date.parse(earlier);
    return factorOf(key, other) <= SAME_THING_FACTOR && apart <= SAME_STORY_MILLISECONDS;
  });
  return comparable.length === 0 ? [] : [newest, ...comparable].map(([, value]) => value);
}

/** How many times the smaller of two numbers the larger is; 1 where they are no numbers. */
function factorOf(one: Told['key'], other: Told['key']): number {
  if (typeof one === 'string' || typeof other === 'string') return 1;
  return Math.max(one, other) / Math.min(one, other);
}
