// Loads the stories of a period or on a topic, with their publishers and dates.
import { independentPublishers } from '../../corpus/stories/story.ts';
import type { Embedder } from '../models/embedder.ts';
import type { GroupedArticle, Store } from '../store/store.ts';
import { parseQuery } from '../query/parse-query.ts';
import { search } from '../search/search.ts';
import { stemmedWords, stemsOf } from '../text/tokens.ts';
import { coverage, type WordWeights } from '../text/word-weights.ts';

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

/** Which stories, up to when (ISO 8601), and by which publishers. */
type StoriesWanted = {
  stories: readonly string[];
  until: string;
  /** As spelt in the store; all publishers if missing. */
  sources?: readonly string[] | undefined;
};

/** All articles of the wanted stories: each story in order of time, none empty. */
export async function wholeStories(
  store: Store,
  { stories, until, sources }: StoriesWanted,
): Promise<StoryArticle[][]> {
  if (stories.length === 0) return [];
  const members = inStories(await store.inStories(stories), until).filter(
    ({ source }) => sources?.includes(source) ?? true,
  );
  const ids = new Set(members.map(({ id }) => id));
  // A copy stands in for its original where the original is filtered out.
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

export type TopicRequest = {
  topic: string;
  at: string;
  since?: string;
  sources?: readonly string[];
};
type Parts = { store: Store; embedder: Embedder; weights: WordWeights };

/** The share of the topic, by weight of its words, that one passage with its headline must hold. */
const SHARE_NEEDED = 0.6;
/** An article below this share of the best score is about something else. */
const SMALLEST_SCORE = 0.3;
const MOST_ARTICLES = 40;

/**
 * The stories on a topic with all their articles, ranked by the best article of each; the articles of
 * a story are in order of time.
 * @throws StoreUnavailable, EmbedderUnavailable.
 */
export async function storiesOnTopic(
  { topic, at, since, sources }: TopicRequest,
  parts: Parts,
): Promise<StoryArticle[][]> {
  const question = {
    text: topic,
    at,
    ...(since !== undefined && since !== '' && { since }),
    ...(sources !== undefined && { sources: [...sources] }),
  };
  const { store, weights } = parts;
  const query = parseQuery(question, { publishers: await store.sources(), weights });
  const ranked = await search(query, parts);
  const best = ranked[0]?.score ?? 0;
  const near = ranked.slice(0, MOST_ARTICLES).filter(({ article, score, passages }) => {
    if (score < best * SMALLEST_SCORE) return false;
    return passages.some(({ passage }) => {
      const held = stemsOf(stemmedWords(`${article.title}\n${passage.text}`));
      return coverage(query.stems, held) >= SHARE_NEEDED;
    });
  });
  const stored = await store.stored(near.map(({ article }) => article.id));
  const stories = [...new Set(stored.flatMap(({ story }) => story ?? []))];
  return await wholeStories(store, { stories, until: at, sources: query.filter.sources });
}

/** A story in figures; times are ISO 8601 in UTC. */
export type StoryFacts = {
  articles: number;
  publishers: number;
  /** See `independentPublishers`. */
  independent: number;
  first: string;
  last: string;
};

/** The figures of a story, given at least one article, in order of time. */
export function storyFacts(members: readonly StoryArticle[]): StoryFacts {
  return {
    articles: members.length,
    publishers: new Set(members.map(({ source }) => source)).size,
    independent: independentPublishers(members),
    first: members[0]?.publishedAt ?? '',
    last: lastOf(members),
  };
}

/** When the last article of a story was published; the articles are in order of time. */
export function lastOf(members: readonly StoryArticle[]): string {
  return members.at(-1)?.publishedAt ?? '';
}
