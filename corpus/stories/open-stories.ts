import type { Signature } from './signature.ts';
import type { Member } from './story.ts';
import type { Vector } from './themes.ts';

/** What is known of an article in an open story; `day` counts from 1970, with fractions. */
type Entry = { member: Member; signature: Signature; vector: Vector; day: number };

/** From the first day to the last, both counted as in `Entry`. */
export type Span = { first: number; last: number };

/** A story that may still grow, with its articles by their ids. */
type OpenStory = Span & { entries: Map<string, Entry> };

/** The stories that may still grow, by their ids. */
export type OpenStories = {
  get(story: string): OpenStory | undefined;
  /** The story that an article is in. */
  storyOf(article: string): string | undefined;
  /** Puts an article into a story, in place of itself where it is there already. */
  put(story: string, entry: Entry): void;
  /** Moves all articles of a story into another one. */
  merge(from: string, into: string): void;
  /** Removes the stories whose last day is earlier, and returns their ids. */
  closeBefore(day: number): string[];
};

/** Open stories in memory. */
export function createOpenStories(): OpenStories {
  const stories = new Map<string, OpenStory>();
  const storyOf = new Map<string, string>();

  const put = (id: string, entry: Entry): void => {
    const story = stories.get(id) ?? { entries: new Map(), first: entry.day, last: entry.day };
    story.entries.set(entry.member.id, entry);
    story.first = Math.min(story.first, entry.day);
    story.last = Math.max(story.last, entry.day);
    stories.set(id, story);
    storyOf.set(entry.member.id, id);
  };

  return {
    get: (story) => stories.get(story),
    storyOf: (article) => storyOf.get(article),
    put,
    merge(from, into) {
      const moved = stories.get(from);
      stories.delete(from);
      for (const entry of moved?.entries.values() ?? []) put(into, entry);
    },
    closeBefore(day) {
      const over = [...stories].filter(([, { last }]) => last < day);
      for (const [id, { entries }] of over) {
        stories.delete(id);
        for (const article of entries.keys()) storyOf.delete(article);
      }
      return over.map(([id]) => id);
    },
  };
}

/** The days between two spans; 0 where they overlap. */
export function daysBetween(one: Span, other: Span): number {
  return Math.max(0, one.first - other.last, other.first - one.last);
}
