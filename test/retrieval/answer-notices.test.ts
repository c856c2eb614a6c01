import { expect, test } from 'vitest';
import { loadBuiltInEmbedder } from '../../retrieval/embedder/built-in-embedder.ts';
import { indexArticles } from '../../retrieval/indexing/index-articles.ts';
import { temporaryStore } from '../support/temporary-store.ts';
import type { Answer } from '../../retrieval/answer.ts';
import { answerQuestion } from '../../retrieval/answer-question.ts';
import { smallNews } from '../support/small-news.ts';

async function answered(text: string, day: string): Promise<Answer> {
  const embedder = await loadBuiltInEmbedder();
  const store = await temporaryStore(embedder);
  await store.write(await indexArticles(smallNews, embedder));
  const question = { text, at: `${day}T12:00:00.000Z` };
  return await answerQuestion(question, { store, embedder, weights: embedder.weights });
}

test('a question that wants a judgement gets the coverage, said as such', async () => {
  const answer = await answered('Do you think the harbour pilots won their strike?', '2025-03-12');
  expect(answer).toMatchObject({ kind: 'answered', notice: 'coverage-only' });
});

test.each([
  ['says so when every report is older than the time asked about', '2025-05-12', true],
  ['tells nothing about age when a report may be of the time asked about', '2025-03-12', false],
])('an answer %s', async (_, day, isTold) => {
  const text = 'Who signed the agreement with the harbour pilots this week?';
  const answer = await answered(text, day);
  expect(answer.kind).toBe('answered');
  expect('notice' in answer && answer.notice === 'older-than-asked').toBe(isTold);
});
