import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { loadBuiltInEmbedder } from '../../../retrieval/embedder/built-in-embedder.ts';
import { checkClaim } from '../../../retrieval/fact-check/fact-check.ts';
import { indexArticles } from '../../../retrieval/indexing/index-articles.ts';
import type { ModelRequest } from '../../../retrieval/models/language-model.ts';
import { readArticles, readJsonLines } from '../../../scripts/evaluation/read-lines.ts';
import { readingModel } from '../../support/scripted-model.ts';
import { temporaryStore } from '../../support/temporary-store.ts';

const shared = fileURLToPath(new URL('../../../../shared/', import.meta.url));
const sample = fileURLToPath(new URL('../../../corpus/sample', import.meta.url));
const asClaims = fileURLToPath(
  new URL('../../fixtures/everyday-questions/claims.jsonl', import.meta.url),
);

const lineSchema = z.looseObject({
  id: z.string(),
  question: z.string(),
  corpus: z.enum(['rtqa', 'sample']),
  type: z.string(),
  asked_on: z.string(),
  truth: z.string().optional(),
  evidence: z.array(z.string()),
});
const claimSchema = z.object({ of: z.string(), claim: z.string() });

type Claim = z.output<typeof lineSchema> & { claim: string; isTrue: boolean };

/** The claims of the set, and its yes-or-no questions put as claims. */
async function everydayClaims(): Promise<Claim[]> {
  const lines = await readJsonLines(join(shared, 'eval/everyday.questions.jsonl'), lineSchema);
  const claims = await readJsonLines(asClaims, claimSchema);
  const claimOf = new Map(claims.map(({ of, claim }) => [of, claim]));
  return lines.flatMap((line) => {
    const claim = line.type === 'claim' ? line.question : claimOf.get(line.id);
    const isTrue = line.truth === 'yes' || line.truth === 'supported';
    return claim === undefined ? [] : [{ ...line, claim, isTrue }];
  });
}

test.skipIf(!existsSync(shared))(
  'what a model that judges well says of claims is shown (skipped where ../shared is missing)',
  async () => {
    const claims = await everydayClaims();
    const needed = new Set(claims.flatMap(({ evidence }) => evidence));
    const news = await readArticles([join(shared, 'eval/realtimeqa.articles.jsonl.gz')]);
    const corpora = {
      sample: await readArticles([sample, join(shared, 'fixtures/cgtn-2025-12-01.txt')]),
      rtqa: news.filter(({ id }, index) => index % 8 === 0 || needed.has(id)),
    };
    const { weights, ...embedder } = await loadBuiltInEmbedder();
    const verdicts: { claim: string; found: string | undefined; right: string }[] = [];
    for (const [corpus, articles] of Object.entries(corpora)) {
      const store = await temporaryStore(embedder);
      await store.write(await indexArticles(articles, embedder));
      for (const { claim, isTrue, asked_on } of claims.filter((one) => one.corpus === corpus)) {
        const judge = readingModel([
          ({ material }: ModelRequest<unknown>) => {
            expect(material).toContain('<claim>');
            return { claim_is: String(isTrue) };
          },
        ]);
        const asked = { text: claim, at: `${asked_on}T23:59:59.999Z` };
        const check = await checkClaim(asked, { store, embedder, weights, model: judge });
        const found = check.claims[0]?.verdict;
        verdicts.push({ claim, found, right: isTrue ? 'supported' : 'contradicted' });
      }
    }
    const right = verdicts.filter((one) => one.found === one.right);
    const open = verdicts.filter(({ found }) => found === 'not-judged');
    expect(verdicts.length).toBeGreaterThan(80);
    expect(right.length / verdicts.length).toBeGreaterThan(0.93);
    expect(right.length + open.length).toBe(verdicts.length);
  },
  300_000,
);
