const MILLISECONDS_A_DAY = 86_400_000;
/** How much more a brand-new article counts than an old one, and how fast that fades. */
const NEWEST_BONUS = 0.8;
const FADING_DAYS = 10;

/**
 * The factor for an article's age at the time of asking: 1.8 when new, falling to 1 for old and
 * undated ones. Both times are ISO 8601.
 */
export function recencyFactor(publishedAt: string | null, at: string): number {
  if (publishedAt === null) return 1;
  const days = Math.max(0, (Date.parse(at) - Date.parse(publishedAt)) / MILLISECONDS_A_DAY);
  return 1 + NEWEST_BONUS * Math.exp(-days / FADING_DAYS);
}
