// Decides which articles expire.

/** The parts of an article that decide whether it expires; times are ISO 8601 in UTC. */
export type AgedArticle = {
  id: string;
  source: string;
  publishedAt: string | null;
  /** When the article was first stored; null where unknown. */
  seenAt: string | null;
};

/** How much of the corpus to keep; a missing limit is no limit. */
export type RetentionLimits = {
  /** Removes articles older than this many days. */
  days?: number;
  /** Keeps this many of each publisher's newest articles. */
  perSource?: number;
  /** Keeps this many of the newest articles in all. */
  articles?: number;
};

const DAY_MILLISECONDS = 86_400_000;

/**
 * The ids of the articles to remove. An article's age counts from its publication or, where that is
 * unknown, from when it was first stored. An article with neither is never too old in days, but
 * counts as the oldest in the other limits. Articles in `kept` stay, and count towards the limits.
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
  const recent = articles.filter((article) => kept.has(article.id) || !isBefore(article, oldest));
  const bySource = [...Map.groupBy(recent, ({ source }) => source).values()].flatMap((group) =>
    newest(group, { limit: limits.perSource, kept }),
  );
  const stay = new Set(newest(bySource, { limit: limits.articles, kept }).map(({ id }) => id));
  return articles.map(({ id }) => id).filter((id) => !stay.has(id));
}

/** The newest articles up to the limit; those that must stay come first. */
function newest(
  articles: readonly AgedArticle[],
  { limit, kept }: { limit: number | undefined; kept: ReadonlySet<string> },
): readonly AgedArticle[] {
  if (limit === undefined || articles.length <= limit) return articles;
  const required = articles.filter(({ id }) => kept.has(id));
  const others = articles
    .filter(({ id }) => !kept.has(id))
    .toSorted((left, right) => compare(timeOf(right), timeOf(left)) || compare(left.id, right.id));
  return [...required, ...others.slice(0, Math.max(0, limit - required.length))];
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
