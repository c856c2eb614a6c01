// Plans the posts of watched feeds: which new articles each channel gets, one by one or as a list.
import { createHash } from 'node:crypto';
import { cardOf } from '../../corpus/article.ts';
import { passes } from '../../corpus/following/feed-filter.ts';
import { sentenceTexts } from '../../corpus/text/sentences.ts';
import type { ArrivedArticle, StoredArticle } from '../../retrieval/store/store.ts';
import { stringsFor } from '../i18n/languages.ts';
import type { Strings } from '../i18n/strings.ts';
import {
  discordFeedItem,
  discordFeedRest,
  feedItemText,
  type PostedItem,
  postTitle,
} from '../messages/discord/feed-item.ts';
import type { DiscordMessage } from '../messages/discord/discord-message.ts';
import type { AnnouncedMessage, FeedDecision, MessagePlace } from '../state/announcements.ts';
import type { FeedRule, Watch, Watches } from '../state/watches.ts';
import { idempotent, idempotentText, type Identity } from './idempotent.ts';

/** What posting feeds takes. Times are ISO 8601 in UTC. */
export type FeedParts = {
  watches: Watches;
  /** The articles first stored after a time, in that order. */
  arrived: (since: string) => Promise<ArrivedArticle[]>;
  stored: (ids: readonly string[]) => Promise<StoredArticle[]>;
  /** The publishers of each of these stories. */
  publishersOf: (stories: readonly string[]) => Promise<ReadonlyMap<string, readonly string[]>>;
  /** The publishers that a server allows, all if empty; null for direct messages. */
  allowedSources: (serverId: string | null) => Promise<readonly string[]>;
  /** By channel, the articles of the last hour that were looked at; kept between checks. */
  looked: Map<string, ReadonlySet<string>>;
  now: () => Date;
};

/** A watch of a feed. */
type FeedWatch = Watch & { feed: FeedRule };

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** The longest time from when an article is first seen until it is in the store. */
export const WRITTEN_WITHIN = 60 * MINUTE;
/** How often to record that a feed was checked and had nothing. */
const NOTED_EVERY = 10 * MINUTE;
/** After an outage, the articles of this many days are posted. */
const DAYS_BACK = 7;
/** An article that was published this many days before the watch began is old. */
const DAYS_LATE = 2;
/** The most messages of their own that the articles of a channel get at once; a list has the rest. */
const MOST_SINGLE = 5;
/** The most articles that are read for a channel at once. */
const MOST_READ = 200;

/**
 * Plans what to post of all watched feeds. `guarded` keeps the failure of one channel from the others.
 * @throws StateUnavailable, StoreUnavailable.
 */
export async function decideFeeds(
  parts: FeedParts,
  guarded: (channelId: string, work: () => Promise<void>) => Promise<void>,
): Promise<void> {
  const { watches, now } = parts;
  const feeds = (await watches.feeds()).filter((watch): watch is FeedWatch => watch.feed !== null);
  if (feeds.length === 0) return;
  const at = now();
  const first = feeds.map((watch) => lookFrom(watch, at)).toSorted()[0] ?? at.toISOString();
  const arrived = await parts.arrived(first);
  const idle: number[] = [];
  for (const [channelId, group] of Map.groupBy(feeds, (watch) => watch.channelId))
    await guarded(channelId, async () => {
      // Until its messages are sent, a channel gets no others, so that they cannot pile up.
      if (await watches.isPending(channelId)) return;
      const { decision, seen } = await decisionFor(group, { channelId, at, arrived }, parts);
      if (decision === null) idle.push(...group.filter((watch) => isNoted(watch, at)).map(idOf));
      else await watches.decideFeeds(decision);
      // What a filter rejects is not read again with each check.
      remember(seen, { channelId, arrived }, parts);
    });
  if (idle.length > 0) await watches.markChecked(idle, at.toISOString());
}

/**
 * The message that a watch would post of an article, for showing it to somebody.
 * @throws StoreUnavailable.
 */
