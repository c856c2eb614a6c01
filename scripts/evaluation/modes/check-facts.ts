import { openStoryIndex } from '../../../bot/wire.ts';
import { fileSource } from '../../../corpus/sources/files/file-source.ts';
import type { ArticleSource } from '../../../corpus/article-source.ts';
import type { Article } from '../../../corpus/article.ts';
import { toArticle } from '../../../corpus/to-article.ts';
import { positiveInteger } from '../../command-line/arguments.ts';
import { startProgress } from '../../command-line/progress.ts';
import { evaluateFactChecks, type FactCheckReport } from '../claims/evaluate-fact-checks.ts';
import { groupArticles } from '../stories/group-articles.ts';
import { makeClaims } from '../claims/make-claims.ts';
import { NothingToEvaluate } from '../nothing-to-evaluate.ts';
import { readArticles } from '../read-articles.ts';
import { withStore } from './answer-questions.ts';

/** What fact checks say of true, corrupted and uncovered claims made of the articles of files and folders. */
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
  const { stories } = groupArticles(articles, await openStoryIndex(), () => 0);
  const { claims, stored } = makeClaims(articles, { ...wanted, stories });
  return await withStore({ withModel: false }, async (engine) => {
    const progress = startProgress({ label: 'Ingesting and checking', unit: 'claims' });
    await engine.ingest(onlyOf(paths, stored));
    const report = await evaluateFactChecks(
      claims,
      async (request) => await engine.check(request),
      {
        seed: wanted.seed,
        onProgress: (done) => {
          progress.show(done);
        },
      },
    );
    progress.stop();
    return report;
  });
}

/** What files and folders hold of these articles, and nothing of the others. */
function onlyOf(paths: readonly string[], articles: readonly Article[]): ArticleSource {
  const wanted = new Set(articles.map(({ id }) => id));
  return {
    async *articles() {
      for await (const found of fileSource(paths).articles()) {
        const outcome = 'line' in found ? toArticle(found.line) : found;
        if ('article' in outcome && wanted.has(outcome.article.id)) yield found;
      }
    },
  };
}
