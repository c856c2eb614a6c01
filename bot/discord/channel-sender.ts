// What the bot posts unasked: announcements of watches, and corrections on its earlier answers.
import {
  ComponentType,
  DiscordAPIError,
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
import type { AnnouncedMessage, Announcement, PauseReason } from '../state/announcements.ts';
import type { LoggedAnswer } from '../state/answer-log.ts';
import type { ChannelSender, Delivery } from '../watches/deliver.ts';
import type { Correction } from '../state/corrections.ts';
import type { Log } from '../log.ts';
import { withCommandIds } from './command-mentions.ts';
import { isTransient, logFailure } from './errors.ts';

/** What sending takes: the bot's own id, and the ids of its commands by name. */
type SenderParts = {
  botId: () => string;
  commandIds: ReadonlyMap<string, string>;
  log: Log;
  now: () => Date;
};

/** Sends announcements to channels, and finds those that it has sent before. */
export function discordChannelSender(
  rest: Pick<REST, 'get' | 'post'>,
  { botId, commandIds, log, now }: SenderParts,
): ChannelSender {
  const mayPublish = hourlyLimit(MOST_PUBLISHED, now);
  return {
    send: async (announcement) => {
      const { channelId, place } = announcement;
      try {
        const messageId = await post(rest, announcement, commandIds);
        if (place.kind === 'message' && place.isPublished && mayPublish(channelId))
          await publish(rest, { channelId, messageId }, log);
        return { kind: 'sent', messageId };
      } catch (error) {
        return failedDelivery(error);
      }
    },
    find: async (announcement) => {
      try {
        const { place } = announcement;
        const messageId =
          place.kind === 'message'
            ? await findMessage(rest, announcement, botId())
            : await findPost(rest, { ...announcement, place }, botId());
        return messageId === null ? null : { kind: 'sent', messageId };
      } catch (error) {
        return failedDelivery(error);
      }
    },
  };
}

/** How many messages of an announcement channel Discord publishes in an hour. */
const MOST_PUBLISHED = 10;
const HOUR = 3_600_000;

/** A sliding limit: whether something may be done for a key, at most `most` times an hour. */
function hourlyLimit(most: number, now: () => Date): (key: string) => boolean {
  const times = new Map<string, number[]>();
  return (key) => {
    const at = now().getTime();
    const recent = (times.get(key) ?? []).filter((time) => at - time < HOUR);
    const fits = recent.length < most;
    times.set(key, fits ? [...recent, at] : recent);
    return fits;
  };
}

/** Sends the message, or in a forum a post with it; returns the message's id. */
async function post(
  rest: Pick<REST, 'post'>,
  { channelId, payload, place }: Announcement,
  commandIds: ReadonlyMap<string, string>,
): Promise<string> {
  const linked = withLinkedCommands(payload, commandIds);
  if (place.kind === 'message') {
    const sent = await rest.post(Routes.channelMessages(channelId), { body: linked });
    return sentSchema.parse(sent).id;
  }
  const { nonce: _nonce, enforce_nonce: _enforced, ...message } = linked;
  const body = { name: place.title, message };
  // A post has the id of its first message.
  return sentSchema.parse(await rest.post(Routes.threads(channelId), { body })).id;
}

/** Links the commands in the texts of a card. Plain text stays as it is, which identifies it. */
function withLinkedCommands(
  payload: AnnouncedMessage,
  commandIds: ReadonlyMap<string, string>,
): AnnouncedMessage {
  if (!('components' in payload)) return payload;
  const components = JSON.parse(JSON.stringify(payload.components), (key, value: unknown) =>
    key === 'content' && typeof value === 'string' ? withCommandIds(value, commandIds) : value,
  );
  return { ...payload, components };
}

/** Publishes a message to the followers of its channel. It stays in the channel if that fails. */
async function publish(
  rest: Pick<REST, 'post'>,
  { channelId, messageId }: { channelId: string; messageId: string },
  log: Log,
): Promise<void> {
  await rest
    .post(Routes.channelMessageCrosspost(channelId, messageId))
    .catch((error: unknown) => logFailure(log, error, 'A message was not published'));
}

/**
 * Puts corrections on top of the message of an answer; the rest of the message stays as it is.
 * False if that is impossible: the message is ephemeral or deleted, or the bot lost its access.
 * @throws transient errors, such as a broken connection.
 */
export async function showCorrections(
  { rest, log }: { rest: Pick<REST, 'get' | 'patch'>; log: Log },
  answer: LoggedAnswer,
  corrections: readonly Correction[],
): Promise<boolean> {
  // Discord gives an ephemeral message to nobody but its reader, not even to the bot.
  if (answer.privateTo !== null) return false;
  try {
    return await addCorrections(rest, answer, corrections);
  } catch (error) {
    if (isTransient(error)) throw error;
    logFailure(log, error, 'An answer could not be marked as corrected');
    return false;
  }
}

const sentSchema = z.object({ id: z.string() });
const messageSchema = z.object({
  id: z.string(),
  author: z.object({ id: z.string() }),
  content: z.string().nullish(),
  components: z.array(z.looseObject({ id: z.number().nullish() })).nullish(),
});
const pageSchema = z.array(messageSchema);
/** A message that is one container, as all of the bot's answers are. */
const cardSchema = z.object({
  components: z.tuple([
    z.looseObject({
      type: z.literal(ComponentType.Container),
      components: z.array(z.looseObject({})),
    }),
  ]),
});
const placeSchema = z.object({ guild_id: z.string().optional() });
const serverSchema = z.object({ preferred_locale: z.string() });
const threadsSchema = z.object({
  threads: z.array(
    z.object({ id: z.string(), parent_id: z.string().nullish(), owner_id: z.string().nullish() }),
  ),
});

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
  let after = String(SnowflakeUtil.generate({ timestamp: Date.parse(plannedAt) - CLOCK_SKEW }));
  for (let pages = 0; pages < MAX_PAGES; pages += 1) {
    const query = new URLSearchParams({ after, limit: String(PAGE_SIZE) });
    const page = pageSchema.parse(await rest.get(Routes.channelMessages(channelId), { query }));
    const found = page.find((message) => message.author.id === botId && isSame(message, payload));
    if (found !== undefined) return found.id;
    if (page.length < PAGE_SIZE) return null;
    after = newest(page.map(({ id }) => id));
  }
  return null;
}

