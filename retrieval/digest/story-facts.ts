import { independentPublishers } from '../../corpus/stories/story.ts';
import type { StoryArticle } from './story-articles.ts';

/** What a story's articles say together; times are ISO 8601 in UTC. */
export type StoryFacts = {
  articles: number;
  publishers: number;
  /** See `independentPublishers`. */
  independent: number;
  first: string;
  last: string;
};

/** Counts a story's articles, which are not empty and in order of time. */
export function storyFacts(members: readonly StoryArticle[]): StoryFacts {
  return {
    articles: members.length,
    publishers: new Set(members.map(({ source }) => source)).size,
    independent: independentPublishers(members),
    first: members[0]?.publishedAt ?? '',
    last: members.at(-1)?.publishedAt ?? '',
  };
}
