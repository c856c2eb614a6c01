// Groups articles about one event into stories, as they arrive.
import type { Article } from '../article.ts';
import { estimateLength, isCopy } from './copies.ts';
import { createNeighbours, type Extent, type Neighbour, type Neighbours } from './neighbours.ts';
import { createOpenStories, type OpenStories } from './open-stories.ts';
import {
  packSignature,
  type Signature,
  signatureOf,
  unpackSignature,
  type Vocabulary,
} from './signature.ts';
import { type Member, type Story, storyOf } from './story.ts';
import { createTermWeights, type TermWeights } from './term-weights.ts';

/** Articles with this similarity are about one event; see `Neighbour`. */
const SAME_EVENT = 0.35;
/** How many days of stories are kept by default, for articles that arrive late. */
export const KEPT_DAYS = 30;
/** How many of the most similar articles are searched for an original. */
const ORIGINAL_CANDIDATES = 50;

/** The result of placing an article, to be stored with it. */
type Placed = {
  story: string;
  /** The id of the article that this one copies; null for a report of its own. */
  copyOf: string | null;
  /** For `restore`; about one kilobyte. */
  signature: Uint8Array;
  /** Stories that this article merged into `story`. */
  merged: string[];
};

/** A placed article, read back from the store. */
export type PlacedRow = Member & Pick<Placed, 'story' | 'signature'>;

type ArticleToPlace = Pick<Article, 'id' | 'title' | 'source' | 'publishedAt' | 'text'> &
  Partial<Pick<Article, 'language'>>;

/** Groups articles about the same event into stories, and detects copies. */
export type StoryIndex = {
  /**
   * Finds or creates the story of an article. Idempotent; an article whose text has changed stays
   * in its story.
   */
  place(article: ArticleToPlace): Placed;
  /**
   * Adds stored articles of an earlier index, oldest first, in any number of calls. The last 30
   * days are enough.
   */
  restore(rows: Iterable<PlacedRow>): void;
  /** An open story by its id; null where unknown, closed or merged. */
  story(id: string): Story | null;
};

type State = {
  vocabulary: Vocabulary;
  termWeights: TermWeights;
  neighbours: Neighbours;
  open: OpenStories;
  /** The day of the newest article; minus infinity before the first. */
  newest: number;
  keptDays: number;
};

/**
 * A story index in memory. It keeps the stories of the last `keptDays` before the newest article.
 */
export function createStoryIndex(
  vocabulary: Vocabulary,
  { keptDays = KEPT_DAYS }: { keptDays?: number } = {},
): StoryIndex {
  const state: State = {
    vocabulary,
    termWeights: createTermWeights(),
    neighbours: createNeighbours(),
    open: createOpenStories(),
    newest: Number.NEGATIVE_INFINITY,
    keptDays,
  };
  return {
    place: (article) =>
      state.open.storyOf(article.id) === undefined
        ? placeNew(state, article)
        : placeAgain(state, article),
    restore: (rows) => {
      restore(state, rows);
    },
    story(id) {
      const story = state.open.get(id);
      return story === undefined
        ? null
        : storyOf(
            id,
            [...story.entries.values()].map(({ member }) => member),
          );
    },
  };
}

/**
 * Single-link clustering (Sibson 1973): an article joins, and merges, the stories of all articles
 * about its event, so that the order of arrival hardly matters.
 */
function placeNew(state: State, article: ArticleToPlace): Placed {
  const { neighbours, termWeights, open } = state;
  const signature = signatureOf(article, state.vocabulary);
  const day = dayOf(state, article);
  advance(state, day);
  termWeights.count(signature, day);
  const vector = termWeights.vectorOf(signature);
  const extent = extentOf(signature, day);
  const near = neighbours.near(extent, vector);
  const original = findOriginal(state, near, { source: article.source, signature });
  const linked = near
    .filter(({ similarity }) => similarity >= SAME_EVENT)
    .map((each) => each.article);
  const [story, ...merged] = storiesOf(state, original === null ? linked : [original, ...linked]);
  const copyOf = original === null ? null : originalOf(state, original);
  for (const other of merged) open.merge(other, story ?? other);
  open.put(story ?? article.id, { member: memberOf(article, copyOf), signature, day });
  neighbours.add(article.id, extent, vector);
  return { story: story ?? article.id, copyOf, signature: packSignature(signature), merged };
}

