import { z } from 'zod';
import { openStoryIndex } from '../../bot/wire.ts';
import type { Article } from '../../corpus/article.ts';
import { fileSource } from '../../corpus/sources/files/file-source.ts';
import type { StoryIndex } from '../../corpus/stories/story-index.ts';
import { type Rate, share } from './statistics.ts';
import { NothingToEvaluate, readArticles, readJsonLines } from './read-lines.ts';

/** The ids of two articles, and whether people found that they tell the same story. */
export type PairLine = z.output<typeof pairLineSchema>;

/** How well the grouping agrees with the labels. Keys as they are printed. */
type PairReport = {
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

/** How articles were grouped, and how long it took. */
type Grouping = {
  /** The story of each article, by ids, all merges carried out. */
  stories: Map<string, string>;
  /** The original of each copy, by ids. */
  copies: Map<string, string>;
  seconds: number;
};

const pairLineSchema = z.object({ a: z.string(), b: z.string(), same: z.boolean() });

/**
 * How well the articles of files and folders are grouped, by the pairs of another file.
 * @throws NothingToEvaluate, LabelledSetUnreadable.
 */
export async function judgePairs(
  articlePaths: readonly string[],
  pairsFile: string,
): Promise<PairReport> {
  const pairs = await readPairLines(pairsFile);
  const articles = await readArticles(fileSource(articlePaths));
  if (articles.length === 0) throw new NothingToEvaluate(articlePaths.join(', '));
  const index = await openStoryIndex();
  const report = evaluatePairs(pairs, articles, { index, clock: () => performance.now() });
  if (report.n === 0)
    throw new NothingToEvaluate(pairsFile, `no pair of articles of ${articlePaths.join(', ')}`);
  return report;
}

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

/** Places articles in the order given; `clock` tells milliseconds. */
export function groupArticles(
  articles: readonly Article[],
  index: StoryIndex,
  clock: () => number,
): Grouping {
  const placed = new Map<string, string>();
  const copies = new Map<string, string>();
  const mergedInto = new Map<string, string>();
  const start = clock();
  for (const article of articles) {
    const { story, copyOf, merged } = index.place(article);
    placed.set(article.id, story);
    if (copyOf !== null) copies.set(article.id, copyOf);
    for (const gone of merged) mergedInto.set(gone, story);
  }
  const seconds = (clock() - start) / 1_000;
  const stories = new Map<string, string>();
  for (const [article, story] of placed) stories.set(article, finalStory(story, mergedInto));
  return { stories, copies, seconds };
}

function byTime(left: Article, right: Article): number {
  const [one, other] = [left, right].map(({ publishedAt, id }) => `${publishedAt ?? '~'} ${id}`);
  return (one ?? '') < (other ?? '') ? -1 : 1;
}

function finalStory(story: string, mergedInto: ReadonlyMap<string, string>): string {
  let final = story;
  for (let next = mergedInto.get(final); next !== undefined; next = mergedInto.get(final))
    final = next;
  return final;
}
