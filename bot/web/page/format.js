// Formats numbers, dates and addresses for the page.

const locale = 'en-GB';

/** @type {Record<string, Intl.DateTimeFormatOptions>} Discord's timestamp styles */
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
 * Formats a time as Discord does, in the reader's time zone.
 * @param {Date} time
 * @param {string} style one of Discord's letters, such as `f`, or `R` for relative to now
 * @param {Date} now
 */
export function formatTime(time, style, now) {
  if (style === 'R') return formatRelative((time.getTime() - now.getTime()) / 1000);
  return new Intl.DateTimeFormat(locale, styles[style] ?? styles.f).format(time);
}

/**
 * Formats the UTC day of an ISO 8601 time, such as `1 Dec 2025`.
 * @param {string} iso
 */
export function formatDay(iso) {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(iso),
  );
}

/** @param {number} number */
export function formatNumber(number) {
  return number.toLocaleString(locale);
}

/**
 * A number with its noun, such as `1,200 articles`.
 * @param {number} number @param {string} noun
 */
export function formatCount(number, noun) {
  return `${formatNumber(number)} ${noun}${number === 1 ? '' : 's'}`;
}

/** @param {string[]} names */
export function formatList(names) {
  return new Intl.ListFormat(locale).format(names);
}

/**
 * An address that is safe to open; null unless it is http or https.
 * @param {unknown} text
 * @returns {string | null}
 */
export function webAddress(text) {
  if (typeof text !== 'string' || !/^https?:\/\//i.test(text) || !URL.canParse(text)) return null;
  return new URL(text).href;
}

/** @param {number} seconds */
function formatRelative(seconds) {
  const [unit, size] = units.find(([, least]) => Math.abs(seconds) >= least) ?? ['second', 1];
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(
    Math.round(seconds / size),
    unit,
  );
}
