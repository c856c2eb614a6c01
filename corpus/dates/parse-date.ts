import { pressDate } from './press-date.ts';
import { instant } from './instant.ts';

/**
 * A written date as ISO 8601 in UTC with milliseconds, or null where it cannot be read without
 * guessing. Reads ISO 8601, RFC 2822, seconds or milliseconds since 1970, and what the press prints
 * (see `pressDate`). A date alone is its midnight; no zone means UTC. Never throws.
 */
export function parseDate(text: string): string | null {
  if (text.length > longestDate) return null;
  const written = text.trim().replace(label, '');
  return isoDate(written) ?? epochDate(written) ?? pressDate(written);
}

const longestDate = 120;
const label =
  /^(?:(?:last|first|date|originally)? ?(?:updated|published|posted|submitted|modified|created|date|issued)(?: (?:on|at))? ?:? ?)+/i;

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
