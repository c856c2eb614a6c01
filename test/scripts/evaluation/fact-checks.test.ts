import { expect, test } from 'vitest';
import type { Article } from '../../../corpus/article.ts';
import { toArticle } from '../../../corpus/to-article.ts';
import type { FactCheck } from '../../../retrieval/fact-check/fact-check.ts';
import { madeUpArticles } from '../../../scripts/benchmark/corpus.ts';
import { evaluateFactChecks, factCheckMarkdown } from '../../../scripts/evaluation/fact-checks.ts';

const lines = madeUpArticles(1);
const articles = Array.from({ length: 40 }, () => toArticle(lines.next().value)).flatMap(
  (outcome) => ('article' in outcome ? [outcome.article] : []),
);
const options = { number: 40, seed: 3 };

/** A check that finds a claim where an article holds it word for word, behind another sentence. */
function checkOf(quotes: (text: string, article: Article) => string[]) {
  return async ({ text }: { text: string }): Promise<Pick<FactCheck, 'claims' | 'sources'>> => {
    const article = articles.find((one) => one.text.includes(text));
    const found = article === undefined ? [] : quotes(text, article);
    return {
      claims: [
        {
          text,
          verdict: 'not-judged',
          findings: found.map((_, index) => ({ stance: 'near' as const, source: index + 1 })),
        },
      ],
      sources: article ? found.map((quote, index) => ({ number: index + 1, article, quote })) : [],
    };
  };
}

test('the source of a claim is found if the closest sentence is the one it was made from', async () => {
  const report = await evaluateFactChecks(
    articles,
    checkOf((text) => [text, 'Another sentence.']),
    options,
  );
  expect(report.by_kind['verbatim']).toMatchObject({ source_found: 1 });
  expect(report.by_kind['number']).toMatchObject({ source_found: 0 });
  expect(report.n).toBeGreaterThan(report.by_kind['verbatim']?.n ?? 0);
  expect(factCheckMarkdown(report)).toContain('| verbatim |');
});

test('a source that is not shown first is not found', async () => {
  const check = checkOf((text) => ['Another sentence.', text]);
  const report = await evaluateFactChecks(articles, check, options);
  expect(report.source_found).toBe(0);
});
