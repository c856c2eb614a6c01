import { expect, test } from 'vitest';
import type { Article } from '../../../corpus/article.ts';
import { answerTerms } from '../../../retrieval/reading/answer-terms.ts';
import { answerMargin, isAnswerable } from '../../../retrieval/reading/answerable.ts';
import { rankSentences } from '../../../retrieval/reading/rank-sentences.ts';
import { evidenceOf } from '../../support/evidence-of.ts';
import { letterEmbedder } from '../../support/letter-embedder.ts';
import { plainWeights } from '../../support/plain-weights.ts';
import { queryOf } from '../../support/query-of.ts';
import { glass, newsArticle, quake, strike } from '../../support/small-news.ts';

async function margin(question: string, articles: readonly Article[]): Promise<number> {
  const parts = { embedder: letterEmbedder(), weights: plainWeights };
  const query = queryOf(question);
  const candidates = await rankSentences(query, evidenceOf(...articles), parts);
  return answerMargin(query, candidates, answerTerms(query, candidates, plainWeights));
}

async function answerable(question: string, articles: readonly Article[]): Promise<boolean> {
  return (await margin(question, articles)) >= 0;
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
  const text = 'On Sunday three thieves robbed it, said mayor Bruno Akande.';
  const question = 'Who said that thieves robbed the museum of Ostry?';
  const marginUnder = async (title: string): Promise<number> =>
    await margin(question, [newsArticle({ title, text })]);
  expect(await marginUnder('The museum of Ostry')).toBeGreaterThan(await marginUnder('A report'));
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

test('a question that names no subject is answered with what there is', async () => {
  expect(await answerable('What is new?', [glass])).toBe(true);
});

test('without any sentence nothing can be answered', () => {
  expect(isAnswerable(queryOf('What is new?'), [], new Map())).toBe(false);
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

type Judged = Parameters<typeof answerMargin>[1];

/** Whether articles answer a question, each with the match and one stem of its best sentence. */
function decided(
  judged: readonly (readonly [match: number, stem: string])[],
  {
    question = 'Who signed the agreement?',
    terms = [['rubio', 1]],
  }: { question?: string; terms?: [string, number][] } = {},
): boolean {
  const evidence = evidenceOf(...judged.map((_, index) => newsArticle({ id: `article ${index}` })));
  const candidates: Judged = judged.map(([match, stem], index) => ({
    evidence: evidence[index] ?? evidence.slice(0, 1).reduce((item) => item),
    match,
    stems: new Set([stem]),
  }));
  return isAnswerable(queryOf(question), candidates, new Map(terms));
}

test('articles that agree on the likeliest answer need to match less well', () => {
  expect(
    decided([
      [0.92, 'one'],
      [0.92, 'two'],
    ]),
  ).toBe(false);
  expect(
    decided([
      [0.92, 'rubio'],
      [0.92, 'two'],
    ]),
  ).toBe(false);
  expect(
    decided([
      [0.92, 'rubio'],
      [0.92, 'rubio'],
    ]),
  ).toBe(true);
});

test('an article that hardly matches speaks for no answer', () => {
  expect(
    decided([
      [0.92, 'rubio'],
      [0.4, 'rubio'],
    ]),
  ).toBe(false);
});

const long =
  'Who signed the agreement after weeks without ferries, mail, vegetables, newspapers or petrol?';

test('a long question needs less where one answer stands out', () => {
  const sure: [string, number][] = [
    ['rubio', 1],
    ['rain', 0.2],
  ];
  const unsure = ['rubio', 'rain', 'wind', 'snow', 'hail', 'fog', 'sun', 'ice', 'sleet'].map(
    (word): [string, number] => [word, 1],
  );
  const judged = [
    [0.3, 'rubio'],
    [0.1, 'two'],
  ] as const;
  expect(decided(judged, { question: long, terms: sure })).toBe(true);
  expect(decided(judged, { question: long, terms: unsure })).toBe(false);
});

test('where nothing matches, however sure an answer is, a long question has none', () => {
  expect(
    decided(
      [
        [0.02, 'rubio'],
        [0, 'rubio'],
      ],
      { question: long },
    ),
  ).toBe(false);
});

test('names and numbers make no question long, since nothing else says the same', () => {
  const names = 'Who met Abel, Bruno, Carla, Dora, Emil, Franz, Greta, Hanna and Igor in 2024?';
  const judged = [
    [0.5, 'rubio'],
    [0.4, 'two'],
  ] as const;
  expect(decided(judged, { question: long })).toBe(true);
  expect(decided(judged, { question: names })).toBe(false);
});

test('the margin is above 0 for what can be answered and grows with the match', () => {
  const evidence = evidenceOf(glass).slice(0, 1);
  const marginOf = (match: number): number =>
    answerMargin(
      queryOf('Who signed the agreement?'),
      evidence.map((item) => ({ evidence: item, match, stems: new Set(['rubio']) })),
      new Map([['rubio', 1]]),
    );
  expect(marginOf(1)).toBeGreaterThan(0);
  expect(marginOf(0.8)).toBeLessThan(0);
  expect(marginOf(0.5)).toBeLessThan(marginOf(0.6));
});
