import type { Article } from '../../corpus/article.ts';
import type { Found } from '../../corpus/ports/article-source.ts';
import { toArticle } from '../../corpus/to-article.ts';
import { nextTurn } from './next-turn.ts';
import { type Counts, prepareBatch, type Preparing } from './prepare-batch.ts';
import { writingLine } from './writing-line.ts';

type Rejected = { input: string; reason: string };
export type IngestReport = Counts & { rejected: Rejected[] };

/** Enough articles for the store to write in one go, few enough that a progress bar moves. */
const BATCH = 256;

/**
 * The ingest line: cleans what a source found, leaves alone what is stored with the same words and
 * facts, and indexes the rest in batches. Other words make a new version of an article; other facts
 * alone (an author, a time) are stored, and it counts as unchanged. A rejected input stops nothing.
 * `onProgress` sees the counts so far.
 * @throws EmbedderUnavailable, StoreUnavailable: everything before is stored.
 */
export async function ingestArticles(
  found: AsyncIterable<Found>,
  parts: Preparing,
  onProgress: (report: IngestReport) => void = () => undefined,
): Promise<IngestReport> {
  const { store, stories } = parts;
  const report: IngestReport = { added: 0, updated: 0, unchanged: 0, passages: 0, rejected: [] };
  const pending = new Map<string, Article>();
  const line = writingLine(store, ({ added, updated, unchanged, passages }) => {
    report.added += added;
    report.updated += updated;
    report.unchanged += unchanged;
    report.passages += passages;
    onProgress(report);
  });
  const flush = async (): Promise<void> => {
    const batch = [...pending.values()];
    pending.clear();
    if (line.holds(batch)) await line.written;
    await line.take(await prepareBatch(batch, parts, line.written));
  };
  try {
    for await (const item of found) {
      const outcome = 'line' in item ? toArticle(item.line) : item;
      await nextTurn();
      if ('rejected' in outcome) {
        report.rejected.push({ input: item.input, reason: outcome.rejected });
        continue;
      }
      // The same article twice: the first is written before the second is compared with what is stored.
      if (pending.has(outcome.article.id) || pending.size >= BATCH) await flush();
      pending.set(outcome.article.id, outcome.article);
    }
    if (pending.size > 0) await flush();
    else onProgress(report);
    await line.written;
  } finally {
    await Promise.allSettled([line.written]);
    stories.settle(report.added);
  }
  await store.settle();
  return report;
}
