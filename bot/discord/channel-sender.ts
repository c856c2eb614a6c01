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
import { stringsFor } from '../language/catalogue-for.ts';
import type { Announcement, PauseReason } from '../state/announcements.ts';
import type { LoggedAnswer } from '../state/answer-log.ts';
import type { Correction } from '../state/corrections.ts';
import type { Log } from '../log.ts';
import type { ChannelSender, Delivery } from '../watches/deliver.ts';
import { withCorrections } from '../render/discord/news/corrections.ts';
import { isPassing, logFault } from './errors.ts';

/** Discord's clock may be behind by so much. */
const SKEW = 5 * 60_000;
const PAGE = 100;
/** Older messages than these pages hold are not looked at. */
const MOST_PAGES = 20;

const gone = new Set<number | string>([
  RESTJSONErrorCodes.UnknownChannel,
  RESTJSONErrorCodes.UnknownGuild,
]);
const closed = new Map<number | string, PauseReason>([
  [RESTJSONErrorCodes.MissingAccess, 'no-access'],
  [RESTJSONErrorCodes.MissingPermissions, 'no-permission'],
  [RESTJSONErrorCodes.CannotSendMessagesToThisUser, 'closed'],
  [RESTJSONErrorCodes.InvalidActionOnArchivedThread, 'closed'],
]);

const sentSchema = z.object({ id: z.string() });
const pageSchema = z.array(
  z.object({
    id: z.string(),
    author: z.object({ id: z.string() }),
    components: z.array(z.looseObject({ id: z.number().nullish() })).nullish(),
  }),
);

/** The channels of Discord, where the bot has this user id. */
export function discordChannelSender(
  rest: Pick<REST, 'get' | 'post'>,
  botId: () => string,
): ChannelSender {
  return {
    send: async ({ channelId, payload }) => {
      try {
        const sent = await rest.post(Routes.channelMessages(channelId), { body: payload });
        return { kind: 'sent', messageId: sentSchema.parse(sent).id };
      } catch (error) {
        return deliveryOf(error);
      }
    },
    find: async (announcement) => {
      try {
        const messageId = await standing(rest, announcement, botId());
        return messageId === null ? null : { kind: 'sent', messageId };
      } catch (error) {
        return deliveryOf(error);
      }
    },
  };
}

/**
 * The id of the announcement's message: reads on from the time at which it was decided, until it is
 * there or the channel ends, which is null.
 */
async function standing(
  rest: Pick<REST, 'get'>,
  { channelId, plannedAt, payload }: Announcement,
  botId: string,
): Promise<string | null> {
  const [{ id: mark }] = payload.components;
  let after = String(SnowflakeUtil.generate({ timestamp: Date.parse(plannedAt) - SKEW }));
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const query = new URLSearchParams({ after, limit: String(PAGE) });
    const page = pageSchema.parse(await rest.get(Routes.channelMessages(channelId), { query }));
    const found = page.find(
      ({ author, components }) => author.id === botId && components?.[0]?.id === mark,
    );
    if (found !== undefined) return found.id;
    if (page.length < PAGE) return null;
    after = newest(page.map(({ id }) => id));
  }
  return null;
}

function newest(ids: readonly string[]): string {
  return ids.reduce((left, right) => (BigInt(left) > BigInt(right) ? left : right));
}

function deliveryOf(error: unknown): Delivery {
  if (!(error instanceof DiscordAPIError)) return { kind: 'unknown', why: reasonOf(error) };
  if (gone.has(error.code)) return { kind: 'gone' };
  const reason = closed.get(error.code);
  if (reason !== undefined) return { kind: 'closed', reason };
  // What Discord finds wrong with the message itself stays wrong.
  if (error.status === 400) return { kind: 'refused', why: error.message };
  return { kind: 'unknown', why: error.message };
}

/**
 * Puts corrections on top of the message of an answer, whose rest stays as it is. False where that
 * cannot be done: only one person sees it, it was deleted, or the bot may not go there any more.
 * @throws what passes, such as a broken connection.
 */
export async function showCorrections(
  { client, log }: { client: Client; log: Log },
  answer: LoggedAnswer,
  corrections: readonly Correction[],
): Promise<boolean> {
  // Discord shows such a message to one person and gives it to nobody else, the bot included.
  if (answer.privateTo !== null) return false;
  try {
    const message = await messageOf(client, answer);
    return message !== null && (await correct(message, corrections));
  } catch (error) {
    if (isPassing(error)) throw error;
    logFault(log, error, 'An answer could not be marked as corrected');
    return false;
  }
}

async function messageOf(
  client: Client,
  { channelId, messageId }: LoggedAnswer,
): Promise<Message | null> {
  const channel = await client.channels.fetch(channelId);
  return channel?.isTextBased() ? await channel.messages.fetch(messageId) : null;
}

async function correct(message: Message, corrections: readonly Correction[]): Promise<boolean> {
  const [card] = message.components;
  if (card?.type !== ComponentType.Container) return false;
  const strings = stringsFor(message.guild?.preferredLocale ?? 'en');
  const { components: parts, ...facts } = card.toJSON();
  await message.edit({
    flags: MessageFlags.IsComponentsV2,
    components: [{ ...facts, components: withCorrections(parts, corrections, strings) }],
    // An edit without a lock would notify everybody whom its text names.
    allowedMentions: { parse: [], repliedUser: false },
  });
  return true;
}
