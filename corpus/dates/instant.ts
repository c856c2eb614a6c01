// Converts local dates and times to UTC, and knows the time zones that newspapers print.

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
 * Converts a date and time to ISO 8601 in UTC with milliseconds. Null for dates and times that do
 * not exist, such as 30 February, for unknown zones, and outside the years 1000 to 9999.
 */
export function instant(time: LocalTime): string | null {
  const { year, month, day, hour, minute, second, millisecond } = time;
  if (year < 1_000 || year > 9_999 || hour > 23 || minute > 59 || second > 60) return null;
  const midnight = new Date(Date.UTC(year, month - 1, day));
  if (midnight.getUTCMonth() !== month - 1 || midnight.getUTCDate() !== day) return null;
  const asUtc = Date.UTC(year, month - 1, day, hour, minute, second, millisecond);
  const offset = offsetOf(time.zone, asUtc);
  if (offset === null || Math.abs(offset) > maxOffset) return null;
  return new Date(asUtc - offset * 60_000).toISOString();
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

/**
 * The zone that a printed abbreviation or phrase means: minutes east of UTC, or the IANA name of a
 * zone with daylight saving time. Null where unknown.
 */
export function timeZone(written: string): number | string | null {
  const name = written.toLowerCase().replace(/[.\s]+/g, '');
  return offsetZone(name) ?? seasonalZones[name] ?? fixedZones[name] ?? null;
}

function offsetZone(name: string): number | null {
  const parts = /^(?:gmt|utc)?([+\-−])(\d{1,2}):?(\d{2})?$/.exec(name);
  if (parts === null) return null;
  const minutes = Number(parts[2]) * 60 + Number(parts[3] ?? 0);
  return parts[1] === '+' ? minutes : -minutes;
}

// As newspapers use them: `ET` is `EST` or `EDT` by season, `IST` is Indian time.
const seasonalZones: Readonly<Record<string, string>> = {
  et: 'America/New_York',
  ct: 'America/Chicago',
  mt: 'America/Denver',
  pt: 'America/Los_Angeles',
  easterntime: 'America/New_York',
  uktime: 'Europe/London',
  londontime: 'Europe/London',
  cetime: 'Europe/Berlin',
};

const hour = 60;
const fixedZones: Readonly<Record<string, number>> = {
  z: 0,
  ut: 0,
  utc: 0,
  gmt: 0,
  wet: 0,
  bst: hour,
  cet: hour,
  west: hour,
  cest: 2 * hour,
  eet: 2 * hour,
  sast: 2 * hour,
  eest: 3 * hour,
  msk: 3 * hour,
  trt: 3 * hour,
  gst: 4 * hour,
  pkt: 5 * hour,
  ist: 5.5 * hour,
  npt: 5.75 * hour,
  wib: 7 * hour,
  ict: 7 * hour,
  bjt: 8 * hour,
  beijingtime: 8 * hour,
  hkt: 8 * hour,
  sgt: 8 * hour,
  myt: 8 * hour,
  awst: 8 * hour,
  jst: 9 * hour,
  kst: 9 * hour,
  acst: 9.5 * hour,
  aest: 10 * hour,
  aedt: 11 * hour,
  nzst: 12 * hour,
  nzdt: 13 * hour,
  brt: -3 * hour,
  art: -3 * hour,
  ast: -4 * hour,
  edt: -4 * hour,
  est: -5 * hour,
  cdt: -5 * hour,
  cst: -6 * hour,
  mdt: -6 * hour,
  mst: -7 * hour,
  pdt: -7 * hour,
  pst: -8 * hour,
};
