/** An ISO date as a day in UTC, such as `1 December 2025`; null for none or an unreadable one. */
export function plainDate(iso: string | null): string | null {
  if (iso === null) return null;
  const time = Date.parse(iso);
  if (Number.isNaN(time)) return null;
  // Most of those who read English write the day first.
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(time);
}
