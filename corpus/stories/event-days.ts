/** As `Date` numbers them. */
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const DAY = 86_400_000;

/**
 * The days that words name by their weekday, counted from 1970 and ascending: of the days of that
 * name the one nearest to publication, since news tells of yesterday and announces tomorrow. None
 * without a date, or in a language other than English.
 */
export function eventDays(words: readonly string[], publishedAt: string | null): number[] {
  if (publishedAt === null) return [];
  const published = new Date(publishedAt);
  const today = Math.floor(published.getTime() / DAY);
  const named = new Set(words.map((word) => WEEKDAYS.indexOf(word)));
  const week = [-3, -2, -1, 0, 1, 2, 3];
  return week
    .filter((offset) => named.has((published.getUTCDay() + offset + 7) % 7))
    .map((offset) => today + offset);
}
