// The background job that checks watches and posts what they find.
import { reasonOf } from '../../corpus/errors.ts';
import type { Digest } from '../../retrieval/digest/digest.ts';
import type { DigestRequest } from '../../retrieval/digest/latest.ts';
import { repeat, type Repeating } from '../repeat.ts';
import type { Watch } from '../state/watches.ts';
import { deliverAnnouncement, type DeliveryParts } from './deliver.ts';
import { decideFeeds, type FeedParts, WRITTEN_WITHIN } from './feeds.ts';
import { type Found, planAnnouncement } from './plan.ts';
import { lookBack, nextTime } from './schedule.ts';

/** What checking watches takes. */
export type WatchParts = DeliveryParts &
  Omit<FeedParts, 'looked'> & {
    /** The topics that some of these articles may be about; see `topicWatch`. */
    touched: (topics: readonly string[], ids: readonly string[]) => Promise<ReadonlySet<string>>;
    /** The newest stories on a topic, within the settings of a server; null for direct messages. */
    latest: (request: DigestRequest, serverId: string | null) => Promise<Digest>;
    /** What digests of a server depend on: where it is the same, one digest serves several servers. */
    digestScope: (serverId: string | null) => Promise<string>;
    /** Whether this process is still the one that announces; if not, the rest of a check is left to another. */
    leads: () => boolean;
  };

/** The newest stories on the topic of a watch. */
type FindNews = (watch: Watch) => Promise<Digest>;

/** What is kept from check to check; without it articles are looked at once more. */
type Memory = Pick<FeedParts, 'looked'> & {
  /** The articles of the last hour that stirred the watches of their topics. */
  stirredBy: Set<string>;
  /** Those that claim to be published later, and when. */
  early: Map<string, string>;
};

const MINUTE = 60_000;
/** The least time between two announcements of breaking news in a channel. */
const BREAKING_INTERVAL = 15 * MINUTE;
/** The most articles that are remembered until their time comes. */
const MOST_EARLY = 1_000;
/** The most stories that a digest for a watch has. */
const MOST_STORIES = 25;
/** How many channels are decided on at a time, and how many get a message at a time. */
const MOST_DECISIONS = 4;
const MOST_DELIVERIES = 25;

/** Checks the watches every `every` milliseconds until it is stopped. */
export function startWatches(parts: WatchParts, { every }: { every: number }): Repeating {
  const memory: Memory = { looked: new Map(), stirredBy: new Set(), early: new Map() };
  return repeat({
    every,
    run: async () => await checkWatches({ ...parts, ...memory }),
    onError: (error) =>
      parts.log.error({ err: error }, `The watches could not be checked: ${reasonOf(error)}`),
  });
}

/**
 * Plans announcements for all watches that are due, and sends all that are pending. A failure in one
 * channel is logged, retried with the next check, and does not affect other channels.
 * @throws StateUnavailable.
 */
async function checkWatches(parts: WatchParts & Memory): Promise<void> {
  const { watches, now } = parts;
  const at = now().toISOString();
  await attempted(
    parts,
    'The watches could not look at the articles that arrived',
    async () => await stirTopics(parts),
  );
  const due = Map.groupBy(await watches.due(at), ({ channelId }) => channelId);
  const news = sharedNews(parts, at);
  await forEach(due, MOST_DECISIONS, async ([channelId, group]) => {
    if (!parts.leads()) return;
    await guarded(
      parts,
      channelId,
      async () => await decide(channelId, group, { ...parts, at, news }),
    );
  });
  const inChannel = async (channelId: string, work: () => Promise<void>): Promise<void> =>
    await guarded(parts, channelId, work);
  await attempted(
    parts,
    'The watches could not look at feeds',
    async () => await decideFeeds(parts, inChannel),
  );
  const pending = await watches.pending(now().toISOString());
  const byChannel = Map.groupBy(pending, ({ channelId }) => channelId);
  await forEach(byChannel, MOST_DELIVERIES, async ([channelId, announcements]) => {
    await guarded(parts, channelId, async () => {
      for (const announcement of announcements)
        if (!parts.leads() || !(await deliverAnnouncement(announcement, parts))) break;
    });
  });
}

/** Does the work for each item, `most` at a time. */
async function forEach<Item>(
  items: Iterable<Item>,
  most: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const rest = Iterator.from(items);
  await Promise.all(
    Array.from({ length: most }, async () => {
      for (const item of rest) await work(item);
    }),
  );
}

