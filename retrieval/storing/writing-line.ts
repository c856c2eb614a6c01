import type { Article } from '../../corpus/article.ts';
import type { Store } from '../ports/store.ts';
import type { Counts, Prepared } from './prepare-batch.ts';

/** Writes one batch after the other, each while the next one is prepared. */
export type WritingLine = {
  /** When all that was handed over is stored; fails as its writing did. */
  readonly written: Promise<void>;
  /** Whether one of these articles is being written. */
  holds(articles: readonly Article[]): boolean;
  /** Hands a batch over once the one before it is stored; fails as that one's writing did. */
  take(batch: Prepared): Promise<void>;
};

/** A line into a store; `onWritten` hears what became of each batch when it is stored. */
export function writingLine(store: Store, onWritten: (counts: Counts) => void): WritingLine {
  let written = Promise.resolve();
  let held: ReadonlySet<string> = new Set();
  return {
    get written() {
      return written;
    },
    holds: (articles) => articles.some(({ id }) => held.has(id)),
    take: async (batch) => {
      await written;
      held = new Set(batch.articles.map(({ article }) => article.id));
      written = writeBatch(store, batch).then(() => onWritten(batch.counts));
      // Its failure is told to whoever awaits it next, be it much later.
      written.catch(() => undefined);
    },
  };
}

async function writeBatch(store: Store, { articles, merged }: Prepared): Promise<void> {
  if (articles.length > 0) await store.write(articles);
  await moveMerged(store, merged);
}

/** A crash before this leaves two stories where there is one: the next article about it joins them. */
async function moveMerged(store: Store, merged: ReadonlyMap<string, string>): Promise<void> {
  if (merged.size === 0) return;
  const members = await store.inStories([...merged.keys()]);
  const byStory = Map.groupBy(members, ({ story }) => merged.get(story ?? '') ?? '');
  for (const [story, moved] of byStory)
    await store.moveToStory(
      moved.map(({ id }) => id),
      story,
    );
}
