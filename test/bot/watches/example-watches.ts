import type { AnnouncedMessage, Decision } from '../../../bot/state/announcements.ts';
import type { FeedRule, NewWatch, Rhythm } from '../../../bot/state/watches.ts';
import type { ArrivedArticle, StoredArticle } from '../../../retrieval/store/store.ts';
import { discordNote } from '../../../bot/messages/discord/components.ts';
import { newsArticle } from '../../support/small-news.ts';
import { storedArticle } from '../../support/stored-article.ts';
import { quotedAnswer } from '../examples/example-answers.ts';

export const eight = '2025-12-01T08:00:00.000Z';

/** Daily at eight in London. */
export const dailyAtEight: Rhythm = {
  kind: 'hours',
  times: [{ hour: 8, minute: 0 }],
  zone: 'Europe/London',
  days: [],
};

/** A watch of a server's channel 1, daily at eight. */
export function watchOf(topic: string, changes: Partial<NewWatch> = {}): NewWatch {
  return {
    channelId: '1',
    guildId: '5',
    topic,
    feed: null,
    isPublished: false,
    rhythm: dailyAtEight,
    roleId: null,
    locale: 'en-US',
    createdBy: 'ada',
    createdAt: '2025-11-30T20:00:00.000Z',
    nextAt: eight,
    ...changes,
  };
}

/** What a watch of a feed posts by default. */
export const everyArticle: FeedRule = {
  of: { publisher: 'Coast Herald' },
  show: { sentence: true, picture: false, publisher: true, story: true },
  filter: { only: [], without: [] },
  isForum: false,
  isPublished: false,
};

/** A watch of every article of the Coast Herald in a server's channel 1. */
export function feedWatchOf(
  changes: Partial<NewWatch> = {},
  rule: Partial<FeedRule> = {},
): NewWatch {
  const feed = { ...everyArticle, ...rule };
  return watchOf('Coast Herald', { rhythm: { kind: 'items' }, feed, ...changes });
}

/** An article of the Coast Herald that just arrived, and its stored text. */
export function arrivedArticle(
  id: string,
  changes: Partial<ArrivedArticle> = {},
  text = `The first sentence of ${id}. The second one.`,
): { arrived: ArrivedArticle; stored: StoredArticle } {
  const arrived: ArrivedArticle = {
    id,
    url: `https://coast.example/${id}`,
    title: `The headline of ${id}`,
    source: 'Coast Herald',
    publishedAt: '2025-12-01T07:30:00.000Z',
    seenAt: '2025-12-01T07:45:00.000Z',
    story: null,
    copyOf: null,
    origin: { kind: 'page', site: 'coast.example', feed: 'coast.example' },
    ...changes,
  };
  const { seenAt, story, copyOf, origin, ...card } = arrived;
  const records = { seenAt, story, copyOf, origin };
  return { arrived, stored: storedArticle(newsArticle({ ...card, text }), records) };
}

/** A decision to say something short in a channel. */
export function announcementOf(
  channelId: string,
  at: string,
): Decision & { payload: NonNullable<Decision['payload']> } {
  const { flags, components } = discordNote('hint', 'News.');
  const [card] = components;
  const payload: AnnouncedMessage = {
    flags,
    nonce: at,
    enforce_nonce: true,
    allowed_mentions: { parse: [], roles: [], replied_user: false },
    components: [{ ...card, id: 1 }],
  };
  return { channelId, at, payload, answer: quotedAnswer, articleIds: [], checked: [] };
}

export function minutesAfter(iso: string, minutes: number): string {
  return new Date(Date.parse(iso) + minutes * 60_000).toISOString();
}
