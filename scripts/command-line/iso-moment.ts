import { z } from 'zod';

const isoDate = z.iso.date();
const isoDateTime = z.iso.datetime({ offset: true, local: true });

/** Which moment of its day a date without a time stands for. */
export type DayEdge = 'start-of-day' | 'end-of-day';

/**
 * Reads an ISO 8601 date (`2025-12-02`) or date and time (`2025-12-02T10:30`, with or without a
 * zone; without one it is UTC). Returns ISO 8601 in UTC with milliseconds, null for anything else.
 */
export function isoMoment(text: string, edge: DayEdge): string | null {
  if (isoDate.safeParse(text).success) {
    return edge === 'start-of-day' ? `${text}T00:00:00.000Z` : `${text}T23:59:59.999Z`;
  }
  if (!isoDateTime.safeParse(text).success) return null;
  const hasZone = /(?:Z|[+-]\d\d:?\d\d)$/u.test(text);
  return new Date(hasZone ? text : `${text}Z`).toISOString();
}
