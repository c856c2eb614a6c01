import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type AnswerTerms,
  answerTerms,
  heldShare,
} from '../../../retrieval/reading/answer-terms.ts';
import { rankSentences } from '../../../retrieval/reading/rank-sentences.ts';
import { evidenceOf } from '../../support/evidence-of.ts';
import { letterEmbedder } from '../../support/letter-embedder.ts';
import { plainWeights } from '../../support/plain-weights.ts';
import { queryOf } from '../../support/query-of.ts';
import { newsArticle } from '../../support/small-news.ts';

/** The answer terms for a question, given the headline and the text of each article. */
async function termsFor(
  question: string,
  ...articles: readonly (readonly [title: string, text: string])[]
): Promise<AnswerTerms> {
  const news = articles.map(([title, text], index) =>
    newsArticle({ id: `article ${index}`, title, text }),
  );
  const query = queryOf(question);
  const parts = { embedder: letterEmbedder(), weights: plainWeights };
  const reading = await rankSentences(query, evidenceOf(...news), parts);
  return answerTerms(query, reading, plainWeights);
}

test('words of the question and function words are not answer terms', async () => {
  const words = await termsFor('Who won the regatta?', ['A race', 'Zubov won the regatta at sea.']);
  expect([...words.keys()]).toEqual(['zubov']);
});

test('a word in a headline is likelier than another', async () => {
  const words = await termsFor(
    'Who won the regatta?',
    ['Zubov first', 'At the regatta Zubov beat Krantz.'],
    ['A surprise', 'At the regatta Zubov beat Krantz.'],
  );
  expect(words.get('zubov')).toBe(1);
  expect(words.get('krantz')).toBeLessThan(1);
});

test('a name is likelier than a word also written in lower case', async () => {
  const words = await termsFor('Who won?', ['A race', 'Zubov won. Rowers cheered, rowers sang.']);
  expect(words.get('zubov')).toBe(1);
});

test.each([
  ['How many boats sank?', '17'],
  ['When did the boats sink?', 'march'],
])('%s wants %s', async (question, word) => {
  const words = await termsFor(question, ['A storm', 'Boats sank in Ostry in March, 17 in all.']);
  expect(words.get(word)).toBe(1);
});

test('a word similar to the target noun is likelier', async () => {
  const text = 'Ferries came with cranes.';
  const [target] = [plainWeights.vector('harbour')];
  const weights = {
    ...plainWeights,
    vector: (word: string) => (word === 'cranes' && target) || plainWeights.vector(word),
  };
  const query = queryOf('Which harbour?', { weights });
  const parts = { embedder: letterEmbedder(), weights };
  const reading = await rankSentences(query, evidenceOf(newsArticle({ text })), parts);
  const terms = answerTerms(query, reading, weights);
  expect(terms.get('crane')).toBe(1);
  expect(terms.get('ferri')).toBeLessThan(1);
});

test('every likelihood is above 0, and the highest is 1', async () => {
  const sentence = fc.string({ minLength: 1, maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(sentence, sentence, fc.array(sentence), async (question, title, texts) => {
      const words = await termsFor(question, [title, `Ostry. ${texts.join(' ')}`]);
      for (const likelihood of words.values()) expect(likelihood).toBeGreaterThan(0);
      expect(Math.max(...words.values())).toBe(1);
    }),
  );
});

test('a sentence covers 0 to 1 of the likely terms, and never less with more words', () => {
  const word = fc.constantFrom('one', 'two', 'three', 'four');
  const likelihoods = fc.dictionary(word, fc.double({ min: 0, max: 1, noNaN: true }));
  fc.assert(
    fc.property(likelihoods, fc.array(word), word, (known, stems, more) => {
      const held = heldShare(new Map(Object.entries(known)));
      const share = held(new Set(stems));
      expect(share).toBeGreaterThanOrEqual(0);
      expect(share).toBeLessThanOrEqual(1 + 1e-9);
      expect(held(new Set([...stems, more]))).toBeGreaterThanOrEqual(share - 1e-9);
    }),
  );
});
