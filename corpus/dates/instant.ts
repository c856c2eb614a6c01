/** A moment as a calendar and a clock show it; `zone` is minutes east of UTC, or a zone's name. */
export type ClockReading = {
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
 * ISO 8601 in UTC with milliseconds; null where no calendar or clock shows such a moment, such as
 * 30 February, or where the zone is unknown. Years 1000 to 9999.
 */
export function instant(reading: ClockReading): string | null {
  const { year, month, day, hour, minute, second, millisecond } = reading;
  if (year < 1_000 || year > 9_999 || hour > 23 || minute > 59 || second > 60) return null;
  const midnight = new Date(Date.UTC(year, month - 1, day));
  if (midnight.getUTCMonth() !== month - 1 || midnight.getUTCDate() !== day) return null;
  const asUtc = Date.UTC(year, month - 1, day, hour, minute, second, millisecond);
  const offset = offsetOf(reading.zone, asUtc);
  if (offset === null || Math.abs(offset) > furthestOffset) return null;
  return new Date(asUtc - offset * 60_000).toISOString();
}

const furthestOffset = 16 * 60;

function offsetOf(zone: number | string, asUtc: number): number | null {
  if (typeof zone === 'number') return zone;
  const first = offsetAt(zone, asUtc);
  // Asked again with the offset taken off, or hours near the change of the clocks would be one out.
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
