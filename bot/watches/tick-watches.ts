import { reasonOf } from '../../corpus/errors.ts';
import type { Digest } from '../../retrieval/digest/digest.ts';
import type { DigestRequest } from '../../retrieval/digest/latest.ts';
import type { Announcement } from '../ports/announcements.ts';
import type { Watch } from '../ports/watches.ts';
import type { Found } from './choose-news.ts';
import { deliverAnnouncement, type DeliveryParts } from './deliver-announcement.ts';
import { lookBack } from './look-back.ts';
import { planAnnouncement } from './plan-announcement.ts';

export type WatchParts = DeliveryParts & {
  /** What is newest on a topic, from what a server lets the bot tell; no server in direct messages. */
  latest: (request: DigestRequest, serverId: string | null) => Promise<Digest>;
};

/** Breaking news comes into a channel so often at most. */
const MINUTES_APART = 15;
const MINUTE = 60_000;
/** More stories on a topic at once are not told. */
const MOST_STORIES = 25;

/**
 * Looks once at every watch that is due, decides what to say, and sends what has been decided. What
 * goes wrong in one channel is logged, tried again at the next tick, and stops no other.
 * @throws StateUnavailable.
 */
export async function tickWatches(parts: WatchParts): Promise<void> {
  const { watches, now } = parts;
  const due = Map.groupBy(await watches.due(now().toISOString()), ({ channelId }) => channelId);
  for (const [channelId, group] of due)
    await guarded(parts, channelId, async () => await decide(channelId, group, parts));
  const pending: Announcement[] = await watches.pending(now().toISOString());
  await Promise.all(
    pending.map(async (announcement) => {
      const deliver = async (): Promise<void> => await deliverAnnouncement(announcement, parts);
      await guarded(parts, announcement.channelId, deliver);
    }),
  );
}

async function decide(
  channelId: string,
  due: readonly Watch[],
  { watches, latest, now }: WatchParts,
): Promise<void> {
  const at = now().toISOString();
  const last = await watches.lastAnnouncement(channelId);
  // One message at a time: what is not known to stand there goes first.
  if (last !== null && last.sentAt === null) return;
  const isQuiet = last === null || since(last.plannedAt, at) >= MINUTES_APART * MINUTE;
  const found: Found[] = [];
  for (const watch of due) {
    if (watch.rhythm.kind === 'breaking' && !isQuiet) continue;
    const request = { topic: watch.topic, at, since: lookBack(watch, at), most: MOST_STORIES };
    found.push({ watch, digest: await latest(request, watch.guildId) });
  }
  if (found.length === 0) return;
  const ids = found.flatMap(({ digest }) =>
    digest.stories.flatMap(({ members }) => members.map(({ id }) => id)),
  );
  const told = await watches.told(channelId, ids);
  await watches.decide(planAnnouncement(found, { channelId, at, told }));
}

async function guarded(
  { log }: WatchParts,
  channelId: string,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    log.error({ err: error, channelId }, `A channel was not told its news: ${reasonOf(error)}`);
  }
}

function since(earlier: string, later: string): number {
  return Date.parse(later) - Date.parse(earlier);
}
