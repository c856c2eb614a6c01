import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  heldShare,
  LIKELIEST,
  type LikelyWords,
  likelyWords,
  placeNames,
} from '../../../retrieval/reading/answer-terms.ts';
import { rankSentences } from '../../../retrieval/reading/rank-sentences.ts';
import { evidenceOf } from '../../support/evidence-of.ts';
import { letterEmbedder } from '../../support/letter-embedder.ts';
import { plainWeights } from '../../support/plain-weights.ts';
import { newsArticle } from '../../support/small-news.ts';

/** The likely words for a question, given the headline and the text of each article. */
async function likely(question: string, ...articles: [string, string][]): Promise<LikelyWords> {
  const news = articles.map(([title, text], index) =>
    newsArticle({ id: `article ${index}`, title, text }),
  );
  const parts = { embedder: letterEmbedder(), weights: plainWeights };
  const plan = { question, publishers: [] };
  const candidates = await rankSentences(plan, evidenceOf(...news), parts);
  return likelyWords(question, candidates, plainWeights);
}

test('what the question says already, and what says nothing, is no answer', async () => {
  const words = await likely('Who won the regatta?', ['A race', 'Zubov won the regatta at sea.']);
  expect([...words.keys()]).toEqual(['zubov']);
});

test('a word in the headlines is likelier than one that is not', async () => {
  const words = await likely(
    'Who won the regatta?',
    ['Zubov first', 'At the regatta Zubov beat Krantz.'],
    ['A surprise', 'At the regatta Zubov beat Krantz.'],
  );
  expect(words.get('zubov')).toBe(LIKELIEST);
  expect(words.get('krantz')).toBeLessThan(LIKELIEST);
});

test('a name is likelier than a word that is written small somewhere', async () => {
  const words = await likely('Who won?', ['A race', 'Zubov won. Rowers cheered, rowers sang.']);
  expect(words.get('zubov')).toBe(LIKELIEST);
});

test.each([
  ['How many boats sank?', '17'],
  ['When did the boats sink?', 'march'],
])('%s wants %s', async (question, word) => {
  const words = await likely(question, ['A storm', 'Boats sank in Ostry in March, 17 in all.']);
  expect(words.get(word)).toBe(LIKELIEST);
});

test('a stretch of time answers when', async () => {
  const words = await likely('When are the boats raised?', ['A storm', 'Cranes come in a month.']);
  expect(words.get('month')).toBe(LIKELIEST);
});

test('whatever is asked, each likelihood lies above 0 and the likeliest is 1', async () => {
  const sentence = fc.string({ minLength: 1, maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(sentence, sentence, fc.array(sentence), async (question, title, texts) => {
      const words = await likely(question, [title, `Ostry. ${texts.join(' ')}`]);
      for (const likelihood of words.values()) expect(likelihood).toBeGreaterThan(0);
      expect(Math.max(...words.values())).toBe(LIKELIEST);
    }),
  );
});

test('a sentence holds between nothing and all of what is likely, and with more words no less', () => {
  const word = fc.constantFrom('one', 'two', 'three', 'four');
  const likelihoods = fc.dictionary(word, fc.double({ min: 0, max: LIKELIEST, noNaN: true }));
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

test.each([
  ['The ferry was built in Port Meridian.', ['port', 'meridian']],
  ['It came from the northern Lowen valley.', ['lowen']],
  ['The pilots met outside Ostry, Norland, on Monday.', ['ostri', 'norland']],
])('“%s” names a place', (text, stems) => {
  expect([...placeNames([text])]).toEqual(stems);
});

test('who does something is no place', () => {
  expect([...placeNames(['Ada Marsh signed it, and Ostry cheered in vain.'])]).toEqual([]);
});
