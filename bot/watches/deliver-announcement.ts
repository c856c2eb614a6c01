import type { AnswerLog } from '../ports/answer-log.ts';
import type { ChannelSender } from '../ports/channel-sender.ts';
import type { Log } from '../ports/log.ts';
import type { Announcement, PauseReason } from '../ports/announcements.ts';
import type { Watches } from '../ports/watches.ts';

export type DeliveryParts = {
  watches: Watches;
  channelSender: ChannelSender;
  answerLog: Pick<AnswerLog, 'remember' | 'ofMessage'>;
  log: Log;
  now: () => Date;
};

const MINUTE = 60_000;
/** Discord knows a nonce for a few minutes; so long it is relied on. */
const NONCE_TRUSTED = 2 * MINUTE;
/** From one attempt to the next: doubled from the first to the last of these. */
const WAITS = { first: MINUTE / 2, last: 15 * MINUTE } as const;

/**
 * Sends an announcement that was decided on, once, however often that is tried and whatever it is
 * not known of, and remembers what it says for the buttons under it. Throws StateUnavailable.
 */
export async function deliverAnnouncement(
  announcement: Announcement,
  parts: DeliveryParts,
): Promise<void> {
  const { watches, channelSender, log, now } = parts;
  const { channelId, plannedAt, attempts } = announcement;
  const isOld = now().getTime() - Date.parse(plannedAt) > NONCE_TRUSTED;
  const found = isOld ? await channelSender.find(announcement) : null;
  const delivery = found ?? (await channelSender.send(announcement));
  const putOff = async (wait: number, paused: PauseReason | null): Promise<void> =>
    await watches.putOff(channelId, new Date(now().getTime() + wait).toISOString(), paused);
  switch (delivery.kind) {
    case 'sent':
      await remember(announcement, delivery.messageId, parts);
      return await watches.markSent(channelId, now().toISOString());
    case 'gone':
      log.info({ channelId }, 'A channel is gone, and with it its watches.');
      return await watches.removeChannel(channelId);
    case 'closed':
      log.warn({ channelId, reason: delivery.reason }, 'The watches of a channel are paused.');
      return await putOff(WAITS.last, delivery.reason);
    case 'refused':
      log.error({ channelId, why: delivery.why }, 'Discord refuses a message for good.');
      return await watches.markSent(channelId, now().toISOString());
    case 'unknown':
      log.warn({ channelId, why: delivery.why }, 'A message is tried again later.');
      return await putOff(waitAfter(attempts), null);
  }
}

/** One that was found again may have been remembered already. */
async function remember(
  { channelId, plannedAt, answer }: Announcement,
  messageId: string,
  { answerLog }: DeliveryParts,
): Promise<void> {
  if (answer === null || (await answerLog.ofMessage(messageId)) !== null) return;
  const nobody = { askedBy: null, privateTo: null };
  await answerLog.remember({ channelId, messageId, askedAt: plannedAt, ...nobody, answer });
}

function waitAfter(attempts: number): number {
  return Math.min(WAITS.last, WAITS.first * 2 ** Math.min(attempts, 10));
}
