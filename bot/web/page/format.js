const locale = 'en-GB';

/** @type {Record<string, Intl.DateTimeFormatOptions>} Discord's letters */
const styles = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
  s: { dateStyle: 'short', timeStyle: 'short' },
  S: { dateStyle: 'short', timeStyle: 'medium' },
};

/** @type {[unit: Intl.RelativeTimeFormatUnit, seconds: number][]} */
const units = [
  ['year', 365 * 86400],
  ['month', 30 * 86400],
  ['day', 86400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
];

/**
 * A time as Discord words it, in the reader's zone.
 * @param {Date} time
 * @param {string} style one of Discord's letters, such as `f` or `R`
 * @param {Date} now
 */
export function wordTime(time, style, now) {
  if (style === 'R') return wordDistance((time.getTime() - now.getTime()) / 1000);
  return new Intl.DateTimeFormat(locale, styles[style] ?? styles.f).format(time);
}

/**
 * The day of an ISO 8601 time in UTC, such as `1 Dec 2025`.
 * @param {string} iso
 */
export function wordDay(iso) {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(iso),
  );
}

/** @param {number} seconds */
function wordDistance(seconds) {
  const [unit, size] = units.find(([, least]) => Math.abs(seconds) >= least) ?? ['second', 1];
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(
    Math.round(seconds / size),
    unit,
  );
}

/**
 * The address as a browser may open it; null for everything that is not http or https.
 * @param {unknown} text
 * @returns {string | null}
 */
export function webAddress(text) {
  if (typeof text !== 'string' || !/^https?:\/\//i.test(text) || !URL.canParse(text)) return null;
  return new URL(text).href;
}
