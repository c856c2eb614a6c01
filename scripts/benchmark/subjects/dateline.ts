import { readConfig } from '../../../bot/config.ts';
import { openEngine } from '../../../bot/wire.ts';
import type { ArticleLine } from '../../../corpus/article-line.ts';
import type { Found } from '../../../corpus/ports/article-source.ts';
import type { Question } from '../../../retrieval/question.ts';
import type { Subject } from '../subject.ts';

/** Dateline as it comes: the built-in embedder, quoting answers, the store in the folder. */
export const dateline: Subject = {
  open: async (folder) => {
    const engine = await openEngine(readConfig({ DATELINE_DATA: folder }));
    return {
      prepare: async (articles) => await engine.ingest({ articles: () => foundIn(articles) }),
      query: async (text) => await engine.retrieve(askedNow(text)),
      answer: async (text) => await engine.answer(askedNow(text)),
      close: async () => await engine.close(),
    };
  },
};

function askedNow(text: string): Question {
  return { text, at: new Date().toISOString() };
}

async function* foundIn(articles: readonly ArticleLine[]): AsyncGenerator<Found> {
  for (const [index, line] of articles.entries()) yield { input: `article ${index + 1}`, line };
}
