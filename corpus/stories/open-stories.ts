// Keeps the stories that may still grow.
import type { Signature } from './signature.ts';
import type { Member } from './story.ts';

/** The stories that may still grow, by their ids. */
export type OpenStories = {
  get(story: string): OpenStory | undefined;
  /** The id of the story that an article is in. */
  storyOf(article: string): string | undefined;
  /** An article of an open story, by its id. */
  entryOf(article: string): Entry | undefined;
  /** Adds an article to a story, or replaces it there. */
  put(story: string, entry: Entry): void;
  /** Moves all articles of a story into another one. */
  merge(from: string, into: string): void;
  /** Removes the stories whose last article is older than this day. */
  closeBefore(day: number): void;
};

/** An article in an open story; `day` counts from 1970, with fractions. */
type Entry = { member: Member; signature: Signature; day: number };

/** The articles of a story by their ids, and the day of the latest one. */
type OpenStory = { entries: Map<string, Entry>; last: number };

/** Open stories in memory. */
export function createOpenStories(): OpenStories {
  const stories = new Map<string, OpenStory>();
  const storyOf = new Map<string, string>();

  const put = (id: string, entry: Entry): void => {
    const story = stories.get(id) ?? { entries: new Map(), last: entry.day };
    story.entries.set(entry.member.id, entry);
    story.last = Math.max(story.last, entry.day);
    stories.set(id, story);
    storyOf.set(entry.member.id, id);
  };

  return {
    get: (story) => stories.get(story),
    storyOf: (article) => storyOf.get(article),
    entryOf: (article) => stories.get(storyOf.get(article) ?? '')?.entries.get(article),
    put,
    merge(from, into) {
      const moved = stories.get(from);
      stories.delete(from);
      for (const entry of moved?.entries.values() ?? []) put(into, entry);
    },
    closeBefore(day) {
      const closed = [...stories].filter(([, { last }]) => last < day);
      for (const [id, { entries }] of closed) {
        stories.delete(id);
        for (const article of entries.keys()) storyOf.delete(article);
      }
    },
  };
}
