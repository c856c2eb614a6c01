import { openStoryIndex } from '../../../bot/wire.ts';
import { fileSource } from '../../../corpus/adapters/files/file-source.ts';
import type { Article } from '../../../corpus/article.ts';
import type { ArticleSource } from '../../../corpus/ports/article-source.ts';
import { toArticle } from '../../../corpus/to-article.ts';
import { positiveInteger } from '../../command-line/command-line.ts';
import { startProgress } from '../../command-line/progress.ts';
import { evaluateFactChecks, type FactCheckReport } from '../claims/evaluate-fact-checks.ts';
import { groupArticles } from '../stories/group-articles.ts';
import { makeClaims } from '../claims/make-claims.ts';
import { NothingToEvaluate } from '../nothing-to-evaluate.ts';
import { readArticles } from '../read-articles.ts';
import { inThrowAwayStore } from './answer-questions.ts';

/** What fact checks say of true, corrupted and uncovered claims made of a file's articles. */
export async function checkFacts(
  file: string,
  number: string,
  seed: string,
): Promise<FactCheckReport> {
  const wanted = {
    number: positiveInteger('--fact-checks', number),
    seed: positiveInteger('--seed', seed),
  };
  const articles = await readArticles(fileSource([file]));
  if (articles.length === 0) throw new NothingToEvaluate(file);
  const { stories } = groupArticles(articles, await openStoryIndex(), () => 0);
  const { claims, stored } = makeClaims(articles, { ...wanted, stories });
  return await inThrowAwayStore(false, async (engine) => {
    const progress = startProgress({ label: 'Ingesting and checking', unit: 'claims' });
    await engine.ingest(onlyOf(file, stored));
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

/** What a file holds of these articles, and nothing of the others. */
function onlyOf(file: string, articles: readonly Article[]): ArticleSource {
  const wanted = new Set(articles.map(({ id }) => id));
  return {
    async *articles() {
      for await (const found of fileSource([file]).articles()) {
        const outcome = 'line' in found ? toArticle(found.line) : found;
        if ('article' in outcome && wanted.has(outcome.article.id)) yield found;
      }
    },
  };
}
