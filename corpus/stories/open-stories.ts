import type { Signature } from './signature.ts';
import type { Member } from './story.ts';

/** What is known of an article in an open story; `day` counts from 1970, with fractions. */
type Entry = { member: Member; signature: Signature; day: number };

/** A story that may still grow: its articles by their ids, and the last one's day. */
type OpenStory = { entries: Map<string, Entry>; last: number };

/** The stories that may still grow, by their ids. */
export type OpenStories = {
  get(story: string): OpenStory | undefined;
  /** The story that an article is in. */
  storyOf(article: string): string | undefined;
  /** Puts an article into a story, in place of itself where it is there already. */
  put(story: string, entry: Entry): void;
  /** Moves all articles of a story into another one. */
  merge(from: string, into: string): void;
  /** Removes the stories whose last day is earlier. */
  closeBefore(day: number): void;
};

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
    },
  };
}
