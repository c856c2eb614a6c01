import type { Period } from './search-plan.ts';

const DAY = 86_400_000;
const CURRENT = /\bthis (?<unit>week|month|year)\b/giu;

/**
 * When what a question asks about can have begun at the earliest (ISO 8601 in UTC), by the periods
 * that it names and by `this week`, `this month` and `this year`, which for search are no periods;
 * null where it names no time. A report from before then cannot tell of it.
 */
export function askedSince(
  question: string,
  periods: readonly Period[],
  at: string,
): string | null {
  const now = new Date(at);
  const beginnings = [...question.matchAll(CURRENT)].map(({ groups }) =>
    beginningOf(groups?.['unit']?.toLowerCase(), now),
  );
  return [...periods.map(({ since }) => since), ...beginnings].toSorted()[0] ?? null;
}

/** A week is any seven days: on a Monday, `this week` is mostly the one before. */
function beginningOf(unit: string | undefined, now: Date): string {
  const year = now.getUTCFullYear();
  if (unit === 'week') return new Date(now.getTime() - 7 * DAY).toISOString();
  return new Date(Date.UTC(year, unit === 'month' ? now.getUTCMonth() : 0)).toISOString();
}
