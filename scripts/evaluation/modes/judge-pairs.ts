import { openStoryIndex } from '../../../bot/wire.ts';
import { fileSource } from '../../../corpus/adapters/files/file-source.ts';
import { evaluatePairs, type PairReport, readPairLines } from '../stories/evaluate-pairs.ts';
import { NothingToEvaluate } from '../nothing-to-evaluate.ts';
import { readArticles } from '../read-articles.ts';

/**
 * How well the articles of one file are grouped, by the pairs of another.
 * @throws NothingToEvaluate, LabelledSetUnreadable.
 */
export async function judgePairs(articlesFile: string, pairsFile: string): Promise<PairReport> {
  const pairs = await readPairLines(pairsFile);
  const articles = await readArticles(fileSource([articlesFile]));
  if (articles.length === 0) throw new NothingToEvaluate(articlesFile);
  const index = await openStoryIndex();
  const report = evaluatePairs(pairs, articles, { index, clock: () => performance.now() });
  if (report.n === 0)
    throw new NothingToEvaluate(pairsFile, `no pair of articles of ${articlesFile}`);
  return report;
}
