import type { AnnouncedMessage, Decision } from '../../../bot/state/announcements.ts';
import type { NewWatch, Rhythm } from '../../../bot/state/watches.ts';
import { discordNote } from '../../../bot/messages/discord/components.ts';
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
    rhythm: dailyAtEight,
    roleId: null,
    locale: 'en-US',
    createdBy: 'ada',
    createdAt: '2025-11-30T20:00:00.000Z',
    nextAt: eight,
    ...changes,
  };
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
