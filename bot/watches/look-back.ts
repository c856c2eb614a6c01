import { daysBefore } from '../days-before.ts';
import type { Watch } from '../ports/watches.ts';

/** Articles may come in so much later than they were published. */
const DAYS_LATE = 2;
/** What is older is no news, however long the bot was away. */
const DAYS_BACK = 30;

/**
 * From when on a watch looks for articles at `at`: since its last time, with room for those that
 * came in late; at first one day or one week back, and for breaking news no further than the watch
 * itself. ISO 8601 in UTC.
 */
export function lookBack({ rhythm, createdAt, checkedAt }: Watch, at: string): string {
  const period = rhythm.kind === 'breaking' ? 0 : rhythm.days.length === 0 ? 1 : 7;
  const begin = daysBefore(createdAt, period);
  const last = daysBefore(checkedAt ?? createdAt, DAYS_LATE);
  return [begin, last, daysBefore(at, DAYS_BACK)].toSorted().at(-1) ?? begin;
}
