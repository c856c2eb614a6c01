import { openStoryIndex } from '../../../bot/wire.ts';
import { fileSource } from '../../../corpus/sources/files/file-source.ts';
import { evaluatePairs, type PairReport, readPairLines } from '../stories/evaluate-pairs.ts';
import { NothingToEvaluate } from '../nothing-to-evaluate.ts';
import { readArticles } from '../read-articles.ts';

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
