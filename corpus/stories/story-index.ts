import type { Article } from '../article.ts';
import { isCopy } from './copies.ts';
import { createOpenStories, daysBetween, type OpenStories, type Span } from './open-stories.ts';
import { packSignature, unpackSignature } from './pack-signature.ts';
import { signatureOf } from './signature.ts';
import { type Member, type Story, storyOf } from './story.ts';
import { createTermWeights, type TermWeights } from './term-weights.ts';
import { createThemes, type Likeness, type Themes } from './themes.ts';
import type { Vocabulary } from './vocabulary.ts';

/** An article as like its story as this belongs to it. */
const JOINS = 0.42;
/** Two stories as alike as this are one. */
const MERGES = 0.5;
/** Likeness fades with the days between an article and a story: to 1/e after so many. */
const FADES_IN_DAYS = 10;
/** After so many days without an article, a story is over. */
const QUIET_DAYS = 8;
/** So many days of stories are kept, for articles that arrive late, unless more are asked for. */
export const KEPT_DAYS = 30;
/** An original is looked for in so many of the likest stories. */
const SEARCHED_FOR_ORIGINAL = 5;

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
type PlacedRow = Member & Pick<Placed, 'story' | 'signature'>;

type ArticleToPlace = Pick<Article, 'id' | 'title' | 'source' | 'publishedAt' | 'text'>;

/** Which articles tell of the same event, and which repeat another's text. */
export type StoryIndex = {
  /**
   * Finds the story of an article, a new one where none is like it. The same article again changes
   * nothing; an article whose text has changed stays in its story.
   */
  place(article: ArticleToPlace): Placed;
  /** Takes up stored articles where an earlier index left off; the last 30 days are enough. */
  restore(rows: Iterable<PlacedRow>): void;
  /** A story of the last 30 days by its id; null where it is unknown, over or merged. */
  story(id: string): Story | null;
};

type State = {
  vocabulary: Vocabulary;
  termWeights: TermWeights;
  themes: Themes;
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
    themes: createThemes(),
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

function placeNew(state: State, article: ArticleToPlace): Placed {
  const { themes, termWeights, open } = state;
  const signature = signatureOf(article, state.vocabulary);
  const day = dayOf(state, article);
  advance(state, day);
  termWeights.count(signature);
  const vector = termWeights.vectorOf(signature);
  const candidates = ranked(state, themes.likenessTo(vector), { first: day, last: day });
  const original = originalAmong(state, candidates, signature.wording);
  const likest = candidates[0];
  const joined = likest !== undefined && likest.likeness >= JOINS ? likest.id : article.id;
  const story = original?.story ?? joined;
  const copyOf = original?.article ?? null;
  open.put(story, { member: memberOf(article, copyOf), signature, vector, day });
  themes.add(story, vector);
  return { story, copyOf, signature: packSignature(signature), merged: mergeInto(state, story) };
}

function placeAgain(state: State, article: ArticleToPlace): Placed {
  const { themes, termWeights, open } = state;
  const story = open.storyOf(article.id) ?? article.id;
  const known = open.get(story)?.entries.get(article.id);
  const copyOf = known?.member.copyOf ?? null;
  const signature = signatureOf(article, state.vocabulary);
  const packed = packSignature(signature);
  if (known !== undefined && !isSame(packSignature(known.signature), packed)) {
    const vector = termWeights.vectorOf(signature);
    themes.subtract(story, known.vector);
    themes.add(story, vector);
    open.put(story, { ...known, member: memberOf(article, copyOf), signature, vector });
  }
  return { story, copyOf, signature: packed, merged: [] };
}

function restore(state: State, rows: Iterable<PlacedRow>): void {
  const readable = [...rows].flatMap((row) => {
    const signature = unpackSignature(row.signature);
    return signature === null ? [] : [{ row, signature }];
  });
  for (const { signature } of readable) state.termWeights.count(signature);
  for (const { row, signature } of readable) {
    const vector = state.termWeights.vectorOf(signature);
    const day = dayOf(state, row);
    state.open.put(row.story, { member: memberOf(row, row.copyOf), signature, vector, day });
    state.themes.add(row.story, vector);
    advance(state, day);
  }
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
  for (const id of state.open.closeBefore(state.newest - state.keptDays)) state.themes.drop(id);
}

type Ranked = { id: string; likeness: number };

/** The stories that were not over at the time, the likest first. */
function ranked({ open }: State, likeness: Likeness, span: Span): Ranked[] {
  const found: Ranked[] = [];
  for (const [id, cosine] of likeness) {
    const story = open.get(id);
    const gap = story === undefined ? Number.POSITIVE_INFINITY : daysBetween(story, span);
    if (gap <= QUIET_DAYS) found.push({ id, likeness: cosine * Math.exp(-gap / FADES_IN_DAYS) });
  }
  return found.toSorted((left, right) => right.likeness - left.likeness);
}

/** A copy of a copy is one of the original. */
function originalAmong(
  { open }: State,
  candidates: readonly Ranked[],
  wording: Uint32Array,
): { story: string; article: string } | null {
  for (const { id: story } of candidates.slice(0, SEARCHED_FOR_ORIGINAL)) {
    for (const { member, signature } of open.get(story)?.entries.values() ?? [])
      if (isCopy(signature.wording, wording)) return { story, article: member.copyOf ?? member.id };
  }
  return null;
}

/** Takes in the stories that are one with this story, until none is. */
function mergeInto(state: State, id: string): string[] {
  const { open, themes } = state;
  const merged: string[] = [];
  for (;;) {
    const story = open.get(id);
    if (story === undefined || story.entries.size < 2) return merged;
    const [likest] = ranked(state, themes.likenessOf(id), story);
    if (likest === undefined || likest.likeness < MERGES) return merged;
    themes.merge(likest.id, id);
    open.merge(likest.id, id);
    merged.push(likest.id);
  }
}

function memberOf(
  { id, title, source, publishedAt }: Omit<Member, 'copyOf'>,
  copyOf: string | null,
): Member {
  return { id, title, source, publishedAt, copyOf };
}
