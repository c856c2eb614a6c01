import { expect, test } from 'vitest';
import type { Article } from '../../../corpus/article.ts';
import { likelyWords } from '../../../retrieval/reading/answer-terms.ts';
import { isAnswerable } from '../../../retrieval/reading/answerable.ts';
import { rankSentences } from '../../../retrieval/reading/rank-sentences.ts';
import { evidenceOf } from '../../support/evidence-of.ts';
import { letterEmbedder } from '../../support/letter-embedder.ts';
import { plainWeights } from '../../support/plain-weights.ts';
import { glass, newsArticle, quake, strike } from '../../support/small-news.ts';

async function answerable(
  question: string,
  articles: readonly Article[],
  publishers: string[] = [],
): Promise<boolean> {
  const parts = { embedder: letterEmbedder(), weights: plainWeights };
  const plan = { question, publishers };
  const candidates = await rankSentences(plan, evidenceOf(...articles), parts);
  const likely = likelyWords(question, candidates, plainWeights);
  return isAnswerable(plan, candidates, { likely, weights: plainWeights });
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
    title: 'Ostry museum robbed',
    text: 'Three thieves came on Sunday.',
  });
  expect(await answerable('Which thieves robbed the Ostry museum?', [article])).toBe(true);
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
    'After weeks without ferries, mail, vegetables, newspapers or petrol, which union leader ' +
    'signed an agreement with the harbour on Sunday night?';
  expect(await answerable(long, [strike])).toBe(true);
});

test('that an article is of the publisher named says nothing of its subject', async () => {
  const article = newsArticle({
    title: 'A prize',
    text: 'The Lowen Valley Herald has won it.',
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

test('another year, another person or another edition is no answer', async () => {
  const won = newsArticle({
    title: 'A race',
    text: 'On Sunday Ilse Brandt won the Tarn Cup 2023.',
  });
  expect(await answerable('Who won the Tarn Cup 2023?', [won])).toBe(true);
  expect(await answerable('Who won the Tarn Cup 2021?', [won])).toBe(false);
  expect(await answerable('Who won the Lowen Cup 2023?', [won])).toBe(false);
});

test('a question asks for something that a sentence has to name', async () => {
  const opened = newsArticle({ title: 'A bridge', text: 'The bridge was opened with songs.' });
  expect(await answerable('When was the bridge opened?', [opened])).toBe(false);
  expect(await answerable('Why was the bridge opened?', [opened])).toBe(true);
});

type Decided = { question?: string; words?: [string, string]; likely?: [string, number][] };

/** Whether two articles answer a question whose best sentences fit so well, and hold these words. */
function decided(
  fits: [number, number],
  { question = 'Who signed the agreement?', words = ['one', 'two'], likely }: Decided = {},
): boolean {
  const evidence = evidenceOf(newsArticle({ id: 'first' }), newsArticle({ id: 'second' }));
  const candidates = evidence.map((item, index) => ({
    evidence: item,
    fit: fits[index] ?? 0,
    stems: new Set([words[index] ?? '']),
  }));
  const known = { likely: new Map(likely ?? [['rubio', 1]]), weights: plainWeights };
  return isAnswerable({ question, publishers: [] }, candidates, known);
}

test('where several articles are about the same, a second one has to come near', () => {
  expect(decided([0.7, 0.1])).toBe(true);
  expect(decided([0.85, 0.4])).toBe(false);
  expect(decided([0.85, 0.75])).toBe(true);
});

test('articles that agree on the likeliest answer need to fit less well', () => {
  expect(decided([0.7, 0.7])).toBe(false);
  expect(decided([0.7, 0.7], { words: ['rubio', 'two'] })).toBe(false);
  expect(decided([0.7, 0.7], { words: ['rubio', 'rubio'] })).toBe(true);
});

const long =
  'Who signed the agreement after weeks without ferries, mail, vegetables, newspapers or petrol?';

test('a long question needs less where one answer stands out', () => {
  const sure: [string, number][] = [
    ['rubio', 1],
    ['rain', 0.2],
  ];
  const unsure = ['rubio', 'rain', 'wind', 'snow', 'hail', 'fog'].map((word): [string, number] => [
    word,
    1,
  ]);
  const words: [string, string] = ['rubio', 'two'];
  expect(decided([0.2, 0.1], { question: long, words, likely: sure })).toBe(true);
  expect(decided([0.2, 0.1], { question: long, words, likely: unsure })).toBe(false);
});

test('where nothing fits, however sure an answer is, a long question has none', () => {
  expect(decided([0.02, 0], { question: long, words: ['rubio', 'rubio'] })).toBe(false);
});

test('names and numbers make no question long, since nothing else says the same', () => {
  const names = 'Who met Abel, Bruno, Carla, Dora, Emil, Franz, Greta, Hanna and Igor in 2024?';
  const known = { words: ['rubio', 'two'] } satisfies Decided;
  expect(decided([0.5, 0.4], { question: long, ...known })).toBe(true);
  expect(decided([0.5, 0.4], { question: names, ...known })).toBe(false);
});
