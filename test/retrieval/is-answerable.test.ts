import { expect, test } from 'vitest';
import type { Article } from '../../corpus/article.ts';
import { isAnswerable } from '../../retrieval/is-answerable.ts';
import { rankSentences } from '../../retrieval/rank-sentences.ts';
import { evidenceOf } from '../support/evidence-of.ts';
import { letterEmbedder } from '../support/letter-embedder.ts';
import { plainWeights } from '../support/plain-weights.ts';
import { glass, newsArticle, quake, strike } from '../support/small-news.ts';

async function answerable(
  question: string,
  articles: readonly Article[],
  publishers: string[] = [],
): Promise<boolean> {
  const parts = { embedder: letterEmbedder(), weights: plainWeights };
  const candidates = await rankSentences(question, evidenceOf(...articles), parts);
  return isAnswerable({ question, publishers }, candidates, plainWeights);
}

test.each([
  'Who signed the agreement with the harbour pilots?',
  'What is the magnitude of the earthquake in the Lowen valley?',
  'When did the harbour pilots strike?',
])('a question about what the articles tell can be answered: %s', async (question) => {
  expect(await answerable(question, [strike, quake])).toBe(true);
});

test.each([
  'Who won the cycling championship in Borland?',
  'How many pilots does the airline Skyways employ?',
  'What did the weather service say about fog?',
])('a question about something else cannot: %s', async (question) => {
  expect(await answerable(question, [strike, quake])).toBe(false);
});

test('words of the headline count with each of its sentences', async () => {
  const article = newsArticle({
    title: 'Ostry museum robbery',
    text: 'Thieves took three paintings on Sunday.',
  });
  expect(await answerable('Which paintings were stolen in the Ostry museum?', [article])).toBe(
    true,
  );
});

test('the words need to stand in one place', async () => {
  const [one, other] = ['glaciers', 'taxation'].map((topic) =>
    newsArticle({ id: topic, title: 'A report', text: `It is about ${topic}.` }),
  );
  const articles = [one, other].flatMap((article) => article ?? []);
  expect(await answerable('Does taxation harm glaciers somehow?', articles)).toBe(false);
});

test('a long question, which tells its own story, is met by less', async () => {
  const long =
    'After weeks without ferries, mail, fresh vegetables, newspapers, petrol or visitors reaching the islands, ' +
    'which union leader finally signed an agreement with the harbour?';
  expect(await answerable(long, [strike])).toBe(true);
});

test('that an article is of the publisher named says nothing of its subject', async () => {
  const article = newsArticle({
    title: 'Lowen Valley Herald wins prize',
    text: 'The jury agreed.',
  });
  const question = 'What did the Lowen Valley Herald say about volcanoes?';
  expect(await answerable(question, [article], ['Lowen Valley Herald'])).toBe(false);
  expect(await answerable(question, [article])).toBe(true);
});

test('a question that names no subject is answered with what there is', async () => {
  expect(await answerable('What is new?', [glass])).toBe(true);
});

test('without any sentence nothing can be answered', async () => {
  expect(await answerable('What is new?', [])).toBe(false);
});
