/**
 * An ISO date as Discord shows it to each reader in their own language and zone; null for no date
 * or an unreadable one.
 */
export function discordDate(iso: string | null): string | null {
  if (iso === null) return null;
  const time = Date.parse(iso);
  if (Number.isNaN(time)) return null;
  // Midnight sharp is a date without a time. Noon is the same day nearly everywhere on Earth.
  const shown = iso.endsWith('T00:00:00.000Z') ? time + 12 * 3_600_000 : time;
  return `<t:${Math.floor(shown / 1000)}:D>`;
}

/** An ISO moment as Discord shows it to each reader, such as `3 hours ago`; null for an unreadable one. */
export function discordMoment(iso: string): string | null {
  const time = Date.parse(iso);
  return Number.isNaN(time) ? null : `<t:${Math.floor(time / 1000)}:R>`;
}
