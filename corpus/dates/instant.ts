// Converts local dates and times to UTC.

/** A date and time of day; `zone` is minutes east of UTC, or an IANA name. */
export type LocalTime = {
  year: number;
  /** From 1. */
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  millisecond: number;
  zone: number | string;
};

/**
 * Converts a date and time to ISO 8601 in UTC with milliseconds. 24:00 is the start of the
 * next day. Null for dates and times that do not exist, such as 30 February, for unknown zones, and
 * outside the years 1000 to 9999.
 */
export function instant(time: LocalTime): string | null {
  const { year, month, day, hour, minute, second, millisecond } = time;
  if (year < 1_000 || year > 9_999 || !isTimeOfDay(time)) return null;
  const midnight = new Date(Date.UTC(year, month - 1, day));
  if (midnight.getUTCMonth() !== month - 1 || midnight.getUTCDate() !== day) return null;
  const asUtc = Date.UTC(year, month - 1, day, hour, minute, second, millisecond);
  const offset = offsetOf(time.zone, asUtc);
  if (offset === null || Math.abs(offset) > maxOffset) return null;
  return new Date(asUtc - offset * 60_000).toISOString();
}

function isTimeOfDay({ hour, minute, second }: LocalTime): boolean {
  const isMidnight = hour === 24 && minute === 0 && second === 0;
  return isMidnight || (hour < 24 && minute < 60 && second <= 60);
}

const maxOffset = 16 * 60;

function offsetOf(zone: number | string, asUtc: number): number | null {
  if (typeof zone === 'number') return zone;
  const first = offsetAt(zone, asUtc);
  // The second lookup, at the true instant, is right near daylight saving changes, too.
  return first === null ? null : offsetAt(zone, asUtc - first * 60_000);
}

function offsetAt(zone: string, time: number): number | null {
  const shown = clockOf(zone)?.format(time) ?? '';
  const parts = /GMT(?:([+-])(\d{2}):(\d{2}))?$/.exec(shown);
  if (parts === null) return null;
  const minutes = Number(parts[2] ?? 0) * 60 + Number(parts[3] ?? 0);
  return parts[1] === '-' ? -minutes : minutes;
}

function clockOf(zone: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
  } catch {
    return null;
  }
}
