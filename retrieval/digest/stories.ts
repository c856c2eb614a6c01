// Loads the stories of a period or on a topic, with their publishers and dates.
import type { Article } from '../../corpus/article.ts';
import { independentPublishers } from '../../corpus/stories/story.ts';
import type { Embedder } from '../models/embedder.ts';
import { parseQuery } from '../query/parse-query.ts';
import type { Query } from '../query/query.ts';
import { search } from '../search/search.ts';
import type { GroupedArticle, Store, StoredArticle } from '../store/store.ts';
import type { WordWeights } from '../text/word-weights.ts';
import { aboutness, respelt, type Topic, topicOf } from './topic.ts';

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

/** The publishers of each of these stories, the first to report first. */
export async function storyPublishers(
  store: Store,
  stories: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (stories.length === 0) return new Map();
  const members = Map.groupBy(await store.inStories(stories), ({ story }) => story ?? '');
  return new Map(
    [...members].map(([story, articles]) => [
      story,
      [...new Set(articles.map(({ source }) => source))],
    ]),
  );
}

export type TopicRequest = {
  topic: string;
  at: string;
  since?: string;
  sources?: readonly string[];
};
type Parts = { store: Store; embedder: Embedder; weights: WordWeights };

/** An article on a topic, and how much of it is; see `aboutness`. */
type TopicArticle = { article: Article; about: number };

/** The stories on a topic: of each only the articles on the topic, in order of time. */
export type TopicStories = {
  topic: Topic;
  stories: StoryArticle[][];
  /** The articles of the stories, by id. */
  articles: ReadonlyMap<string, TopicArticle>;
};

/** Articles that are read, the best of the search, and further ones of the stories found. */
const MOST_READ = 150;
const MOST_FURTHER = 100;

/**
 * The stories on a topic. Every article is read whether it is on the topic, since a search finds what
 * only mentions it, and a story holds what only goes with it.
 * @throws StoreUnavailable, EmbedderUnavailable.
 */
export async function storiesOnTopic(request: TopicRequest, parts: Parts): Promise<TopicStories> {
  const { at, since, sources } = request;
  const { store, weights } = parts;
  const publishers = await store.sources();
  const queryFor = (text: string): Query =>
    parseQuery(
      {
        text,
        at,
        ...(since !== undefined && since !== '' && { since }),
        ...(sources !== undefined && { sources: [...sources] }),
      },
      { publishers, weights },
    );
  const found = async (text: string): Promise<{ query: Query; read: StoredArticle[] }> => {
    const query = queryFor(text);
    const ranked = await search(query, parts);
    const ids = ranked.slice(0, MOST_READ).map(({ article }) => article.id);
    return { query, read: await store.stored(ids) };
  };
  let { query, read } = await found(request.topic);
  const mended = respelt(
    request.topic,
    query,
    read.map(({ article }) => article),
  );
  if (mended !== null) ({ query, read } = await found(mended));
  const topic = topicOf(
    query,
    read.map(({ article }) => article),
  );
  const articles = new Map<string, TopicArticle>();
  const keep = ({ article }: StoredArticle): void => {
    const about = aboutness(article, topic);
    if (about > 0) articles.set(article.id, { article, about });
  };
  for (const stored of read) keep(stored);
  const ids = read.flatMap(({ article, story }) => (articles.has(article.id) ? (story ?? []) : []));
  const wanted = { stories: [...new Set(ids)], until: at, sources: query.filter.sources };
  const whole = await wholeStories(store, wanted);
  const known = new Set(read.map(({ article }) => article.id));
  const further = whole.flat().filter(({ id }) => !known.has(id));
  for (const stored of await store.stored(further.slice(-MOST_FURTHER).map(({ id }) => id)))
    keep(stored);
  const stories = whole.map((members) => members.filter(({ id }) => articles.has(id)));
  return { topic, stories: stories.filter(({ length }) => length > 0), articles };
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
