import { storyOf } from '../../corpus/stories/story.ts';
import type { Store } from '../store/store.ts';
import {
  publishedArticles,
  type StoryArticle,
  storyFacts,
  type StoryFacts,
  wholeStories,
} from './stories.ts';

/** A story in a list: its newest headline, who tells it, how widely, and when. */
export type StoryCard = StoryFacts & {
  id: string;
  headline: string;
  /** Where the article of the headline stands; null where it has no address. */
  url: string | null;
  /** The publishers by name, those with the newest articles first. */
  names: string[];
};

/** Older news than this before the newest article is no news, in milliseconds. */
const SPAN = 7 * 24 * 3_600_000;

/**
 * The stories of the last week that the corpus holds, as told by `at` (ISO 8601 in UTC), the newest
 * first, at most `most`.
 * @throws StoreUnavailable.
 */
export async function newestStories(
  { at, most }: { at: string; most: number },
  store: Store,
): Promise<StoryCard[]> {
  const { newest } = await store.extent({ until: at });
  if (newest === null) return [];
  const since = new Date(Date.parse(newest) - SPAN).toISOString();
  const published = await publishedArticles(store, { since, until: at });
  const stories = [...new Set(published.map(({ story }) => story))];
  const groups = (await wholeStories(store, { stories, until: at }))
    .toSorted((left, right) => lastOf(right).localeCompare(lastOf(left)))
    .slice(0, most);
  const articles = await store.articles(groups.flatMap((members) => newestOf(members)?.id ?? []));
  const urls = new Map(articles.map(({ id, url }) => [id, url]));
  return groups.map((members) => {
    const shown = newestOf(members);
    return {
      ...storyFacts(members),
      id: shown?.story ?? '',
      headline: shown?.title ?? '',
      url: urls.get(shown?.id ?? '') ?? null,
      names: [...new Set(members.toReversed().map(({ source }) => source))],
    };
  });
}

/** The newest article that is nobody's copy, or the newest of all. */
function newestOf(members: readonly StoryArticle[]): StoryArticle | undefined {
  return members.findLast(({ copyOf }) => copyOf === null) ?? members.at(-1);
}

function lastOf(members: readonly StoryArticle[]): string {
  return members.at(-1)?.publishedAt ?? '';
}

/** A story of late as something to ask about. */
export type Topic = {
  /** Its headline, at most 80 characters, cut between words. */
  name: string;
  publishers: readonly string[];
};

const DAY = 86_400_000;
/** How far back from the newest article stories are looked for. */
const DAYS = 30;
/** In so many days a story loses half of what its size is worth. */
const HALF_LIFE_DAYS = 2;
const MOST_TOPICS = 2_000;
const NAME_ROOM = 80;

/**
 * The stories of late, the newest and biggest first: the publishers that tell one independently,
 * each worth half after two days.
 * @throws StoreUnavailable.
 */
export async function recentTopics(store: Store, at: string): Promise<Topic[]> {
  const { newest } = await store.extent({ until: at });
  if (newest === null) return [];
  const since = new Date(Date.parse(newest) - DAYS * DAY).toISOString();
  const articles = await publishedArticles(store, { since, until: at });
  const stories = Map.groupBy(articles, ({ story }) => story);
  const ranked = [...stories.values()]
    .map((members) => ({ members, weight: weightOf(members, newest) }))
    .toSorted((left, right) => right.weight - left.weight)
    .slice(0, MOST_TOPICS)
    .map(({ members }) => topicOf(members));
  const names = new Set<string>(['']);
  return ranked.filter(({ name }) => names.size < names.add(name).size);
}

function weightOf(members: readonly StoryArticle[], newest: string): number {
  const { independent, last } = storyFacts(members);
  const days = (Date.parse(newest) - Date.parse(last)) / DAY;
  return independent * 2 ** (-days / HALF_LIFE_DAYS);
}

function topicOf(members: readonly StoryArticle[]): Topic {
  const { headline, publishers } = storyOf(members[0]?.story ?? '', members);
  return { name: cut(headline.trim()), publishers };
}

function cut(headline: string): string {
  if (headline.length <= NAME_ROOM) return headline;
  const words = headline.slice(0, NAME_ROOM + 1);
  return words.slice(0, Math.max(words.lastIndexOf(' '), 0)).trim() || headline.slice(0, NAME_ROOM);
}