/**
 * Makes each digest of one check once, however many watches want it: those of one topic that were last
 * checked together, in servers with the same settings.
 */
function sharedNews({ latest, digestScope }: WatchParts, at: string): FindNews {
  const made = new Map<string, Promise<Digest>>();
  return async (watch) => {
    const { topic, guildId } = watch;
    const request = { topic, at, since: lookBack(watch, at), most: MOST_STORIES };
    const key = JSON.stringify([request, await digestScope(guildId)]);
    const digest = made.get(key) ?? latest(request, guildId);
    made.set(key, digest);
    return await digest;
  };
}

/**
 * Looks once at each article that arrived since the last time: the watches whose topics it may be about
 * are stirred. Without such articles no topic is searched for, however many watches there are.
 * @throws StateUnavailable, StoreUnavailable.
 */
async function stirTopics({
  watches,
  arrived,
  touched,
  stirredBy,
  early,
  now,
}: WatchParts & Memory): Promise<void> {
  const at = now().toISOString();
  const before = await watches.lookedUntil();
  const topics = await watches.topics();
  if (topics.length === 0) return await watches.stir([], at);
  const since = new Date(Date.parse(before ?? at) - WRITTEN_WITHIN).toISOString();
  const recent = await arrived(since);
  // What claims to be published in the future is no news before then.
  for (const { id, publishedAt } of recent)
    if (publishedAt !== null && publishedAt > at && early.size < MOST_EARLY)
      early.set(id, publishedAt);
  const published = [...early].filter(([, publishedAt]) => publishedAt <= at).map(([id]) => id);
  for (const id of published) early.delete(id);
  const fresh = recent
    .map(({ id }) => id)
    .filter((id) => !stirredBy.has(id) && !early.has(id) && !published.includes(id))
    .concat(published);
  // Before the first time every watch is unchecked.
  const isNews = before !== null && fresh.length > 0;
  await watches.stir(isNews ? [...(await touched(topics, fresh))] : [], at);
  const kept = recent.filter(({ id }) => stirredBy.has(id) && !early.has(id)).map(({ id }) => id);
  stirredBy.clear();
  for (const id of [...kept, ...fresh]) stirredBy.add(id);
}

async function decide(
  channelId: string,
  due: readonly Watch[],
  { watches, at, news }: Pick<WatchParts, 'watches'> & { at: string; news: FindNews },
): Promise<void> {
  // A channel gets no further message while one waits to be sent.
  if (await watches.isPending(channelId)) return;
  const last = await watches.lastAnnouncement(channelId);
  const elapsed = last === null ? Infinity : Date.parse(at) - Date.parse(last.plannedAt);
  const found: Found[] = [];
  const quiet: Watch[] = [];
  for (const watch of due) {
    if (watch.rhythm.kind === 'breaking' && elapsed < BREAKING_INTERVAL) continue;
    if (watch.rhythm.kind === 'hours' && !watch.isStirred) {
      quiet.push(watch);
      continue;
    }
    found.push({ watch, digest: await news(watch) });
  }
  if (found.length === 0 && quiet.length === 0) return;
  const ids = found.flatMap(({ digest }) =>
    digest.stories.flatMap(({ members }) => members.map(({ id }) => id)),
  );
  const announced = await watches.announced(channelId, ids);
  const decision = planAnnouncement(found, { channelId, at, announced });
  const unsearched = quiet.map(({ id, rhythm }) => ({
    id,
    nextAt: nextTime(rhythm, new Date(at)).toISOString(),
  }));
  await watches.decide({
    ...decision,
    checked: [...decision.checked, ...unsearched],
    after: last?.plannedAt ?? null,
  });
}

async function guarded(
  parts: WatchParts,
  channelId: string,
  work: () => Promise<void>,
): Promise<void> {
  await attempted(parts, 'The watches of a channel failed', work, { channelId });
}

/** Logs a failure instead of throwing it, so that the next step still runs. */
async function attempted(
  { log }: WatchParts,
  failure: string,
  work: () => Promise<void>,
  where: { channelId?: string } = {},
): Promise<void> {
  try {
    await work();
  } catch (error) {
    log.error({ err: error, ...where }, `${failure}: ${reasonOf(error)}`);
  }
}
