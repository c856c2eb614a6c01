// The limits on how often a person or a server may ask.
import type { ServerSettings } from './state/settings.ts';
import type { Used } from './state/usage.ts';

/** Which limit a person has reached, and when they can ask again. */
export type Limit = { kind: 'cooldown' | 'person' | 'server'; until: Date };

/** Whether a server limits questions at all. */
export function hasLimits({ cooldown, personDaily, serverDaily }: ServerSettings): boolean {
  return cooldown + personDaily + serverDaily > 0;
}

/** The limit that one more question would exceed; null if it may be asked. */
export function limitReached(settings: ServerSettings, used: Used, now: Date): Limit | null {
  const { cooldown, personDaily, serverDaily, timeZone } = settings;
  if (serverDaily > 0 && used.byServer >= serverDaily)
    return { kind: 'server', until: nextLocalDay(now, timeZone) };
  if (personDaily > 0 && used.byPerson >= personDaily)
    return { kind: 'person', until: nextLocalDay(now, timeZone) };
  if (used.lastAt === null) return null;
  const until = new Date(Date.parse(used.lastAt) + cooldown * 1000);
  return until > now ? { kind: 'cooldown', until } : null;
}

/** The calendar day at a moment in an IANA time zone, such as `2025-12-01`. */
export function localDay(at: Date, timeZone: string): string {
  // The Swedish date format is ISO 8601.
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone }).format(at);
}

/** The first second of the next calendar day in an IANA time zone, across clock changes. */
function nextLocalDay(at: Date, timeZone: string): Date {
  const today = localDay(at, timeZone);
  const start = Math.floor(at.getTime() / 1000);
  // Binary search; no day is longer than 26 hours.
  let [before, after] = [start, start + 26 * 3600];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (localDay(new Date(middle * 1000), timeZone) === today) before = middle;
    else after = middle;
  }
  return new Date(after * 1000);
}
