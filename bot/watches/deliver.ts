// Delivers an announcement at most once, even across retries and crashes.
import type { Log } from '../log.ts';
import type { Announcement, PauseReason } from '../state/announcements.ts';
import type { AnswerLog } from '../state/answer-log.ts';
import type { Watches } from '../state/watches.ts';

/**
 * The outcome of sending: sent, channel deleted, no permission, rejected for good by Discord, or
 * unknown, which is worth a retry.
 */
export type Delivery =
  | { kind: 'sent'; messageId: string }
  | { kind: 'gone' }
  | { kind: 'closed'; reason: PauseReason }
  | { kind: 'refused'; why: string }
  | { kind: 'unknown'; why: string };

/** Sends announcements to channels. No member throws. */
export type ChannelSender = {
  /** Sends the announcement. Idempotent for a few minutes. */
  send(announcement: Announcement): Promise<Delivery>;
  /** Searches the channel's history for the announcement; null if it is not there. */
  find(announcement: Announcement): Promise<Delivery | null>;
};

/** What delivering an announcement takes. */
export type DeliveryParts = {
  watches: Watches;
  channelSender: ChannelSender;
  answerLog: Pick<AnswerLog, 'remember' | 'ofMessage'>;
  log: Log;
  now: () => Date;
};

const MINUTE = 60_000;
/** Discord drops duplicates by their nonce for a few minutes; after that the history is searched. */
const NONCE_TRUSTED = 2 * MINUTE;
/** Exponential backoff between attempts, from the first to the longest wait. */
const BACKOFF = { first: MINUTE / 2, longest: 15 * MINUTE } as const;

/**
 * Delivers an announcement at most once, even across retries and crashes, and logs its content for
 * the buttons under the message. Returns whether the next one of the channel can follow.
 * @throws StateUnavailable.
 */
export async function deliverAnnouncement(
  announcement: Announcement,
  parts: DeliveryParts,
): Promise<boolean> {
  const { watches, channelSender, log, now } = parts;
  const { channelId, plannedAt, attempts, place, payload } = announcement;
  const key = { channelId, nonce: payload.nonce };
  const isOld = now().getTime() - Date.parse(plannedAt) > NONCE_TRUSTED;
  // A post in a forum has no nonce: only the forum shows whether it was sent before.
  const found = isOld || place.kind === 'post' ? await channelSender.find(announcement) : null;
  const delivery = found ?? (await channelSender.send(announcement));
  const postpone = async (wait: number, paused: PauseReason | null): Promise<void> =>
    await watches.postpone(key, new Date(now().getTime() + wait).toISOString(), paused);
  switch (delivery.kind) {
    case 'sent':
      await logAnswer(announcement, delivery.messageId, parts);
      await watches.markSent(key, now().toISOString());
      return true;
    case 'gone':
      log.info({ channelId }, 'A channel was deleted; its watches are removed.');
      await watches.removeChannel(channelId);
      return false;
    case 'closed':
      log.warn({ channelId, reason: delivery.reason }, 'The watches of a channel are paused.');
      await postpone(BACKOFF.longest, delivery.reason);
      return false;
    case 'refused':
      log.error({ channelId, why: delivery.why }, 'Discord rejects an announcement for good.');
      await watches.markSent(key, now().toISOString());
      return true;
    case 'unknown':
      log.warn({ channelId, why: delivery.why }, 'An announcement will be retried.');
      await postpone(backoff(attempts), null);
      return false;
  }
}

/** An announcement that was found in the history may already be in the log. */
async function logAnswer(
  { channelId, plannedAt, answer }: Announcement,
  messageId: string,
  { answerLog }: DeliveryParts,
): Promise<void> {
  if (answer === null || (await answerLog.ofMessage(messageId)) !== null) return;
  const nobody = { askedBy: null, privateTo: null };
  await answerLog.remember({ channelId, messageId, askedAt: plannedAt, ...nobody, answer });
}

function backoff(attempts: number): number {
  return Math.min(BACKOFF.longest, BACKOFF.first * 2 ** Math.min(attempts, 10));
}