export async function feedPreview(
  watch: FeedWatch,
  parts: Pick<FeedParts, 'arrived' | 'stored' | 'publishersOf' | 'now'> & {
    server: { settings: { sources: readonly string[] } };
  },
  strings: Strings,
): Promise<DiscordMessage | null> {
  const week = new Date(parts.now().getTime() - DAYS_BACK * DAY).toISOString();
  const arrived = await parts.arrived(week);
  const { sources } = parts.server.settings;
  const wanted = arrived.filter((article) => isOf(watch.feed, article, sources)).slice(-MOST_READ);
  const read = await readArticles(
    wanted.map(({ id }) => id),
    parts,
  );
  const last = wanted.findLast(({ id }) => isKept(watch.feed, read.get(id)));
  if (last === undefined) return null;
  const [item] = await itemsOf([{ watch, article: last }], read, parts);
  return item === undefined
    ? null
    : discordFeedItem({ ...item, roleId: null }, { show: watch.feed.show, strings });
}

/** An article to post, and the watch that wants it. */
type Wanted = { watch: FeedWatch; article: ArrivedArticle };
type Occasion = { channelId: string; at: Date; arrived: readonly ArrivedArticle[] };

/** What to post in a channel, null for nothing, and the articles that need no further look. */
async function decisionFor(
  group: readonly FeedWatch[],
  { channelId, at, arrived }: Occasion,
  parts: FeedParts,
): Promise<{ decision: FeedDecision | null; seen: readonly string[] }> {
  const allowed = await parts.allowedSources(group[0]?.guildId ?? null);
  const known = parts.looked.get(channelId);
  const candidates = group
    .flatMap((watch): Wanted[] =>
      newTo(watch, arrived, at)
        .filter((article) => known?.has(article.id) !== true && isOf(watch.feed, article, allowed))
        .map((article) => ({ watch, article })),
    )
    .toSorted((one, other) => one.article.seenAt.localeCompare(other.article.seenAt));
  if (candidates.length === 0) return { decision: null, seen: [] };
  const ids = [...new Set(candidates.map(({ article }) => article.id))];
  const announced = await parts.watches.announced(channelId, ids);
  const fresh = ids.filter((id) => !announced.has(id));
  const read = await readArticles(fresh.slice(0, MOST_READ), parts);
  const isWhole = fresh.length <= MOST_READ;
  const taken = new Set<string>();
  const wanted = candidates.filter(({ watch, article }) => {
    const isWanted = !taken.has(article.id) && isKept(watch.feed, read.get(article.id));
    if (isWanted) taken.add(article.id);
    return isWanted;
  });
  const seen = ids.filter((id) => announced.has(id) || read.has(id));
  if (wanted.length === 0) return { decision: null, seen };
  const decision = {
    channelId,
    at: at.toISOString(),
    messages: await messagesFor(wanted, read, { channelId, at }, parts),
    articleIds: wanted.map(({ article }) => article.id),
    // What was not read is looked at again.
    watchIds: isWhole ? group.map(idOf) : [],
  };
  return { decision, seen };
}

async function messagesFor(
  wanted: readonly Wanted[],
  read: ReadonlyMap<string, StoredArticle>,
  { channelId, at }: Pick<Occasion, 'channelId' | 'at'>,
  parts: FeedParts,
): Promise<FeedDecision['messages']> {
  const count = wanted.length <= MOST_SINGLE + 1 ? wanted.length : MOST_SINGLE;
  const [single, rest] = [wanted.slice(0, count), wanted.slice(count)];
  const items = await itemsOf(single, read, parts);
  const messages = single.flatMap(({ watch }, index) => {
    const item = items[index];
    return item === undefined ? [] : [singleMessage(watch, item)];
  });
  const [first] = rest;
  if (first === undefined) return messages;
  const strings = stringsFor(first.watch.locale);
  const name = [...new Set(rest.map(({ watch }) => watch.topic))].join(', ');
  const list = discordFeedRest(
    rest.map(({ article }) => cardOf(article)),
    { name, strings },
  );
  const identity = identityOf(`${channelId}\n${at.toISOString()}`, []);
  const title = postTitle({ title: strings.watches.rest(rest.length, name) }, strings);
  return [...messages, { payload: idempotent(list, identity), place: placeOf(first.watch, title) }];
}

function singleMessage(
  watch: FeedWatch,
  item: PostedItem,
): { payload: AnnouncedMessage; place: MessagePlace } {
  const strings = stringsFor(watch.locale);
  const { show } = watch.feed;
  const roles = watch.roleId === null ? [] : [watch.roleId];
  const identity = identityOf(`${watch.id}\n${item.article.id}`, roles);
  const payload = show.picture
    ? idempotentText(feedItemText(item, { show, strings }), identity)
    : idempotent(discordFeedItem(item, { show, strings }), identity);
  return { payload, place: placeOf(watch, postTitle(item.article, strings)) };
}

