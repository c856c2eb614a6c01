import { expect, test } from 'vitest';
import { memoryStore } from '../../../retrieval/adapters/memory-store.ts';
import { answerQuestion } from '../../../retrieval/answer-question.ts';
import type { Answered, Difference } from '../../../retrieval/answer.ts';
import { indexArticles } from '../../../retrieval/storing/index-articles.ts';
import type { Article } from '../../../corpus/article.ts';
import { letterEmbedder } from '../../support/letter-embedder.ts';
import { plainWeights } from '../../support/plain-weights.ts';
import { newsArticle } from '../../support/small-news.ts';

const embedder = letterEmbedder();
const howMany = 'How many people were hurt in the Ostry quake?';

function report(source: string, day: string, sentence: string): Article {
  return newsArticle({
    id: source,
    source,
    title: 'Quake in Ostry',
    publishedAt: `${day}T09:00:00.000Z`,
    text: `${sentence} ${source} spoke to the mayor of the town about it.`,
  });
}

async function answered(...articles: readonly Article[]): Promise<Answered> {
  return await answerTo(howMany, articles);
}

async function answerTo(question: string, articles: readonly Article[]): Promise<Answered> {
  const store = memoryStore();
  await store.write(await indexArticles(articles, embedder));
  const asked = { text: question, at: '2025-03-12T12:00:00.000Z' };
  const answer = await answerQuestion(asked, { store, embedder, weights: plainWeights });
  if (answer.kind === 'answered') return answer;
  throw new Error('No evidence was found.');
}

async function differs(...articles: readonly Article[]): Promise<Difference[] | undefined> {
  return (await answered(...articles)).differs;
}

const early = report('Valley Herald', '2025-03-08', 'The quake in Ostry hurt 12 people.');
const late = report('Meridian Post', '2025-03-10', 'In Ostry, 15 people were hurt in the quake.');

test('reports that differ on a number are told apart, the newest first', async () => {
  const answer = await answered(early, late);
  expect(answer.differs).toEqual([
    {
      value: '15 people',
      publishers: ['Meridian Post'],
      sources: [1],
      publishedAt: '2025-03-10T09:00:00.000Z',
    },
    {
      value: '12 people',
      publishers: ['Valley Herald'],
      sources: [2],
      publishedAt: '2025-03-08T09:00:00.000Z',
    },
  ]);
  expect(answer.statements.slice(0, 2)).toEqual([
    { text: 'In Ostry, 15 people were hurt in the quake.', citations: [1] },
    { text: 'The quake in Ostry hurt 12 people.', citations: [2] },
  ]);
});

test('copies of one report count once, and reports that agree stand together', async () => {
  const copy = { ...early, id: 'copy', source: 'Copyist', text: early.text };
  const agreeing = report('Norland Times', '2025-03-09', 'A quake in Ostry has hurt 12 people.');
  const [, older] = (await differs(early, copy, agreeing, late)) ?? [];
  expect(older?.value).toBe('12 people');
  expect(older?.publishers).toContain('Norland Times');
  expect(older?.publishers).toHaveLength(2);
});

test.each([
  ['agree', report('Norland Times', '2025-03-09', 'The Ostry quake hurt twelve people.')],
  ['are far apart in time', report('Annals', '2024-11-02', 'The Ostry quake hurt 9 people.')],
  ['tell of another year', report('Annals', '2025-03-09', 'Ostry’s quake of 1977 hurt 9 people.')],
  ['count something much larger', report('Annals', '2025-03-09', 'Quakes hurt 400 people.')],
  ['are vague', report('Annals', '2025-03-09', 'The Ostry quake hurt more than 9 people.')],
  ['have no date', { ...late, publishedAt: null }],
])('reports that %s do not differ', async (_, other) => {
  expect(await differs(early, other)).toBeUndefined();
});

test('reports that name different people, or tell different outcomes, are told apart', async () => {
  const won = report('Valley Herald', '2025-03-08', 'Ada Brook won the mayoral vote in Ostry.');
  const lost = report('Meridian Post', '2025-03-10', 'Tom Hill won the mayoral vote in Ostry.');
  const names = await answerTo('Who won the mayoral vote in Ostry?', [won, lost]);
  expect(names.differs?.map(({ value }) => value)).toEqual(['Tom Hill', 'Ada Brook']);
  const open = report('Valley Herald', '2025-03-08', 'The bridge in Ostry was closed on Friday.');
  const shut = report(
    'Meridian Post',
    '2025-03-10',
    'The bridge in Ostry was not closed on Friday.',
  );
  const outcome = await answerTo('Was the bridge in Ostry closed on Friday?', [open, shut]);
  expect(outcome.differs?.map(({ value }) => value)).toEqual(['no', 'yes']);
});
