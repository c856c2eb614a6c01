import { openClaimJudge } from '../../../bot/wire.ts';
import { fileSource } from '../../../corpus/sources/files/file-source.ts';
import { positiveInteger } from '../../command-line/arguments.ts';
import { startProgress } from '../../command-line/progress.ts';
import { type CorruptionReport, evaluateCorruptions } from '../claims/evaluate-corruptions.ts';
import { NothingToEvaluate } from '../nothing-to-evaluate.ts';
import { readArticles } from '../read-articles.ts';

/** How well the check tells true sentences made of the articles of files and folders from corrupted ones. */
export async function judgeCorruptions(
  paths: readonly string[],
  number: string,
  seed: string,
): Promise<CorruptionReport> {
  const wanted = {
    number: positiveInteger('--corruptions', number),
    seed: positiveInteger('--seed', seed),
  };
  const articles = await readArticles(fileSource(paths));
  if (articles.length === 0) throw new NothingToEvaluate(paths.join(', '));
  const judge = await openClaimJudge();
  const progress = startProgress({ label: 'Judging', unit: 'sentences' });
  const report = evaluateCorruptions(articles, judge, {
    ...wanted,
    onProgress: (done) => {
      progress.show(done);
    },
  });
  progress.stop();
  return report;
}