function placeOf({ feed, guildId }: FeedWatch, title: string): MessagePlace {
  return feed.isForum && guildId !== null
    ? { kind: 'post', title, guildId }
    : { kind: 'message', isPublished: feed.isPublished };
}

/** What identifies the message of an article: derived from the watch and the article. */
function identityOf(key: string, roles: readonly string[]): Identity {
  const hash = createHash('sha256').update(key).digest('hex');
  return { nonce: hash.slice(0, 24), number: Number.parseInt(hash.slice(24, 32), 16), roles };
}

async function readArticles(
  ids: readonly string[],
  { stored }: Pick<FeedParts, 'stored'>,
): Promise<ReadonlyMap<string, StoredArticle>> {
  const read = await stored(ids);
  return new Map(read.map((each) => [each.article.id, each]));
}

async function itemsOf(
  wanted: readonly Wanted[],
  read: ReadonlyMap<string, StoredArticle>,
  { publishersOf }: Pick<FeedParts, 'publishersOf'>,
): Promise<PostedItem[]> {
  const stories = wanted.flatMap(({ watch, article }) =>
    watch.feed.show.story ? (article.story ?? []) : [],
  );
  const publishers = await publishersOf([...new Set(stories)]);
  return wanted.map(({ watch, article }) => ({
    article: cardOf(article),
    sentence: firstSentence(read.get(article.id)),
    others: (publishers.get(article.story ?? '') ?? []).filter((name) => name !== article.source),
    roleId: watch.roleId,
  }));
}

/** The first sentence that does more than repeat the headline. */
function firstSentence(stored: StoredArticle | undefined): string | null {
  if (stored === undefined) return null;
  const { title, text } = stored.article;
  const opening = sentenceTexts(text.slice(0, 2_000)).slice(0, 2);
  return opening.find((sentence) => sentence !== title) ?? null;
}

/** The articles that arrived since the watch looked last, and are not from long before it began. */
function newTo(
  watch: FeedWatch,
  arrived: readonly ArrivedArticle[],
  at: Date,
): readonly ArrivedArticle[] {
  const from = lookFrom(watch, at);
  const oldest = new Date(Date.parse(watch.createdAt) - DAYS_LATE * DAY).toISOString();
  return arrived.filter(
    ({ seenAt, publishedAt }) => seenAt > from && (publishedAt === null || publishedAt > oldest),
  );
}

/** Remembers which articles a channel was shown or refused, of those that are still looked at. */
function remember(
  ids: readonly string[],
  { channelId, arrived }: Pick<Occasion, 'channelId' | 'arrived'>,
  { looked }: FeedParts,
): void {
  if (ids.length === 0) return;
  const before = looked.get(channelId);
  const kept = arrived.filter(({ id }) => before?.has(id) === true).map(({ id }) => id);
  looked.set(channelId, new Set([...kept, ...ids]));
}

/** From when on a watch looks at what arrives, ISO 8601 in UTC. */
function lookFrom({ createdAt, checkedAt }: Watch, at: Date): string {
  const overlap = Date.parse(checkedAt ?? createdAt) - WRITTEN_WITHIN;
  const times = [createdAt, overlap, at.getTime() - DAYS_BACK * DAY];
  return (
    times
      .map((time) => new Date(time).toISOString())
      .toSorted()
      .at(-1) ?? createdAt
  );
}

/** Whether an article is of the publisher or the site, and of a publisher that is allowed. */
function isOf(
  { of }: FeedRule,
  { source, origin }: ArrivedArticle,
  allowed: readonly string[],
): boolean {
  if (allowed.length > 0 && !allowed.includes(source)) return false;
  if ('publisher' in of) return source === of.publisher;
  return origin !== null && (origin.feed === of.site || origin.site === of.site);
}

function isKept({ filter }: FeedRule, stored: StoredArticle | undefined): boolean {
  if (stored === undefined) return false;
  const { title, source, text, author, section, language, publishedAt } = stored.article;
  const facts = { title, source, text, author, section, language, published_at: publishedAt };
  return passes(facts, filter);
}

function isNoted({ checkedAt }: Watch, at: Date): boolean {
  return at.getTime() - Date.parse(checkedAt ?? '1970-01-01') > NOTED_EVERY;
}

function idOf({ id }: Watch): number {
  return id;
}
