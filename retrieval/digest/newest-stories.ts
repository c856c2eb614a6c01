import type { Store } from '../store/store.ts';
import { publishedArticles, type StoryArticle, wholeStories } from './story-articles.ts';
import { storyFacts, type StoryFacts } from './story-facts.ts';

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
