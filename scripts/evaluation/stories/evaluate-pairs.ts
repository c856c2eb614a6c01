import { z } from 'zod';
import type { Article } from '../../../corpus/article.ts';
import type { StoryIndex } from '../../../corpus/stories/story-index.ts';
import { share } from '../averages.ts';
import { groupArticles } from './group-articles.ts';
import { readJsonLines } from '../read-json-lines.ts';
import type { Rate } from '../report.ts';

const pairLineSchema = z.object({ a: z.string(), b: z.string(), same: z.boolean() });

/** The ids of two articles, and whether people found that they tell the same story. */
export type PairLine = z.output<typeof pairLineSchema>;

/** How well the grouping agrees with the labels. Keys as they are printed. */
export type PairReport = {
  /** The pairs that were compared. */
  n: number;
  /** Pairs left out, since the articles hold only one or none of theirs. */
  missing: number;
  /** Of the pairs put into one story, the share that belongs there. */
  precision: Rate;
  /** Of the pairs that belong into one story, the share put there. */
  recall: Rate;
  /** The mean of recall and of the share of other pairs kept apart. */
  balanced_accuracy: Rate;
  articles_per_second: number;
};

/**
 * Reads a set of labelled pairs, JSONL or gzipped JSONL.
 * @throws LabelledSetUnreadable when it cannot be read, or one line of it is wrong.
 */
export async function readPairLines(path: string): Promise<PairLine[]> {
  return await readJsonLines(path, pairLineSchema);
}

/**
 * Groups the articles in order of publication, undated ones last, and compares the stories with the
 * labels, as far as both of a pair are there. `clock` tells milliseconds.
 */
export function evaluatePairs(
  pairs: readonly PairLine[],
  articles: readonly Article[],
  { index, clock }: { index: StoryIndex; clock: () => number },
): PairReport {
  const { stories, seconds } = groupArticles(articles.toSorted(byTime), index, clock);
  const present = pairs.filter(({ a, b }) => stories.has(a) && stories.has(b));
  const judged = present.map(({ a, b, same }) => ({
    same,
    together: stories.get(a) === stories.get(b),
  }));
  const recall = share(
    judged.filter(({ same }) => same),
    ({ together }) => together,
  );
  const apart = share(
    judged.filter(({ same }) => !same),
    ({ together }) => !together,
  );
  return {
    n: present.length,
    missing: pairs.length - present.length,
    precision: share(
      judged.filter(({ together }) => together),
      ({ same }) => same,
    ),
    recall,
    balanced_accuracy: recall === null || apart === null ? null : (recall + apart) / 2,
    articles_per_second: Math.round(articles.length / Math.max(seconds, 0.001)),
  };
}

function byTime(left: Article, right: Article): number {
  const [one, other] = [left, right].map(({ publishedAt, id }) => `${publishedAt ?? '~'} ${id}`);
  return (one ?? '') < (other ?? '') ? -1 : 1;
}
