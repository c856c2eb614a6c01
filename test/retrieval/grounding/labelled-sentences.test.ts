import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openClaimJudge } from '../../../bot/wire.ts';
import { fileSource } from '../../../corpus/adapters/files/file-source.ts';
import type { ArticleSource } from '../../../corpus/ports/article-source.ts';
import {
  evaluateClaims,
  readClaimLines,
} from '../../../scripts/evaluation/claims/evaluate-claims.ts';
import { evaluateCorruptions } from '../../../scripts/evaluation/claims/evaluate-corruptions.ts';
import { readArticles } from '../../../scripts/evaluation/read-articles.ts';

const folder = fileURLToPath(new URL('../../../../shared/eval/', import.meta.url));

/** Names are tagged in each of them, which takes time. */
const MOST_ARTICLES = 20;

test.skipIf(!existsSync(folder))(
  'tells sentences that people found supported from the others (skipped where ../shared is missing)',
  async () => {
    const judge = await openClaimJudge();
    const claims = await readClaimLines(`${folder}claims.jsonl.gz`);
    const { overall } = await evaluateClaims(claims, ({ claim, source_text: text }) =>
      judge(claim, text),
    );
    expect(overall.auc).toBeGreaterThan(0.81);
    expect(overall.kept_supported).toBeGreaterThanOrEqual(0.9);
    expect(overall.dropped_unsupported).toBeGreaterThan(0.35);
  },
  180_000,
);

test.skipIf(!existsSync(folder))(
  'drops corrupted sentences and keeps true ones (skipped where ../shared is missing)',
  async () => {
    const judge = await openClaimJudge();
    const articles = await readArticles(
      beginningOf(fileSource([`${folder}realtimeqa.articles.jsonl.gz`])),
    );
    const { kept, caught } = evaluateCorruptions(articles, judge, { number: 200, seed: 3 });
    expect(caught).toBeGreaterThanOrEqual(0.93);
    expect(kept).toBeGreaterThanOrEqual(0.95);
  },
  180_000,
);

function beginningOf(source: ArticleSource): ArticleSource {
  return {
    async *articles() {
      let given = 0;
      for await (const found of source.articles()) {
        if (given === MOST_ARTICLES) return;
        given += 1;
        yield found;
      }
    },
  };
}
