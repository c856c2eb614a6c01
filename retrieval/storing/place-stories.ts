import type { Article } from '../../corpus/article.ts';
import {
  createStoryIndex,
  KEPT_DAYS,
  type PlacedRow,
  type StoryIndex,
} from '../../corpus/stories/story-index.ts';
import type { Vocabulary } from '../../corpus/stories/vocabulary.ts';
import type { ArticleRecord, GroupedArticle, Store } from '../ports/store.ts';
import { nextTurn } from './next-turn.ts';

/** Where an article belongs among the stories, for its record. */
type Placement = Pick<ArticleRecord, 'story' | 'copyOf' | 'signature'>;

/** What placing articles found out: their places by id, and the stories that turned out to be others. */
type Placements = { places: Map<string, Placement>; merged: Map<string, string> };

/** Finds the stories of articles that are about to be stored. One ingest at a time. */
export type StoryPlacer = {
  /** @throws StoreUnavailable. */
  place(articles: readonly Article[]): Promise<Placements>;
  /**
   * Ends an ingest that added so many articles to the store, or fewer than none where they went. What an ingest of old articles needed is
   * forgotten; the next one sees what other processes have stored.
   */
  settle(added: number): void;
};

const KEPT = KEPT_DAYS * 86_400_000;
/** About 20 ms of work, after which whatever else waits in the process has its turn. */
const ROWS_AT_A_TIME = 256;
const UNDATED = Number.POSITIVE_INFINITY;

/**
 * Places articles among the stored ones, of which the last 30 days are held in memory. Articles older
 * than that, as when an archive is read, are placed in an index of its own over all that is stored
 * around them, which lasts to the end of the ingest.
 */
export function storyPlacer(store: Store, vocabulary: Vocabulary): StoryPlacer {
  let recent: { index: StoryIndex; newest: number } | null = null;
  let archive: { index: StoryIndex; since: number } | null = null;
  /** How many articles the store holds if nobody else changed it; null until it has been looked at. */
  let expected: number | null = null;
  let isLooked = false;

  const restored = async (since: number, keptDays: number): Promise<StoryIndex> => {
    const index = createStoryIndex(vocabulary, { keptDays });
    const rows = await store.recent(new Date(since).toISOString());
    for (let start = 0; start < rows.length; start += ROWS_AT_A_TIME) {
      index.restore(rows.slice(start, start + ROWS_AT_A_TIME).flatMap(placedRow));
      await nextTurn();
    }
    return index;
  };
  const openRecent = async (newestGiven: number): Promise<NonNullable<typeof recent>> => {
    const { newest: stored } = await store.extent({});
    const newest = Math.max(newestGiven, stored === null ? 0 : Date.parse(stored));
    return { newest, index: await restored(newest - KEPT, KEPT_DAYS) };
  };
  const look = async (): Promise<void> => {
    const { articles } = await store.extent({});
    if (articles !== expected) recent = null;
    expected = articles;
    isLooked = true;
  };
  const archiveFor = async (time: number): Promise<StoryIndex> => {
    if (archive === null || time - KEPT < archive.since) {
      const since = Math.max(0, time - 2 * KEPT);
      archive = { since, index: await restored(since, Number.POSITIVE_INFINITY) };
    }
    return archive.index;
  };

  return {
    place: async (articles) => {
      if (!isLooked) await look();
      const placements: Placements = { places: new Map(), merged: new Map() };
      const inOrder = articles
        .map((article) => ({ article, time: timeOf(article) }))
        .toSorted((left, right) => left.time - right.time);
      for (const { article, time } of inOrder) {
        recent ??= await openRecent(inOrder.findLast((each) => each.time < UNDATED)?.time ?? 0);
        const isOld = time < recent.newest - KEPT;
        if (time < UNDATED) recent.newest = Math.max(recent.newest, time);
        const index = isOld ? await archiveFor(time) : recent.index;
        const { story, copyOf, signature, merged } = index.place(article);
        placements.places.set(article.id, { story, copyOf, signature });
        for (const gone of merged) placements.merged.set(gone, story);
        await nextTurn();
      }
      return settled(placements);
    },
    settle: (added) => {
      archive = null;
      if (expected !== null) expected += added;
      isLooked = false;
    },
  };
}

function placedRow({ story, signature, ...row }: GroupedArticle): PlacedRow[] {
  return story === null || signature === null ? [] : [{ ...row, story, signature }];
}

/** The places once all merges are carried out; a story that was merged may have taken others in. */
function settled({ places, merged }: Placements): Placements {
  const finalOf = (story: string): string => {
    let final = story;
    for (let next = merged.get(final); next !== undefined; next = merged.get(final)) final = next;
    return final;
  };
  return {
    places: new Map(
      [...places].map(([id, place]) => [
        id,
        { ...place, story: place.story === null ? null : finalOf(place.story) },
      ]),
    ),
    merged: new Map([...merged.keys()].map((story) => [story, finalOf(story)])),
  };
}

/** Milliseconds since 1970; an article without a date comes last, as if it were new. */
function timeOf({ publishedAt }: Article): number {
  return publishedAt === null ? UNDATED : Date.parse(publishedAt);
}
