import { instant } from './instant.ts';
import { type DateReading, writtenDate } from './written-date.ts';

/**
 * Parses a written date to ISO 8601 in UTC with milliseconds; null where that would take guessing.
 * Reads ISO 8601, RFC 2822, Unix time in seconds or milliseconds, and dates as people write them
 * (see `writtenDate`). A date without a time is midnight, a time without a zone is UTC. Never
 * throws.
 */
export function parseDate(text: string, reading?: DateReading): string | null {
  if (text.length > longestDate || !/\p{Nd}/u.test(text)) return null;
  const written = text.trim();
  return isoDate(written) ?? epochDate(written) ?? writtenDate(written, reading);
}

const longestDate = 160;

const isoForm =
  /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ](\d{2}):?(\d{2})(?::?(\d{2})(?:[.,](\d{1,9}))?)?)?\s?(?:(Z|UTC)|([+-])(\d{2}):?(\d{2})?)?(?:\[[\w/+-]+\])?$/i;

function isoDate(text: string): string | null {
  const parts = isoForm.exec(text);
  if (parts === null) return null;
  const [, year, month, day, hour, minute, second, fraction, , sign, zoneHours, zoneMinutes] =
    parts;
  const offset = Number(zoneHours ?? 0) * 60 + Number(zoneMinutes ?? 0);
  return instant({
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: Number(hour ?? 0),
    minute: Number(minute ?? 0),
    second: Number(second ?? 0),
    millisecond: Math.trunc(Number(`0.${fraction ?? 0}`) * 1_000),
    zone: sign === '-' ? -offset : offset,
  });
}

function epochDate(text: string): string | null {
  if (!/^(?:\d{10}|\d{13})$/.test(text)) return null;
  return new Date(Number(text) * (text.length === 10 ? 1_000 : 1)).toISOString();
}
