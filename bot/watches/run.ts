// The background job that checks watches and posts what they find.
import { reasonOf } from '../../corpus/errors.ts';
import type { Digest } from '../../retrieval/digest/digest.ts';
import type { DigestRequest } from '../../retrieval/digest/latest.ts';
import { repeat, type Repeating } from '../repeat.ts';
import type { Watch } from '../state/watches.ts';
import { deliverAnnouncement, type DeliveryParts } from './deliver.ts';
import { decideFeeds, type FeedParts } from './feeds.ts';
import { type Found, planAnnouncement } from './plan.ts';
import { lookBack } from './schedule.ts';

/** What checking watches takes. */
export type WatchParts = DeliveryParts &
  Omit<FeedParts, 'looked'> & {
    /** The newest stories on a topic, within the settings of a server; null for direct messages. */
    latest: (request: DigestRequest, serverId: string | null) => Promise<Digest>;
  };

const MINUTE = 60_000;
/** The least time between two announcements of breaking news in a channel. */
const BREAKING_INTERVAL = 15 * MINUTE;
/** The most stories that a digest for a watch has. */
const MOST_STORIES = 25;

/** Checks the watches every `every` milliseconds until it is stopped. */
export function startWatches(parts: WatchParts, { every }: { every: number }): Repeating {
  const looked = new Map<string, ReadonlySet<string>>();
  return repeat({
    every,
    run: async () => await checkWatches({ ...parts, looked }),
    onError: (error) =>
      parts.log.error({ err: error }, `The watches could not be checked: ${reasonOf(error)}`),
  });
}

/**
 * Plans announcements for all watches that are due, and sends all that are pending. A failure in one
 * channel is logged, retried with the next check, and does not affect other channels.
 * @throws StateUnavailable.
 */
async function checkWatches(parts: WatchParts & FeedParts): Promise<void> {
  const { watches, now } = parts;
  const due = Map.groupBy(await watches.due(now().toISOString()), ({ channelId }) => channelId);
  for (const [channelId, group] of due)
    await guarded(parts, channelId, async () => await decide(channelId, group, parts));
  await decideFeeds(parts, async (channelId, work) => await guarded(parts, channelId, work));
  const pending = await watches.pending(now().toISOString());
  const byChannel = Map.groupBy(pending, ({ channelId }) => channelId);
  await Promise.all(
    [...byChannel].map(async ([channelId, announcements]) => {
      await guarded(parts, channelId, async () => {
        for (const announcement of announcements)
          if (!(await deliverAnnouncement(announcement, parts))) break;
      });
    }),
  );
}

async function decide(
  channelId: string,
  due: readonly Watch[],
  { watches, latest, now }: WatchParts,
): Promise<void> {
  const at = now().toISOString();
  // A channel gets no further message while one waits to be sent.
  if (await watches.isPending(channelId)) return;
  const last = await watches.lastAnnouncement(channelId);
  const elapsed = last === null ? Infinity : Date.parse(at) - Date.parse(last.plannedAt);
  const found: Found[] = [];
  for (const watch of due) {
    if (watch.rhythm.kind === 'breaking' && elapsed < BREAKING_INTERVAL) continue;
    const request = { topic: watch.topic, at, since: lookBack(watch, at), most: MOST_STORIES };
    found.push({ watch, digest: await latest(request, watch.guildId) });
  }
  if (found.length === 0) return;
  const ids = found.flatMap(({ digest }) =>
    digest.stories.flatMap(({ members }) => members.map(({ id }) => id)),
  );
  const announced = await watches.announced(channelId, ids);
  await watches.decide(planAnnouncement(found, { channelId, at, announced }));
}

async function guarded(
  { log }: WatchParts,
  channelId: string,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    log.error({ err: error, channelId }, `The watches of a channel failed: ${reasonOf(error)}`);
  }
}