function placeAgain(state: State, article: ArticleToPlace): Placed {
  const { neighbours, termWeights, open } = state;
  const story = open.storyOf(article.id) ?? article.id;
  const known = open.entryOf(article.id);
  const copyOf = known?.member.copyOf ?? null;
  const signature = signatureOf(article, state.vocabulary);
  const packed = packSignature(signature);
  if (known !== undefined && !isEqual(packSignature(known.signature), packed)) {
    neighbours.remove(article.id, known.day);
    neighbours.add(article.id, extentOf(signature, known.day), termWeights.vectorOf(signature));
    open.put(story, { ...known, member: memberOf(article, copyOf), signature });
  }
  return { story, copyOf, signature: packed, merged: [] };
}

function restore(state: State, rows: Iterable<PlacedRow>): void {
  const { neighbours, termWeights, open } = state;
  for (const row of rows) {
    const signature = unpackSignature(row.signature);
    if (signature === null) continue;
    const day = dayOf(state, row);
    advance(state, day);
    termWeights.count(signature, day);
    open.put(row.story, { member: memberOf(row, row.copyOf), signature, day });
    neighbours.add(row.id, extentOf(signature, day), termWeights.vectorOf(signature));
  }
}

function extentOf({ sketch }: Signature, day: number): Extent {
  return { day, length: estimateLength(sketch) };
}

function isEqual(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}

/** The day of an article; an undated one counts as new. */
function dayOf({ newest }: State, { publishedAt }: Pick<Member, 'publishedAt'>): number {
  if (publishedAt !== null) return Date.parse(publishedAt) / 86_400_000;
  return Number.isFinite(newest) ? newest : 0;
}

/** Closes old stories whenever a new day begins. */
function advance(state: State, day: number): void {
  const isNewDay = Math.floor(day) > Math.floor(state.newest);
  state.newest = Math.max(state.newest, day);
  if (!isNewDay) return;
  const first = state.newest - state.keptDays;
  state.open.closeBefore(first);
  state.neighbours.dropBefore(first);
}

/** The stories of some articles, each once, largest first. */
function storiesOf({ open }: State, articles: readonly string[]): string[] {
  const stories = new Set(articles.flatMap((article) => open.storyOf(article) ?? []));
  const size = (story: string): number => open.get(story)?.entries.size ?? 0;
  return [...stories].toSorted((left, right) => size(right) - size(left));
}

/**
 * The most similar article that this one copies. Publishers reuse background paragraphs for weeks,
 * so an original of the same publisher has to be about the same event, too.
 */
function findOriginal(
  { open }: State,
  near: readonly Neighbour[],
  { source, signature }: { source: string; signature: Signature },
): string | null {
  const original = near.slice(0, ORIGINAL_CANDIDATES).find(({ article, similarity }) => {
    const known = open.entryOf(article);
    if (known === undefined) return false;
    if (known.member.source === source && similarity < SAME_EVENT) return false;
    return isCopy(known.signature.sketch, signature.sketch);
  });
  return original?.article ?? null;
}

/** The article itself, or its original where it is a copy. */
function originalOf({ open }: State, article: string): string {
  return open.entryOf(article)?.member.copyOf ?? article;
}

function memberOf(
  { id, title, source, publishedAt }: Omit<Member, 'copyOf'>,
  copyOf: string | null,
): Member {
  return { id, title, source, publishedAt, copyOf };
}
