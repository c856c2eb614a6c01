// dateline history: shows how a stored article changed.
import { terminalHistory } from '../bot/messages/terminal/history.ts';
import { findNotice } from '../corpus/history/notices.ts';
import type { StoredArticle } from '../retrieval/store/store.ts';
import type { Call } from './command-line/commands.ts';
import { printJson } from './command-line/run-script.ts';
import { printForTerminal } from './command-line/terminal.ts';
import { storedArticle, withEngine } from './command-line/engine.ts';

export async function run({ values, positionals }: Call<'history'>): Promise<void> {
  const [reference = ''] = positionals;
  await withEngine(async (engine) => {
    const stored = await storedArticle(reference, engine);
    if (values.json) {
      printJson(historyOf(stored));
      return;
    }
    printForTerminal((options) => terminalHistory(stored, options));
  });
}

function historyOf({ article, history, seenAt, origin }: StoredArticle) {
  return {
    id: article.id,
    url: article.url,
    title: article.title,
    source: article.source,
    published_at: article.publishedAt,
    updated_at: article.updatedAt,
    seen_at: seenAt,
    origin,
    fingerprint: article.fingerprint,
    notice: findNotice(`${article.title}\n${article.text}`),
    changes: history.map(({ seenAt: at, publishedAt, updatedAt, ...change }) => ({
      seen_at: at,
      published_at: publishedAt,
      updated_at: updatedAt,
      ...change,
    })),
  };
}
