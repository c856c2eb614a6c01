import type { GroupedArticle, Store } from '../ports/store.ts';

/** A dated article and its place among the stories. */
export type StoryArticle = Omit<GroupedArticle, 'signature'> & {
  publishedAt: string;
  story: string;
};

/** The articles of stories published after `since` and not after `until`, in order of time. */
export async function publishedArticles(
  store: Store,
  { since, until }: { since: string; until: string },
): Promise<StoryArticle[]> {
  const articles = inStories(await store.recent(since), until);
  return articles.filter(({ publishedAt }) => publishedAt > since);
}

/** Stories whole, as far as they had been told by `until`: each in order of time, none empty. */
export async function wholeStories(
  store: Store,
  { stories, until }: { stories: readonly string[]; until: string },
): Promise<StoryArticle[][]> {
  if (stories.length === 0) return [];
  const members = inStories(await store.inStories(stories), until);
  const byStory = Map.groupBy(members, ({ story }) => story);
  return stories.flatMap((story) => {
    const found = byStory.get(story);
    return found === undefined ? [] : [found];
  });
}

function inStories(articles: readonly GroupedArticle[], until: string): StoryArticle[] {
  return articles.flatMap(({ signature: _signature, story, publishedAt, ...article }) =>
    story === null || publishedAt === null || publishedAt > until
      ? []
      : [{ ...article, story, publishedAt }],
  );
}
