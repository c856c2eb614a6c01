// Measures how articles are grouped into stories, with labelled pairs.
import { z } from 'zod';
import { openStoryIndex } from '../../bot/wire.ts';
import type { Article } from '../../corpus/article.ts';
import type { StoryIndex } from '../../corpus/stories/story-index.ts';
import { type Rate, share } from './statistics.ts';
import { nothingIn, readArticles, readJsonLines } from './read-lines.ts';

/** Two article ids, and whether the articles tell the same story, by human judgement. */
export type PairLine = z.output<typeof pairLineSchema>;

/** How well the stories agree with the labels, with the keys of the JSON output. */
type PairReport = {
  /** Number of pairs compared. */
  n: number;
  /** Number of pairs left out because an article of theirs is missing. */
  missing: number;
  /** Share of the pairs put into one story that belong into one. */
  precision: Rate;
  /** Share of the pairs that belong into one story that were put into one. */
  recall: Rate;
  /** Mean of recall and of the share of the other pairs that were kept apart. */
  balanced_accuracy: Rate;
  articles_per_second: number;
};

type Grouping = {
  /** Story id by article id, after all merges. */
  stories: Map<string, string>;
  /** Article id of the original by id of the copy. */
  copies: Map<string, string>;
  seconds: number;
};

const pairLineSchema = z.object({ a: z.string(), b: z.string(), same: z.boolean() });

/**
 * Measures how well articles are grouped into stories, with a file of labelled pairs.
 * @throws LabelledSetUnreadable; CommandError when there is no article or no pair of two of them.
 */
export async function judgePairs(
  articlePaths: readonly string[],
  pairsFile: string,
): Promise<PairReport> {
  const pairs = await readPairLines(pairsFile);
  const articles = await readArticles(articlePaths);
  const index = await openStoryIndex();
  const report = evaluatePairs(pairs, articles, { index, clock: () => performance.now() });
  if (report.n === 0)
    throw nothingIn([pairsFile], `no pair of articles of ${articlePaths.join(', ')}`);
  return report;
}

/**
 * Reads labelled pairs, JSONL or gzipped JSONL.
 * @throws LabelledSetUnreadable for an unreadable file or a wrong line.
 */
export async function readPairLines(path: string): Promise<PairLine[]> {
  return await readJsonLines(path, pairLineSchema);
}

/**
 * Groups the articles in order of publication, undated ones last, and compares the stories with the
 * labels. `clock` gives milliseconds.
 * @internal
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

/** Groups articles into stories in the order given. `clock` gives milliseconds. */
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
  for (const [article, story] of placed) stories.set(article, mergedStory(story, mergedInto));
  return { stories, copies, seconds };
}

function byTime(left: Article, right: Article): number {
  const [one, other] = [left, right].map(({ publishedAt, id }) => `${publishedAt ?? '~'} ${id}`);
  return (one ?? '') < (other ?? '') ? -1 : 1;
}

function mergedStory(story: string, mergedInto: ReadonlyMap<string, string>): string {
  let final = story;
  for (let next = mergedInto.get(final); next !== undefined; next = mergedInto.get(final))
    final = next;
  return final;
}
