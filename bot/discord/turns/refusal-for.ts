import { timeLeft } from '../../render/text/time-left.ts';
import { hasLimits, type Limit, limitReached } from '../../settings/limit-reached.ts';
import { localDay } from '../../settings/local-day.ts';
import type { Desk } from '../desk/desk.ts';
import type { Place } from '../places/place.ts';

/**
 * Counts a question where the server limits them; the sentence that says why it may not be asked now
 * where a limit is reached, else null. A count that fails stops nobody.
 */
export async function refusalFor(desk: Desk, { userId, aside }: Place): Promise<string | null> {
  const { serverId, settings } = desk.house;
  if (serverId === null || !hasLimits(settings)) return null;
  const now = desk.now();
  const asking = {
    serverId,
    userId,
    day: localDay(now, settings.timeZone),
    at: now.toISOString(),
  };
  try {
    const limit = await desk.usage.take<Limit>(asking, (used) => limitReached(settings, used, now));
    if (limit === null) return null;
    return aside.house.limits[limit.kind](timeLeft(limit.until, now, aside.locale));
  } catch (error) {
    desk.log.error({ err: error }, 'A question could not be counted.');
    return null;
  }
}
