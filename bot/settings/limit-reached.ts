import type { ServerSettings } from '../ports/settings.ts';
import type { Used } from '../ports/usage.ts';
import { nextLocalDay } from './local-day.ts';

/** Why somebody may not ask now, and from when on again. */
export type Limit = { kind: 'cooldown' | 'person' | 'server'; until: Date };

/** Whether a server limits its questions at all. */
export function hasLimits({ cooldown, personDaily, serverDaily }: ServerSettings): boolean {
  return cooldown + personDaily + serverDaily > 0;
}

/** The limit that one more question would break; null where it may be asked. */
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
