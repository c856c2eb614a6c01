import type { GroupedArticle, Store } from '../store/store.ts';

/** A dated article and its place among the stories. */
export type StoryArticle = Omit<GroupedArticle, 'signature'> & {
  publishedAt: string;
  story: string;
};

/** The articles of stories published after `since` and not after `until`, in order of time. */
export async function publishedArticles(
  store: Store,
  span: { since: string; until: string },
): Promise<StoryArticle[]> {
  const articles = inStories(await store.recent(span), span.until);
  return articles.filter(({ publishedAt }) => publishedAt > span.since);
}

/** Which stories are wanted, as far as they had been told by `until`, and by which publishers. */
export type StoriesWanted = {
  stories: readonly string[];
  until: string;
  /** As they are spelt in the store; all of them where it is missing. */
  sources?: readonly string[] | undefined;
};

/** Stories whole, as far as they are wanted: each in order of time, none empty. */
export async function wholeStories(
  store: Store,
  { stories, until, sources }: StoriesWanted,
): Promise<StoryArticle[][]> {
  if (stories.length === 0) return [];
  const members = inStories(await store.inStories(stories), until).filter(
    ({ source }) => sources?.includes(source) ?? true,
  );
  const ids = new Set(members.map(({ id }) => id));
  // A copy of a report that is not wanted stands for that report.
  const byStory = Map.groupBy(
    members.map((member) => (ids.has(member.copyOf ?? '') ? member : { ...member, copyOf: null })),
    ({ story }) => story,
  );
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
