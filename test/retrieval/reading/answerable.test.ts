import { expect, test } from 'vitest';
import type { Article } from '../../../corpus/article.ts';
import { answerTerms } from '../../../retrieval/reading/answer-terms.ts';
import { answerMargin, answerSigns, isAnswerable } from '../../../retrieval/reading/answerable.ts';
import { rankSentences } from '../../../retrieval/reading/rank-sentences.ts';
import { evidenceOf } from '../../support/evidence-of.ts';
import { letterEmbedder } from '../../support/letter-embedder.ts';
import { plainWeights } from '../../support/plain-weights.ts';
import { queryOf } from '../../support/query-of.ts';
import { glass, newsArticle, quake, strike } from '../../support/small-news.ts';

async function margin(question: string, articles: readonly Article[]): Promise<number> {
  const parts = { embedder: letterEmbedder(), weights: plainWeights };
  const query = queryOf(question);
  const reading = await rankSentences(query, evidenceOf(...articles), parts);
  return answerMargin(answerSigns(reading, answerTerms(query, reading, plainWeights)));
}

async function answerable(question: string, articles: readonly Article[]): Promise<boolean> {
  return (await margin(question, articles)) >= 0;
}

test.each([
  'Who signed the agreement with the harbour pilots?',
  'What is the magnitude of the earthquake in the Lowen valley?',
  'When did the harbour pilots strike?',
])('a question about the articles is answerable: %s', async (question) => {
  expect(await answerable(question, [strike, quake])).toBe(true);
});

test.each([
  'Who won the cycling championship in Borland?',
  'How many pilots does the airline Skyways employ?',
  'What did the weather service say about fog?',
])('a question about something else is not answerable: %s', async (question) => {
  expect(await answerable(question, [strike, quake])).toBe(false);
});

test('words of the headline count for every sentence', async () => {
  const text = 'On Sunday three thieves robbed it, said mayor Bruno Akande.';
  const question = 'Who said that thieves robbed the museum of Ostry?';
  const marginUnder = async (title: string): Promise<number> =>
    await margin(question, [newsArticle({ title, text })]);
  expect(await marginUnder('The museum of Ostry')).toBeGreaterThan(await marginUnder('A report'));
});

test('the words must match in one place', async () => {
  const [one, other] = ['glaciers', 'taxation'].map((topic) =>
    newsArticle({ id: topic, title: 'A report', text: `It is about ${topic}.` }),
  );
  const articles = [one, other].flatMap((article) => article ?? []);
  expect(await answerable('Does taxation harm glaciers somehow?', articles)).toBe(false);
});

test('a long question needs a lower match', async () => {
  const long =
    'After weeks without ferries, mail, vegetables, newspapers or petrol, which union leader ' +
    'signed an agreement with the harbour on Sunday night?';
  expect(await answerable(long, [strike])).toBe(true);
});

test('a question without a subject is answerable', async () => {
  expect(await answerable('What is new?', [glass])).toBe(true);
});

test('no sentences make no question answerable', () => {
  const { terms } = queryOf('What is new?');
  expect(isAnswerable({ terms, candidates: [] }, new Map())).toBe(false);
});

test('another year, person or edition does not answer the question', async () => {
  const won = newsArticle({
    title: 'A race',
    text: 'On Sunday Ilse Brandt won the Tarn Cup 2023.',
  });
  expect(await answerable('Who won the Tarn Cup 2023?', [won])).toBe(true);
  expect(await answerable('Who won the Tarn Cup 2021?', [won])).toBe(false);
  expect(await answerable('Who won the Lowen Cup 2023?', [won])).toBe(false);
});

test('a sentence must contain something of the answer type', async () => {
  const opened = newsArticle({ title: 'A bridge', text: 'The bridge was opened with songs.' });
  expect(await answerable('When was the bridge opened?', [opened])).toBe(false);
  expect(await answerable('Why was the bridge opened?', [opened])).toBe(true);
});

/** Whether sentences answer a question, each with its match and one stem. */
function decided(
  judged: readonly (readonly [match: number, stem: string])[],
  {
    question = 'Who signed the agreement?',
    answers = [['rubio', 1]],
  }: { question?: string; answers?: [string, number][] } = {},
): boolean {
  const candidates = judged.map(([match, stem]) => ({
    features: { match },
    stems: new Set([stem]),
  }));
  return isAnswerable({ terms: queryOf(question).terms, candidates }, new Map(answers));
}

test('one sentence that says all is borne out by others', () => {
  const whole = [1, 'rubio'] as const;
  const part = [0.5, 'two'] as const;
  const fifteen = Array.from({ length: 15 }, () => part);
  expect(decided([whole, ...fifteen])).toBe(false);
  expect(decided([whole, whole, [0.8, 'rubio'], ...fifteen])).toBe(true);
  // A short text says a thing once.
  expect(decided([whole, part, part, part])).toBe(true);
  expect(decided([[0.6, 'rubio'], part, part, part])).toBe(false);
});

const long =
  'Who signed the agreement after weeks without ferries, mail, vegetables, newspapers or petrol?';

test('a long question needs a lower match where one answer stands out', () => {
  const sure: [string, number][] = [
    ['rubio', 1],
    ['rain', 0.2],
  ];
  const unsure = ['rubio', 'rain', 'wind', 'snow', 'hail', 'fog', 'sun', 'ice', 'sleet'].map(
    (word): [string, number] => [word, 1],
  );
  const judged = [
    [0.2, 'rubio'],
    [0.1, 'two'],
  ] as const;
  expect(decided(judged, { question: long, answers: sure })).toBe(true);
  expect(decided(judged, { question: long, answers: unsure })).toBe(false);
});

test('agreement without a match does not answer a long question', () => {
  const judged = [
    [0.02, 'rubio'],
    [0, 'rubio'],
  ] as const;
  expect(decided(judged, { question: long })).toBe(false);
});

test('names and numbers do not count for the length of a question', () => {
  const names = 'Who met Abel, Bruno, Carla, Dora, Emil, Franz, Greta, Hanna and Igor in 2024?';
  const judged = [
    [0.5, 'rubio'],
    [0.4, 'two'],
  ] as const;
  expect(decided(judged, { question: long })).toBe(true);
  expect(decided(judged, { question: names })).toBe(false);
});

test('the margin is above 0 for an answerable question, and grows with the match', () => {
  const { terms } = queryOf('Who signed the agreement?');
  const marginOf = (match: number): number =>
    answerMargin(
      answerSigns(
        { terms, candidates: [{ features: { match }, stems: new Set(['rubio']) }] },
        new Map([['rubio', 1]]),
      ),
    );
  expect(marginOf(1)).toBeGreaterThan(0);
  expect(marginOf(0.7)).toBeLessThan(0);
  expect(marginOf(0.5)).toBeLessThan(marginOf(0.6));
});
