// Lists the stories and topics in the news, for lists and suggestions.
import { storyOf } from '../../corpus/stories/story.ts';
import type { Store } from '../store/store.ts';
import {
  publishedArticles,
  type StoryArticle,
  storyFacts,
  type StoryFacts,
  wholeStories,
  lastOf,
} from './stories.ts';

/** A story in a list: its newest headline, its publishers and its figures. */
export type StoryCard = StoryFacts & {
  id: string;
  headline: string;
  /** The address of the article with that headline; null where it has none. */
  url: string | null;
  /** The names of its publishers, the one with the newest article first. */
  names: string[];
};

/** Milliseconds before the newest article; older stories are not listed. */
const SPAN = 7 * 24 * 3_600_000;

/**
 * The stories of the last week of the corpus, up to `at` (ISO 8601 in UTC), newest first, at most `most`.
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

/** The newest article that is not a copy, or else the newest. */
function newestOf(members: readonly StoryArticle[]): StoryArticle | undefined {
  return members.findLast(({ copyOf }) => copyOf === null) ?? members.at(-1);
}

/** A recent story, as something to ask about. */
export type Topic = {
  /** Its headline, at most 80 characters, cut between words. */
  name: string;
  publishers: readonly string[];
};

const DAY = 86_400_000;
/** Days before the newest article; older stories are no topics. */
const DAYS = 30;
/** Days in which the weight of a story halves. */
const HALF_LIFE_DAYS = 2;
const MOST_TOPICS = 2_000;
const NAME_ROOM = 80;

/**
 * Recent stories, the newest and biggest first: a story weighs as much as it has independent publishers,
 * and half of that after two days.
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
