import { expect, test } from 'vitest';
import { memoryStore } from '../../../retrieval/adapters/memory-store.ts';
import { answerQuestion } from '../../../retrieval/answer-question.ts';
import { indexArticles } from '../../../retrieval/storing/index-articles.ts';
import { letterEmbedder } from '../../support/letter-embedder.ts';
import { plainWeights } from '../../support/plain-weights.ts';
import { newsArticle } from '../../support/small-news.ts';

/** What an answer to the question says in brief when the corpus holds one report. */
async function inBrief(question: string, sentence: string): Promise<string | null> {
  const embedder = letterEmbedder();
  const article = newsArticle({
    id: 'report',
    source: 'Valley Herald',
    title: 'The bridge in Ostry',
    publishedAt: '2025-03-08T09:00:00.000Z',
    text: `${sentence} The mayor of the town spoke to the Herald about it.`,
  });
  const store = memoryStore();
  await store.write(await indexArticles([article], embedder));
  const asked = { text: question, at: '2025-03-12T12:00:00.000Z' };
  const answer = await answerQuestion(asked, { store, embedder, weights: plainWeights });
  if (answer.kind === 'no-evidence') throw new Error('No evidence was found.');
  const { brief, sources } = answer;
  if (brief === undefined) return null;
  expect(sources.find(({ number }) => number === brief.source)?.quote).toBe(sentence);
  return brief.text;
}

const wasClosed = 'Was the bridge in Ostry closed on Friday?';

test.each([
  [
    'How many people crossed the bridge in Ostry?',
    'On Friday 40 people crossed the bridge in Ostry.',
    '40 people',
  ],
  [wasClosed, 'The bridge in Ostry was closed on Friday.', 'yes'],
  [wasClosed, 'The bridge in Ostry was not closed on Friday.', 'no'],
])('%s “%s” is answered in brief', async (question, sentence, brief) => {
  expect(await inBrief(question, sentence)).toBe(brief);
});

test.each([
  ['what somebody says', wasClosed, 'The bridge in Ostry was closed on Friday, said the mayor.'],
  ['a condition', wasClosed, 'If the bridge in Ostry was closed on Friday, nobody noticed.'],
  ['what is to come', wasClosed, 'The bridge in Ostry will be closed on Friday.'],
  ['another day', wasClosed, 'The bridge in Ostry was closed on Monday.'],
  [
    'a choice',
    'Was the bridge in Ostry closed or open on Friday?',
    'The bridge in Ostry was closed on Friday.',
  ],
  ['whose name it is', 'Who closed the bridge in Ostry?', 'Ada Brook closed the bridge in Ostry.'],
])('%s is left to the sentence', async (_, question, sentence) => {
  expect(await inBrief(question, sentence)).toBeNull();
});
