// Where a version of an article was read, and which version may replace which.
import { z } from 'zod';
import type { Article } from './article.ts';
import { siteOf } from './canonical-url.ts';

/** Where a version of an article was read. */
export type Origin = {
  /** The article's own page, the whole text in a feed, a summary in a feed, or a file. */
  kind: (typeof originKinds)[number];
  /** The site of the page or feed (see `siteOf`); null for a file. */
  site: string | null;
  /** The site of the feed that led to the page, or has had the article before; null for none. */
  feed: string | null;
};

const originKinds = ['page', 'feed', 'summary', 'file'] as const;

/** Validates an origin that was stored as JSON. */
export const originSchema: z.ZodType<Origin> = z.object({
  kind: z.enum(originKinds),
  site: z.string().nullable(),
  feed: z.string().nullable(),
});

/** The origin of what a person gives by hand. */
export const fromFile: Origin = { kind: 'file', site: null, feed: null };

/** A version of an article with its origin; null where an old version of Dateline stored it. */
export type Version = { article: Article; origin: Origin | null };

/**
 * What becomes of a new version of a stored article: it replaces it, it is left out, or it stands
 * as an article of its own. Files replace everything, and so does a page, because its address is
 * its own. A feed replaces only what it brought itself or what is on its own site, a text by a text
 * and a summary by either, and a page only if it states a later update. What any other feed says of
 * the article stands apart.
 */
export function fateOf(before: Version, after: Version): 'replaces' | 'left-out' | 'apart' {
  const { kind, site } = after.origin ?? fromFile;
  if (kind === 'file' || kind === 'page') return 'replaces';
  const { site: storedSite, feed } = before.origin ?? fromFile;
  if (site === storedSite || site === siteOf(after.article.url ?? ''))
    return isBetter(before, after) ? 'replaces' : 'left-out';
  // The feed led to the page, which says it better.
  return site === feed ? 'left-out' : 'apart';
}

/** Whether the version of a feed that may speak for the article is better than the stored one. */
function isBetter(before: Version, after: Version): boolean {
  const stored = before.origin?.kind ?? 'file';
  if (stored === 'summary') return true;
  if (after.origin?.kind === 'summary') return false;
  return stored === 'feed' || isLater(after.article, before.article);
}

function isLater(after: Article, before: Article): boolean {
  return (after.updatedAt ?? '') > (before.updatedAt ?? before.publishedAt ?? '');
}

/**
 * Whether two versions come from the same hand, so that a difference is a change by the publisher.
 * A page that takes the place of a summary changes nothing.
 */
export function isRevision({ before, after }: Record<'before' | 'after', Origin | null>): boolean {
  if (before === null || after === null) return true;
  return before.kind !== 'summary' && after.kind !== 'summary' && before.site === after.site;
}

/** The origin to store with a version: it remembers the feed that had the article before. */
export function withFeedOf(after: Origin, before: Origin | null): Origin {
  const isFeed = before?.kind === 'feed' || before?.kind === 'summary';
  return { ...after, feed: after.feed ?? (isFeed ? before.site : (before?.feed ?? null)) };
}
