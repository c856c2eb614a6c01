// Sentences beside a passage that says who did it, with the errors that language models make.
import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { loadBuiltInEmbedder } from '../../../retrieval/embedder/built-in-embedder.ts';
import type { WordWeights } from '../../../retrieval/text/word-weights.ts';
import { groundDraft } from '../../../retrieval/verification/check-draft.ts';
import { evidenceOf } from '../../support/evidence-of.ts';
import { queryOf } from '../../support/query-of.ts';
import { newsArticle } from '../../support/small-news.ts';

const lineSchema = z.object({
  kind: z.string(),
  passage: z.string(),
  /** What was asked, for a sentence that begins with `Yes` or `No`. */
  question: z.string().optional(),
  claim: z.string(),
  true: z.boolean(),
});

const file = new URL('../../fixtures/sentence-checks.jsonl', import.meta.url);
const lines = readFileSync(file, 'utf8')
  .trim()
  .split('\n')
  .map((line) => lineSchema.parse(JSON.parse(line)));
let weights: WordWeights;

beforeAll(async () => {
  ({ weights } = await loadBuiltInEmbedder());
});

function isShown({ passage, question, claim }: z.output<typeof lineSchema>): boolean {
  const evidence = evidenceOf(newsArticle({ title: 'In brief', text: passage }));
  const query = queryOf(question ?? claim, { weights });
  const statements = [{ text: claim, citations: [1] }];
  return (
    groundDraft({ answerable: true, statements }, { query, evidence, weights }).statements.length >
    0
  );
}

test.each(lines.filter((line) => !line.true))('not shown ($kind): $claim', (line) => {
  expect(isShown(line)).toBe(false);
});

test.each(lines.filter((line) => line.true))('shown ($kind): $claim', (line) => {
  expect(isShown(line)).toBe(true);
});
