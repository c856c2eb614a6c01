import type { Article } from '../../corpus/article.ts';
import { type Answer, sourcesOf } from '../../retrieval/answer.ts';
import { type AnswerParts, answerQuestion } from '../../retrieval/answer/answer-question.ts';
import { loadBuiltInEmbedder } from '../../retrieval/embedder/built-in-embedder.ts';
import { indexArticles } from '../../retrieval/indexing/index-articles.ts';
import type { Embedder } from '../../retrieval/models/embedder.ts';
import type { Question } from '../../retrieval/query/query.ts';
import { smallNews } from './small-news.ts';
import { temporaryStore } from './temporary-store.ts';

/** The time of asking. */
export const at = '2025-03-12T12:00:00.000Z';
export const whoSigned = 'Who signed the agreement with the harbour pilots?';

/** What answers from these articles, in a store of their own; with the built-in embedder by default. */
export async function partsWith(
  articles: readonly Article[],
  other?: Embedder,
): Promise<AnswerParts> {
  const { weights, ...builtIn } = await loadBuiltInEmbedder();
  const embedder = other ?? builtIn;
  const store = await temporaryStore(embedder);
  await store.write(await indexArticles(articles, embedder));
  return { store, embedder, weights };
}

/** The answer of the small news to a question. */
export async function answered(
  question: Partial<Question> & { text: string },
  more: Partial<AnswerParts> = {},
): Promise<Answer> {
  return await answerQuestion({ at, ...question }, { ...(await partsWith(smallNews)), ...more });
}

/** The articles that an answer cites. */
export function idsOf(answer: Answer): string[] {
  return sourcesOf(answer).map(({ article }) => article.id);
}
