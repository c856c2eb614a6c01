import { expect, test } from 'vitest';
import { toArticle } from '../../../../corpus/to-article.ts';
import { madeUpArticles } from '../../../../scripts/benchmark/corpus.ts';
import {
  evaluateFactChecks,
  factCheckMarkdown,
} from '../../../../scripts/evaluation/claims/evaluate-fact-checks.ts';
import { makeClaims } from '../../../../scripts/evaluation/claims/make-claims.ts';

const lines = madeUpArticles(1);
const articles = Array.from({ length: 40 }, () => toArticle(lines.next().value)).flatMap(
  (outcome) => ('article' in outcome ? [outcome.article] : []),
);
const first = articles[0]?.id ?? '';
const stories = new Map(articles.map(({ id }, index) => [id, index < 3 ? first : id]));
const options = { number: 40, seed: 3, stories };

test('whole stories are left out, and their claims are the uncovered ones', () => {
  const { claims, stored } = makeClaims(articles, options);
  expect(stored.length).toBeLessThan(articles.length);
  const ids = new Set(stored.map(({ id }) => id));
  const together = articles.slice(0, 3).map(({ id }) => ids.has(id));
  expect(new Set(together).size).toBe(1);
  expect(new Set(claims.map(({ truth }) => truth))).toContain('true');
  const uncovered = claims.filter(({ truth }) => truth === 'uncovered');
  expect(uncovered.filter(({ text }) => stored.some((one) => one.text.includes(text)))).toEqual([]);
});

test('the same seed makes the same claims', () => {
  expect(makeClaims(articles, options)).toEqual(makeClaims(articles, options));
});

test('reports which verdicts claims of each kind got', async () => {
  const { claims, stored } = makeClaims(articles, options);
  const report = await evaluateFactChecks(
    claims,
    async ({ text }) => {
      const isTold = stored.some((one) => one.text.includes(text));
      const verdict = isTold ? ('supported' as const) : ('not-covered' as const);
      return { claims: [{ text, verdict, findings: [] }] };
    },
    { seed: 3 },
  );
  expect(report.by_kind['true, verbatim']).toMatchObject({ supported: 1, contradicted: 0 });
  expect(report.by_truth['corrupted']).toMatchObject({ supported: 0, 'not-covered': 1 });
  expect(factCheckMarkdown(report)).toContain('| true, verbatim |');
});

test('of a sentence that holds several claims the gravest verdict counts', async () => {
  const claim = { truth: 'true' as const, kind: 'verbatim', text: 'One. Two.', at: '' };
  const told = (['supported', 'contradicted'] as const).map((verdict) => ({
    text: '',
    verdict,
    findings: [],
  }));
  const report = await evaluateFactChecks([claim], async () => ({ claims: told }), { seed: 1 });
  expect(report.by_truth['true']).toMatchObject({ n: 1, contradicted: 1 });
});
