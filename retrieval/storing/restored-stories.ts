import {
  createStoryIndex,
  KEPT_DAYS,
  type PlacedRow,
  type StoryIndex,
} from '../../corpus/stories/story-index.ts';
import type { Vocabulary } from '../../corpus/stories/vocabulary.ts';
import type { GroupedArticle, Store } from '../ports/store.ts';
import { nextTurn } from './next-turn.ts';

/** Times in milliseconds since 1970, both ends included; `to` may be infinite. */
export type Span = { from: number; to: number };

/** About 20 ms of work, after which whatever else waits in the process has its turn. */
const ROWS_AT_A_TIME = 256;

/**
 * The stories of the stored articles of a span. One that has no end goes on with time and keeps its
 * last 30 days; one that has an end keeps everything.
 * @throws StoreUnavailable.
 */
export async function restoredStories(
  { from, to }: Span,
  { store, vocabulary }: { store: Pick<Store, 'recent'>; vocabulary: Vocabulary },
): Promise<StoryIndex> {
  const isEndless = to === Number.POSITIVE_INFINITY;
  const index = createStoryIndex(vocabulary, {
    keptDays: isEndless ? KEPT_DAYS : Number.POSITIVE_INFINITY,
  });
  const rows = await store.recent({ since: isoOf(from), ...(!isEndless && { until: isoOf(to) }) });
  for (let start = 0; start < rows.length; start += ROWS_AT_A_TIME) {
    index.restore(rows.slice(start, start + ROWS_AT_A_TIME).flatMap(placedRow));
    await nextTurn();
  }
  return index;
}

function placedRow({ story, signature, ...row }: GroupedArticle): PlacedRow[] {
  return story === null || signature === null ? [] : [{ ...row, story, signature }];
}

function isoOf(time: number): string {
  return new Date(Math.max(0, time)).toISOString();
}
