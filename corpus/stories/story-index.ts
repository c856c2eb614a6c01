import type { Article } from '../article.ts';
import { isCopy, lengthOf } from './copies.ts';
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

/** Two articles as alike as this are about one event (the likeness of `Neighbours`). */
const SAME_EVENT = 0.35;
/** So many days of stories are kept, for articles that arrive late, unless more are asked for. */
export const KEPT_DAYS = 30;
/** An original is looked for among so many of the likest articles. */
const SEARCHED_FOR_ORIGINAL = 50;

/** What placing an article found out, to be stored with the article. */
type Placed = {
  story: string;
  /** The id of the report whose text this is, cut or changed; null for a report of its own. */
  copyOf: string | null;
  /** For `restore`: about a kilobyte. */
  signature: Uint8Array;
  /** Stories that this article showed to be part of `story`: their articles belong to it now. */
  merged: string[];
};

/** A placed article as it was stored. */
export type PlacedRow = Member & Pick<Placed, 'story' | 'signature'>;

type ArticleToPlace = Pick<Article, 'id' | 'title' | 'source' | 'publishedAt' | 'text'>;

/** Which articles tell of the same event, and which repeat another's text. */
export type StoryIndex = {
  /**
   * Finds the story of an article, a new one where none is like it. The same article again changes
   * nothing; an article whose text has changed stays in its story.
   */
  place(article: ArticleToPlace): Placed;
  /**
   * Takes up stored articles where an earlier index left off, oldest first and in as many calls as
   * you like; the last 30 days are enough.
   */
  restore(rows: Iterable<PlacedRow>): void;
  /** A story of the last 30 days by its id; null where it is unknown, over or merged. */
  story(id: string): Story | null;
};

type State = {
  vocabulary: Vocabulary;
  termWeights: TermWeights;
  neighbours: Neighbours;
  open: OpenStories;
  /** The day of the newest article; minus infinity before the first dated one. */
  newest: number;
  keptDays: number;
};

/** An index in memory that holds the stories of the last days, counted from the newest article. */
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
 * A story is whatever is linked: each article to some other one about the same event (single-link
 * clustering: Sibson 1973), so that it hardly matters in which order the articles come.
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
  const original = originalAmong(state, near, { source: article.source, signature });
  const linked = near.filter(({ likeness }) => likeness >= SAME_EVENT).map((each) => each.article);
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
  const known = open.get(story)?.entries.get(article.id);
  const copyOf = known?.member.copyOf ?? null;
  const signature = signatureOf(article, state.vocabulary);
  const packed = packSignature(signature);
  if (known !== undefined && !isSame(packSignature(known.signature), packed)) {
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

function extentOf({ wording }: Signature, day: number): Extent {
  return { day, length: lengthOf(wording) };
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}

/** An article without a date counts as new. */
function dayOf({ newest }: State, { publishedAt }: Pick<Member, 'publishedAt'>): number {
  if (publishedAt !== null) return Date.parse(publishedAt) / 86_400_000;
  return Number.isFinite(newest) ? newest : 0;
}

/** Stories are closed when a new day begins, not with every article. */
function advance(state: State, day: number): void {
  const isNewDay = Math.floor(day) > Math.floor(state.newest);
  state.newest = Math.max(state.newest, day);
  if (!isNewDay) return;
  const first = state.newest - state.keptDays;
  state.open.closeBefore(first);
  state.neighbours.dropBefore(first);
}

/** The stories of some articles, each once: the one with the most articles first. */
function storiesOf({ open }: State, articles: readonly string[]): string[] {
  const stories = new Set(articles.flatMap((article) => open.storyOf(article) ?? []));
  const size = (story: string): number => open.get(story)?.entries.size ?? 0;
  return [...stories].toSorted((left, right) => size(right) - size(left));
}

/**
 * The likest article that has the same wording. Publishers tell the background of an affair in the
 * same words again and again: among their own, only a report of the same event is an original.
 */
function originalAmong(
  { open }: State,
  near: readonly Neighbour[],
  { source, signature }: { source: string; signature: Signature },
): string | null {
  const original = near.slice(0, SEARCHED_FOR_ORIGINAL).find(({ article, likeness }) => {
    const known = open.get(open.storyOf(article) ?? '')?.entries.get(article);
    if (known === undefined) return false;
    if (known.member.source === source && likeness < SAME_EVENT) return false;
    return isCopy(known.signature.wording, signature.wording);
  });
  return original?.article ?? null;
}

/** A copy of a copy is one of the original. */
function originalOf({ open }: State, article: string): string {
  const known = open.get(open.storyOf(article) ?? '')?.entries.get(article);
  return known?.member.copyOf ?? article;
}

function memberOf(
  { id, title, source, publishedAt }: Omit<Member, 'copyOf'>,
  copyOf: string | null,
): Member {
  return { id, title, source, publishedAt, copyOf };
}
