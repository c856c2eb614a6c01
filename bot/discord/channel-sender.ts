// What the bot posts unasked: announcements of watches, and corrections on its earlier answers.
import {
  type Client,
  ComponentType,
  DiscordAPIError,
  type Message,
  MessageFlags,
  type REST,
  RESTJSONErrorCodes,
  Routes,
  SnowflakeUtil,
} from 'discord.js';
import { z } from 'zod';
import { reasonOf } from '../../corpus/errors.ts';
import { stringsFor } from '../i18n/languages.ts';
import { withCorrections } from '../messages/discord/corrections.ts';
import type { Announcement, PauseReason } from '../state/announcements.ts';
import type { LoggedAnswer } from '../state/answer-log.ts';
import type { ChannelSender, Delivery } from '../watches/deliver.ts';
import type { Correction } from '../state/corrections.ts';
import type { Log } from '../log.ts';
import { withCommandIds } from './command-mentions.ts';
import { isTransient, logFailure } from './errors.ts';

/** Sends announcements to channels, and finds those that it has sent before. */
export function discordChannelSender(
  rest: Pick<REST, 'get' | 'post'>,
  { botId, commandIds }: { botId: () => string; commandIds: ReadonlyMap<string, string> },
): ChannelSender {
  return {
    send: async ({ channelId, payload }) => {
      try {
        const body: unknown = JSON.parse(JSON.stringify(payload), (key, value: unknown) =>
          key === 'content' && typeof value === 'string'
            ? withCommandIds(value, commandIds)
            : value,
        );
        const sent = await rest.post(Routes.channelMessages(channelId), { body });
        return { kind: 'sent', messageId: sentSchema.parse(sent).id };
      } catch (error) {
        return failedDelivery(error);
      }
    },
    find: async (announcement) => {
      try {
        const messageId = await findMessage(rest, announcement, botId());
        return messageId === null ? null : { kind: 'sent', messageId };
      } catch (error) {
        return failedDelivery(error);
      }
    },
  };
}

/**
 * Puts corrections on top of the message of an answer; the rest of the message stays as it is.
 * False if that is impossible: the message is ephemeral or deleted, or the bot lost its access.
 * @throws transient errors, such as a broken connection.
 */
export async function showCorrections(
  { client, log }: { client: Client; log: Log },
  answer: LoggedAnswer,
  corrections: readonly Correction[],
): Promise<boolean> {
  // Discord gives an ephemeral message to nobody but its reader, not even to the bot.
  if (answer.privateTo !== null) return false;
  try {
    const channel = await client.channels.fetch(answer.channelId);
    if (!channel?.isTextBased()) return false;
    return await addCorrections(await channel.messages.fetch(answer.messageId), corrections);
  } catch (error) {
    if (isTransient(error)) throw error;
    logFailure(log, error, 'An answer could not be marked as corrected');
    return false;
  }
}

const sentSchema = z.object({ id: z.string() });
const pageSchema = z.array(
  z.object({
    id: z.string(),
    author: z.object({ id: z.string() }),
    components: z.array(z.looseObject({ id: z.number().nullish() })).nullish(),
  }),
);

/** How far Discord's clock may be behind, in milliseconds. */
const CLOCK_SKEW = 5 * 60_000;
const PAGE_SIZE = 100;
/** The search ends after so many pages. */
const MAX_PAGES = 20;

/**
 * The id of the announcement's message, recognised by the component id that it carries. Searches
 * from the time at which the announcement was planned; null if the message is not there.
 */
async function findMessage(
  rest: Pick<REST, 'get'>,
  { channelId, plannedAt, payload }: Announcement,
  botId: string,
): Promise<string | null> {
  const [{ id: componentId }] = payload.components;
  let after = String(SnowflakeUtil.generate({ timestamp: Date.parse(plannedAt) - CLOCK_SKEW }));
  for (let pages = 0; pages < MAX_PAGES; pages += 1) {
    const query = new URLSearchParams({ after, limit: String(PAGE_SIZE) });
    const page = pageSchema.parse(await rest.get(Routes.channelMessages(channelId), { query }));
    const found = page.find(
      ({ author, components }) => author.id === botId && components?.[0]?.id === componentId,
    );
    if (found !== undefined) return found.id;
    if (page.length < PAGE_SIZE) return null;
    after = newest(page.map(({ id }) => id));
  }
  return null;
}

function newest(ids: readonly string[]): string {
  return ids.reduce((left, right) => (BigInt(left) > BigInt(right) ? left : right));
}

const deletedCodes = new Set<number | string>([
  RESTJSONErrorCodes.UnknownChannel,
  RESTJSONErrorCodes.UnknownGuild,
]);
const pauseReasons = new Map<number | string, PauseReason>([
  [RESTJSONErrorCodes.MissingAccess, 'no-access'],
  [RESTJSONErrorCodes.MissingPermissions, 'no-permission'],
  [RESTJSONErrorCodes.CannotSendMessagesToThisUser, 'closed'],
  [RESTJSONErrorCodes.InvalidActionOnArchivedThread, 'closed'],
]);

function failedDelivery(error: unknown): Delivery {
  if (!(error instanceof DiscordAPIError)) return { kind: 'unknown', why: reasonOf(error) };
  if (deletedCodes.has(error.code)) return { kind: 'gone' };
  const reason = pauseReasons.get(error.code);
  if (reason !== undefined) return { kind: 'closed', reason };
  // Discord would reject the same message body again.
  if (error.status === 400) return { kind: 'refused', why: error.message };
  return { kind: 'unknown', why: error.message };
}

async function addCorrections(
  message: Message,
  corrections: readonly Correction[],
): Promise<boolean> {
  const [card] = message.components;
  if (card?.type !== ComponentType.Container) return false;
  const strings = stringsFor(message.guild?.preferredLocale ?? 'en');
  const { components, ...container } = card.toJSON();
  await message.edit({
    flags: MessageFlags.IsComponentsV2,
    components: [{ ...container, components: withCorrections(components, corrections, strings) }],
    // An edit without a lock would notify everybody whom its text names.
    allowedMentions: { parse: [], repliedUser: false },
  });
  return true;
}
