// npm run history: shows how a stored article changed.
import { terminalHistory } from '../bot/messages/terminal/history.ts';
import { findNotice } from '../corpus/history/notices.ts';
import type { StoredArticle } from '../retrieval/store/store.ts';
import { commandLine, jsonOption } from './command-line/command-line.ts';
import { printForTerminal, printJson, runScript } from './command-line/run-script.ts';
import { storedArticle, withEngine } from './command-line/engine.ts';

await runScript(async () => {
  const { values, positionals } = commandLine({
    name: 'history',
    summary: 'Shows how a stored article changed: what was removed, what was added, and when.',
    examples: ['https://news.example/article', 'news-example-0123456789abcdef --json'],
    positionals: { min: 1, max: 1, name: 'URL|ID' },
    options: { json: jsonOption },
  });
  const [reference = ''] = positionals;
  await withEngine(async (engine) => {
    const stored = await storedArticle(reference, engine);
    if (values.json) {
      printJson(historyOf(stored));
      return;
    }
    printForTerminal((options) => terminalHistory(stored, options));
  });
});

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
