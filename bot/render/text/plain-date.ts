/**
 * An ISO date as a day in UTC in a locale, such as `1 December 2025`; null for none or an unreadable
 * one.
 */
export function plainDate(iso: string | null, locale = 'en'): string | null {
  if (iso === null) return null;
  const time = Date.parse(iso);
  if (Number.isNaN(time)) return null;
  // Most of those who read English write the day first.
  const written = locale === 'en' ? 'en-GB' : locale;
  return new Intl.DateTimeFormat(written, { dateStyle: 'long', timeZone: 'UTC' }).format(time);
}
