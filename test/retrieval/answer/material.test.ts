import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readingMaterial } from '../../../retrieval/answer/material.ts';
import { rankSentences } from '../../../retrieval/reading/rank-sentences.ts';
import type { Evidence } from '../../../retrieval/search/evidence.ts';
import { evidenceOf } from '../../support/evidence-of.ts';
import { letterEmbedder } from '../../support/letter-embedder.ts';
import { plainWeights } from '../../support/plain-weights.ts';
import { queryOf } from '../../support/query-of.ts';
import { newsArticle, quake, strike } from '../../support/small-news.ts';

async function material(question: string, evidence: readonly Evidence[]): Promise<Evidence[]> {
  const parts = { embedder: letterEmbedder(), weights: plainWeights };
  const { candidates } = await rankSentences(queryOf(question), evidence, parts);
  return readingMaterial(candidates, evidence);
}

function textsOf(shown: readonly Evidence[]): string[] {
  return shown.map(({ passage }) => passage.text);
}

test('a short text is shown whole', async () => {
  const evidence = evidenceOf(strike, quake);
  expect(textsOf(await material('Who signed the agreement?', evidence))).toEqual(textsOf(evidence));
});

function filler(word: string): string {
  return `The ${word} went on as before, people said. `.repeat(90);
}

test('of a long text the best sentences are shown, with those around them', async () => {
  const text = `${filler('rain')}The day before was quiet. Ada Quill signed the agreement. Then she left. ${filler('wind')}`;
  const shown = await material('Who signed the agreement?', evidenceOf(newsArticle({ text })));
  expect(textsOf(shown).join('\n')).toContain(
    'The day before was quiet. Ada Quill signed the agreement. Then she left.',
  );
});

test('whatever the articles hold, what is shown are exact pieces of them, in order, and not too long', async () => {
  const sentence = fc.stringMatching(/^[A-Z][a-z]{0,9}(?: [a-z]{1,9}){0,30}[.!?]$/u);
  const text = fc.array(sentence, { minLength: 1, maxLength: 60 }).map((all) => all.join(' '));
  await fc.assert(
    fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 4 }), async (texts) => {
      const articles = texts.map((one, index) =>
        newsArticle({ id: `article ${index}`, text: one }),
      );
      const evidence = evidenceOf(...articles);
      const shown = await material('Who signed the agreement?', evidence);
      const whole = new Map(articles.map((article) => [article.id, article.text]));
      let characters = 0;
      let last = -1;
      for (const { article, passage } of shown) {
        expect(whole.get(article.id)?.slice(passage.start, passage.end)).toBe(passage.text);
        const place = evidence.findIndex(
          (item) =>
            item.article.id === article.id &&
            item.passage.start <= passage.start &&
            item.passage.end >= passage.end,
        );
        expect(place).toBeGreaterThanOrEqual(last);
        last = place;
        characters += passage.text.length;
      }
      expect(characters).toBeGreaterThan(0);
      expect(characters).toBeLessThanOrEqual(3600);
    }),
    { numRuns: 30 },
  );
});
