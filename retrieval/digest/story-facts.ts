import type { StoryArticle } from './story-articles.ts';

/** What a story's articles say together; times are ISO 8601 in UTC. */
export type StoryFacts = {
  articles: number;
  publishers: number;
  /** Publishers with an article that is no copy of another one's; one at least. */
  independent: number;
  first: string;
  last: string;
};

/** Counts a story's articles, which are not empty and in order of time. Copies count once. */
export function storyFacts(members: readonly StoryArticle[]): StoryFacts {
  const originals = members.filter(({ copyOf }) => copyOf === null);
  return {
    articles: members.length,
    publishers: new Set(members.map(({ source }) => source)).size,
    independent: Math.max(1, new Set(originals.map(({ source }) => source)).size),
    first: members[0]?.publishedAt ?? '',
    last: members.at(-1)?.publishedAt ?? '',
  };
}
