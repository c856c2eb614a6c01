// Finds out which stored article a new one is, although its address is another.
import type { Article } from '../../corpus/article.ts';
import { headlineId } from '../../corpus/article-id.ts';
import type { Origin } from '../../corpus/origin.ts';
import type { StoreReader, Twin } from '../store/store.ts';

/** An article on its way into the store, with where it was read; see `Found`. */
export type Incoming = { article: Article; origin: Origin; item: string | null };

/**
 * The articles under the ids of the stored ones (`twins`) that they are: the same item of the same feed with
 * its headline or its time, or the same words at an address that differs in its parameters, as with
 * a session in it. All others stay as they are.
 */
export async function identified(
  given: readonly Incoming[],
  known: ReadonlyMap<string, unknown>,
  store: Pick<StoreReader, 'likely'>,
): Promise<{ incoming: readonly Incoming[]; twins: ReadonlyMap<string, Twin> }> {
  const fresh = given.filter(({ article }) => !known.has(article.id));
  const likely = await store.likely({
    items: fresh.flatMap(({ item }) => item ?? []),
    fingerprints: fresh.flatMap(({ article }) =>
      hasParameters(article) ? article.fingerprint : [],
    ),
  });
  if (likely.length === 0) return { incoming: given, twins: new Map() };
  const twins = new Map<string, Twin>();
  const incoming = given.map((each) => {
    if (known.has(each.article.id)) return each;
    const twin = likely.find((other) => isSame(each, other));
    if (twin === undefined) return each;
    twins.set(twin.id, twin);
    return { ...each, article: { ...each.article, id: twin.id, url: twin.url } };
  });
  return { incoming, twins };
}

/** The id of what a feed says of an article that belongs to another site. */
export function idApart({ title, url }: Article, { site }: Origin): string {
  const source = site ?? 'feed';
  return headlineId({ source, title: url ?? title, publishedAt: null });
}

function hasParameters({ url }: Pick<Article, 'url'>): boolean {
  return url?.includes('?') ?? false;
}

function isSame({ article, item }: Incoming, twin: Twin): boolean {
  if (item !== null && item === twin.item) {
    const isSameTime = article.publishedAt !== null && article.publishedAt === twin.publishedAt;
    return isSameTime || (article.title === twin.title && dayOf(article) === dayOf(twin));
  }
  return (
    article.fingerprint === twin.fingerprint &&
    article.source === twin.source &&
    dayOf(article) === dayOf(twin) &&
    hasParameters(article) &&
    pageOf(article) === pageOf(twin)
  );
}

function dayOf({ publishedAt }: Pick<Article, 'publishedAt'>): string | null {
  return publishedAt?.slice(0, 10) ?? null;
}

/** The address without its parameters. */
function pageOf({ url }: Pick<Article, 'url'>): string {
  return (url ?? '').replace(/[?#].*$/s, '');
}
