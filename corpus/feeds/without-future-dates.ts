import { parseDate } from '../dates/parse-date.ts';
import type { Found } from '../ports/article-source.ts';

/**
 * An article that claims to be of the future was published by the time it was found: `now`, ISO 8601
 * in UTC, takes the place of its dates, with a note.
 */
export function withoutFutureDates(found: Found, now: string): Found {
  if (!('line' in found)) return found;
  const { line } = found;
  const isFuture = (date: string | null | undefined): boolean =>
    (parseDate(date ?? '') ?? '') > now;
  if (!isFuture(line.published_at) && !isFuture(line.updated_at)) return found;
  return {
    ...found,
    line: {
      ...line,
      published_at: isFuture(line.published_at) ? now : line.published_at,
      updated_at: isFuture(line.updated_at) ? null : line.updated_at,
    },
    note: [found.note, 'its date lies in the future'].filter(Boolean).join('; '),
  };
}
