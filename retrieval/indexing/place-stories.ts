import type { Article } from '../../corpus/article.ts';
import {
  createStoryIndex,
  KEPT_DAYS,
  type PlacedRow,
  type StoryIndex,
} from '../../corpus/stories/story-index.ts';
import type { Vocabulary } from '../../corpus/stories/signature.ts';
import type { ArticleRecord, GroupedArticle, Store } from '../store/store.ts';
import { nextTurn } from './index-articles.ts';

/** Where an article belongs among the stories, for its record. */
type Placement = Pick<ArticleRecord, 'story' | 'copyOf' | 'signature'>;

/** What placing articles found out: their places by id, and the stories that turned out to be others. */
type Placements = { places: Map<string, Placement>; merged: Map<string, string> };

/** Finds the stories of articles that are about to be stored. One ingest at a time. */
export type StoryPlacer = {
  /**
   * Places articles; `written` is when all that were placed before are stored.
   * @throws StoreUnavailable, or as `written` fails.
   */
  place(articles: readonly Article[], written: Promise<void>): Promise<Placements>;
  /** Ends an ingest that added so many articles. The next one sees what other processes have stored. */
  finish(added: number): void;
  /** So many articles were removed by this process: another one's would make the next ingest begin anew. */
  removed(articles: number): void;
};

type DatedArticle = { article: Article; time: number };

/** An index over the stored articles of a span. */
type Archive = Span & { index: StoryIndex };

/** An index over the last 30 days up to the newest article. */
type Recent = { newest: number; index: StoryIndex };

type State = {
  store: Store;
  vocabulary: Vocabulary;
  recent: Recent | null;
  /** What is stored around older articles. */
  archive: Archive | null;
  isArchiveUsed: boolean;
  /** How many articles the store holds if nobody else changed it; null until it has been looked at. */
  expected: number | null;
  isLooked: boolean;
};

const KEPT = KEPT_DAYS * 86_400_000;
const UNDATED = Number.POSITIVE_INFINITY;

/**
 * Places articles among the stored ones, of which the last 30 days are held in memory. Articles older
 * than that, as when an archive is read, are placed in an index of its own over what is stored around
 * them. It lasts as long as every ingest needs it, so that an archive that comes in many pieces is
 * taken up once.
 */
export function storyPlacer(store: Store, vocabulary: Vocabulary): StoryPlacer {
  const state: State = {
    store,
    vocabulary,
    recent: null,
    archive: null,
    isArchiveUsed: false,
    expected: null,
    isLooked: false,
  };
  return {
    place: async (articles, written) => {
      // Feeds mostly bring what is known: then nothing has to be taken up.
      if (articles.length === 0) return { places: new Map(), merged: new Map() };
      if (!state.isLooked) await look(state);
      return await place(state, articles, written);
    },
    finish: (added) => {
      if (!state.isArchiveUsed) state.archive = null;
      state.isArchiveUsed = false;
      if (state.expected !== null) state.expected += added;
      state.isLooked = false;
    },
    removed: (articles) => {
      if (state.expected !== null) state.expected -= articles;
    },
  };
}

async function look(state: State): Promise<void> {
  const { articles } = await state.store.extent({});
  if (articles !== state.expected) {
    state.recent = null;
    state.archive = null;
  }
  state.expected = articles;
  state.isLooked = true;
}

async function place(
  state: State,
  articles: readonly Article[],
  written: Promise<void>,
): Promise<Placements> {
  const places: Placements['places'] = new Map();
  const merged: Placements['merged'] = new Map();
  const inOrder = articles
    .map((article) => ({ article, time: timeOf(article) }))
    .toSorted((left, right) => left.time - right.time);
  const recent = (state.recent ??= await openRecent(state, inOrder, written));
  const oldEnd = recent.newest - KEPT;
  const old = inOrder.filter(({ time }) => time < oldEnd);
  const archive = await openArchive(state, old, written);
  for (const { article, time } of inOrder) {
    const { index } = archive !== null && time < oldEnd ? archive : recent;
    const placed = index.place(article);
    places.set(article.id, placed);
    for (const gone of placed.merged) merged.set(gone, placed.story);
    if (time < UNDATED) recent.newest = Math.max(recent.newest, time);
    await nextTurn();
  }
  // A story of both indexes that one of them merged is another one now.
  if (knowsAny(state.recent, merged)) state.recent = null;
  if (knowsAny(state.archive, merged)) state.archive = null;
  return settled({ places, merged });
}

async function openRecent(
  state: State,
  inOrder: readonly DatedArticle[],
  written: Promise<void>,
): Promise<Recent> {
  await written;
  const { newest: stored } = await state.store.extent({});
  const given = inOrder.findLast(({ time }) => time < UNDATED)?.time ?? 0;
  const newest = Math.max(given, stored === null ? 0 : Date.parse(stored));
  const index = await restoredStories({ from: newest - KEPT, to: UNDATED }, state);
  return { newest, index };
}

/** An index around these old articles; null where there are none. */
async function openArchive(
  state: State,
  old: readonly DatedArticle[],
  written: Promise<void>,
): Promise<Archive | null> {
  const [first, last] = [old.at(0), old.at(-1)];
  if (first === undefined || last === undefined) return null;
  state.isArchiveUsed = true;
  const from = first.time - KEPT;
  const to = last.time + KEPT;
  const { archive } = state;
  if (archive !== null && archive.from <= from && to <= archive.to) return archive;
  // What comes next is as likely as not a little earlier or later.
  const more = Math.max(KEPT, last.time - first.time);
  const span = { from: from - more, to: to + more };
  await written;
  return (state.archive = { ...span, index: await restoredStories(span, state) });
}

function knowsAny(opened: Recent | Archive | null, stories: ReadonlyMap<string, unknown>): boolean {
  return opened !== null && [...stories.keys()].some((story) => opened.index.story(story) !== null);
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
      [...places].map(([id, { story, copyOf, signature }]) => [
        id,
        { story: story === null ? null : finalOf(story), copyOf, signature },
      ]),
    ),
    merged: new Map([...merged.keys()].map((story) => [story, finalOf(story)])),
  };
}

/** Milliseconds since 1970; an article without a date comes last, as if it were new. */
function timeOf({ publishedAt }: Article): number {
  return publishedAt === null ? UNDATED : Date.parse(publishedAt);
}

/** Times in milliseconds since 1970, both ends included; `to` may be infinite. */
type Span = { from: number; to: number };

/** About 20 ms of work, after which whatever else waits in the process has its turn. */
const ROWS_AT_A_TIME = 256;

/**
 * The stories of the stored articles of a span. One that has no end goes on with time and keeps its
 * last 30 days; one that has an end keeps everything.
 * @throws StoreUnavailable.
 */
async function restoredStories(
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
