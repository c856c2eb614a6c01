import { fileSource } from '../../../corpus/sources/files/file-source.ts';
import { positiveInteger } from '../../command-line/arguments.ts';
import { startProgress } from '../../command-line/progress.ts';
import { evaluateFactChecks, type FactCheckReport } from '../claims/evaluate-fact-checks.ts';
import { NothingToEvaluate } from '../nothing-to-evaluate.ts';
import { readArticles } from '../read-articles.ts';
import { withStore } from './answer-questions.ts';

/** How often a fact check finds the sentence that a claim was made from, in the articles of files and folders. */
export async function checkFacts(
  paths: readonly string[],
  number: string,
  seed: string,
): Promise<FactCheckReport> {
  const wanted = {
    number: positiveInteger('--fact-checks', number),
    seed: positiveInteger('--seed', seed),
  };
  const articles = await readArticles(fileSource(paths));
  if (articles.length === 0) throw new NothingToEvaluate(paths.join(', '));
  return await withStore({ withModel: false }, async (engine) => {
    const progress = startProgress({ label: 'Ingesting and checking', unit: 'claims' });
    await engine.ingest(fileSource(paths));
    const report = await evaluateFactChecks(
      articles,
      async (request) => await engine.check(request),
      {
        ...wanted,
        onProgress: (done) => {
          progress.show(done);
        },
      },
    );
    progress.stop();
    return report;
  });
}
