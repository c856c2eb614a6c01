import type { Digest, DigestStory } from '../../retrieval/digest/digest.ts';

/** When which articles were told, by id; ISO 8601 in UTC. */
export type Told = ReadonlyMap<string, string>;

/**
 * The stories of a digest that hold something untold, each with the sentences that tell it. What
 * counts is the articles: a story that has merged with another is the same news as before. Copies,
 * and what was published before the digest begins, are no news.
 */
export function untoldStories({ stories, sources, since }: Digest, told: Told): DigestStory[] {
  return stories.flatMap((story) => {
    const news = new Set(
      story.members
        .filter(({ id, isCopy, publishedAt }) => !isCopy && publishedAt > since && !told.has(id))
        .map(({ id }) => id),
    );
    const statements = story.statements.filter(({ citations }) =>
      sources.some(({ number, article }) => citations.includes(number) && news.has(article.id)),
    );
    if (statements.length === 0) return [];
    const isKnown = story.members.some(({ id }) => told.has(id));
    return [{ ...story, statements, news: isKnown ? 'developing' : 'new' }];
  });
}
