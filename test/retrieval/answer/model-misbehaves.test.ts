import { beforeAll, expect, test } from 'vitest';
import {
  type BuiltInEmbedder,
  loadBuiltInEmbedder,
} from '../../../retrieval/embedder/built-in-embedder.ts';
import { openaiChat } from '../../../retrieval/models/openai-chat.ts';
import { indexArticles } from '../../../retrieval/indexing/index-articles.ts';
import type { Store } from '../../../retrieval/store/store.ts';
import { temporaryStore } from '../../support/temporary-store.ts';
import type { Answer } from '../../../retrieval/answer.ts';
import { answerQuestion } from '../../../retrieval/answer/answer-question.ts';
import { misbehaviours } from '../../support/misbehaviours.ts';
import { openaiForTest } from '../../support/openai-loopback.ts';
import { type OpenaiReply, says } from '../../support/openai-replies.ts';
import { smallNews } from '../../support/small-news.ts';

const question = {
  text: 'Who signed the agreement with the harbour pilots?',
  at: '2025-03-12T12:00:00.000Z',
};
let embedder: BuiltInEmbedder;
let store: Store;

beforeAll(async () => {
  embedder = await loadBuiltInEmbedder();
  store = await temporaryStore(embedder);
  await store.write(await indexArticles(smallNews, embedder));
});

test.each(misbehaviours)('a model that $name misleads nobody', async ({ reply, shown }) => {
  const answer = await answeredBy(reply);
  if (answer.kind === 'no-evidence') throw new Error('The corpus holds the answer.');
  const texts = answer.statements.map(({ text }) => text);
  const expected = shown
    ? { method: 'model', statements: shown.map((text) => ({ text })) }
    : {
        method: 'quotes',
        notice: 'model-failed',
      };
  expect(answer).toMatchObject(expected);
  const stored = smallNews.map(({ text }) => text).join('\n');
  expect(texts.filter((text) => !shown?.includes(text) && !stored.includes(text))).toEqual([]);
  const numbers = new Set(answer.sources.map(({ number }) => number));
  for (const { citations } of answer.statements) {
    expect(citations).not.toEqual([]);
    expect(citations.filter((number) => !numbers.has(number))).toEqual([]);
  }
  expect(answer.sources.every(({ quote }) => stored.includes(quote))).toBe(true);
});

test.each(misbehaviours)(
  'a second opinion that $name misleads nobody when the draft is true',
  async ({ reply }) => {
    const text = 'Union leader Petra Lindqvist signed the agreement on Sunday night.';
    const undecided = 'Petra Lindqvist put her name to the agreement.';
    const statements = [text, undecided].map((said) => ({ text: said, citations: [1] }));
    const draft = says({ answerable: true, statements });
    const answer = await answeredBy(draft, reply);
    expect(answer).toMatchObject({ kind: 'answered', method: 'model', statements: [{ text }] });
  },
);

/** The answer by a model that replies so: first, when it words it, and then, when it reads it again. */
async function answeredBy(first: OpenaiReply, then = first): Promise<Answer> {
  const isReadTwice = then !== first;
  const replies = [first];
  const server = await openaiForTest({ replies: () => replies.shift() ?? then });
  const model = openaiChat({
    baseUrl: server.baseUrl,
    apiKey: 'sk-loopback',
    model: 'loopback',
    timeoutMilliseconds: 1_500,
  });
  const { weights } = embedder;
  return await answerQuestion(question, { store, embedder, weights, model, isReadTwice });
}
