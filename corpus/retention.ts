/** What retention looks at in an article; times are ISO 8601 in UTC. */
export type AgedArticle = {
  id: string;
  source: string;
  publishedAt: string | null;
  /** When it was first stored; null where that is not known. */
  seenAt: string | null;
};

/** How much of the corpus is kept; a limit that is missing does not limit. */
export type RetentionLimits = {
  /** Articles older than so many days go. */
  days?: number;
  /** Of each publisher, so many articles stay, the newest. */
  perSource?: number;
  /** So many articles stay in all, the newest. */
  articles?: number;
};

const DAY_MILLISECONDS = 86_400_000;

/**
 * The ids that have to go. The age of an article counts from its publication, or else from when it
 * was first stored; one without either has no age, and is the oldest where articles are counted.
 * Those in `kept` stay, and count among those that stay.
 */
export function expiredArticles(
  articles: readonly AgedArticle[],
  limits: RetentionLimits,
  { now, kept }: { now: Date; kept: ReadonlySet<string> },
): string[] {
  const oldest =
    limits.days === undefined
      ? ''
      : new Date(now.getTime() - limits.days * DAY_MILLISECONDS).toISOString();
  const young = articles.filter((article) => kept.has(article.id) || !isBefore(article, oldest));
  const bySource = [...Map.groupBy(young, ({ source }) => source).values()].flatMap((group) =>
    newest(group, { limit: limits.perSource, kept }),
  );
  const stay = new Set(newest(bySource, { limit: limits.articles, kept }).map(({ id }) => id));
  return articles.map(({ id }) => id).filter((id) => !stay.has(id));
}

/** The newest so many, those that must stay before all others. */
function newest(
  articles: readonly AgedArticle[],
  { limit, kept }: { limit: number | undefined; kept: ReadonlySet<string> },
): readonly AgedArticle[] {
  if (limit === undefined || articles.length <= limit) return articles;
  const must = articles.filter(({ id }) => kept.has(id));
  const others = articles
    .filter(({ id }) => !kept.has(id))
    .toSorted((left, right) => compare(timeOf(right), timeOf(left)) || compare(left.id, right.id));
  return [...must, ...others.slice(0, Math.max(0, limit - must.length))];
}

function isBefore(article: AgedArticle, oldest: string): boolean {
  const time = timeOf(article);
  return time !== '' && time < oldest;
}

function timeOf({ publishedAt, seenAt }: AgedArticle): string {
  return publishedAt ?? seenAt ?? '';
}

function compare(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
