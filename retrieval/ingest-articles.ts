import type { Article } from '../corpus/article.ts';
import { cutPassages } from '../corpus/passages.ts';
import type { Found } from '../corpus/ports/article-source.ts';
import { toArticle } from '../corpus/to-article.ts';
import type { Embedder } from './ports/embedder.ts';
import type { IndexedArticle, Store } from './ports/store.ts';

type Rejected = { input: string; reason: string };
export type IngestReport = {
  added: number;
  updated: number;
  unchanged: number;
  passages: number;
  rejected: Rejected[];
};

/** Enough articles for the store to write in one go, few enough that a progress bar moves. */
const BATCH = 256;

/**
 * The ingest line: cleans what a source found, leaves alone what is stored with the same words, and
 * indexes the rest in batches. A rejected input stops nothing. `onProgress` sees the counts so far.
 * @throws EmbedderUnavailable, StoreUnavailable: everything before is stored.
 */
export async function ingestArticles(
  found: AsyncIterable<Found>,
  { store, embedder }: { store: Store; embedder: Embedder },
  onProgress: (report: IngestReport) => void = () => undefined,
): Promise<IngestReport> {
  const report: IngestReport = { added: 0, updated: 0, unchanged: 0, passages: 0, rejected: [] };
  const pending = new Map<string, Article>();
  const flush = async (): Promise<void> => {
    await writeChanged([...pending.values()], { store, embedder, report });
    pending.clear();
    onProgress(report);
  };
  for await (const item of found) {
    const outcome = 'line' in item ? toArticle(item.line) : item;
    if ('rejected' in outcome) {
      report.rejected.push({ input: item.input, reason: outcome.rejected });
      continue;
    }
    // The same article twice in one batch: the first is written before the second is compared.
    if (pending.has(outcome.article.id) || pending.size >= BATCH) await flush();
    pending.set(outcome.article.id, outcome.article);
  }
  await flush();
  if (report.added + report.updated > 0) await store.settle();
  return report;
}

/** Cuts articles into passages and embeds them. */
export async function indexArticles(
  articles: readonly Article[],
  embedder: Embedder,
): Promise<IndexedArticle[]> {
  const cut = articles.map((article) => ({ article, passages: cutPassages(article) }));
  const texts = cut.flatMap(({ article, passages }) =>
    passages.map((passage) => `${article.title}\n${passage.text}`),
  );
  const vectors = await embedder.embed(texts);
  let next = 0;
  return cut.map(({ article, passages }) => {
    const start = next;
    next += passages.length;
    return { article, passages, vectors: vectors.slice(start, next) };
  });
}

async function writeChanged(
  articles: readonly Article[],
  { store, embedder, report }: { store: Store; embedder: Embedder; report: IngestReport },
): Promise<void> {
  if (articles.length === 0) return;
  const known = await store.fingerprints(articles.map(({ id }) => id));
  const changed = articles.filter(({ id, fingerprint }) => known.get(id) !== fingerprint);
  const indexed = await indexArticles(changed, embedder);
  await store.write(indexed);
  const updated = changed.filter(({ id }) => known.has(id)).length;
  report.updated += updated;
  report.added += changed.length - updated;
  report.unchanged += articles.length - changed.length;
  report.passages += indexed.reduce((sum, { passages }) => sum + passages.length, 0);
}