/** Whether a message is the one that was sent: by its card's id, or by its text. */
function isSame(
  { components, content }: z.infer<typeof messageSchema>,
  payload: AnnouncedMessage,
): boolean {
  return 'components' in payload
    ? components?.[0]?.id === payload.components[0].id
    : content === payload.content;
}

/** The id of the announcement's post among the posts that the bot has opened since; null if none. */
async function findPost(
  rest: Pick<REST, 'get'>,
  {
    channelId,
    plannedAt,
    payload,
    place,
  }: Announcement & { place: Extract<Announcement['place'], { kind: 'post' }> },
  botId: string,
): Promise<string | null> {
  const from = SnowflakeUtil.generate({ timestamp: Date.parse(plannedAt) - CLOCK_SKEW });
  const { threads } = threadsSchema.parse(await rest.get(Routes.guildActiveThreads(place.guildId)));
  const own = threads.filter(
    ({ id, parent_id: forum, owner_id: owner }) =>
      forum === channelId && owner === botId && BigInt(id) > from,
  );
  for (const { id } of own.slice(-PAGE_SIZE)) {
    const message = messageSchema.parse(await rest.get(Routes.channelMessage(id, id)));
    if (isSame(message, payload)) return id;
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
  [RESTJSONErrorCodes.TagRequiredToCreateAForumPostInThisChannel, 'closed'],
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
  rest: Pick<REST, 'get' | 'patch'>,
  { channelId, messageId }: LoggedAnswer,
  corrections: readonly Correction[],
): Promise<boolean> {
  const route = Routes.channelMessage(channelId, messageId);
  const { data: card } = cardSchema.safeParse(await rest.get(route));
  if (card === undefined) return false;
  const [{ components, ...container }] = card.components;
  const strings = stringsFor(await localeOf(rest, channelId));
  await rest.patch(route, {
    body: {
      flags: MessageFlags.IsComponentsV2,
      components: [{ ...container, components: withCorrections(components, corrections, strings) }],
      // An edit without a lock would notify everybody whom its text names.
      allowed_mentions: { parse: [], replied_user: false },
    },
  });
  return true;
}

/** The language of the server of a channel; English for direct messages. */
async function localeOf(rest: Pick<REST, 'get'>, channelId: string): Promise<string> {
  const { guild_id: serverId } = placeSchema.parse(await rest.get(Routes.channel(channelId)));
  if (serverId === undefined) return 'en';
  return serverSchema.parse(await rest.get(Routes.guild(serverId))).preferred_locale;
}
