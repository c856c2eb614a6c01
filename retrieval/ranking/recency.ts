import type { Recency } from '../planning/search-plan.ts';

const MILLISECONDS_A_DAY = 86_400_000;
/** How much more a new article counts than an old one, for how long, and how fast that fades. */
const BONUS = {
  strong: { newest: 2, fullDays: 0, fadingDays: 5 },
  usual: { newest: 1, fullDays: 3, fadingDays: 7 },
  none: { newest: 0, fullDays: 0, fadingDays: 1 },
} as const;

/**
 * The factor for an article's age at the time of asking, falling to 1 for old and undated ones: from
 * 2 where newness counts as usual, the same for three days, as a story is told again from day to
 * day; from 3, and falling at once, where the newest is asked for. Both times are ISO 8601.
 */
export function recencyFactor(publishedAt: string | null, at: string, recency: Recency): number {
  if (publishedAt === null) return 1;
  const { newest, fullDays, fadingDays } = BONUS[recency];
  const days = (Date.parse(at) - Date.parse(publishedAt)) / MILLISECONDS_A_DAY;
  return 1 + newest * Math.exp(-Math.max(0, days - fullDays) / fadingDays);
}
