import type { Channel } from 'discord.js';
import { stringsFor } from '../language/catalogue-for.ts';
import type { Strings } from '../language/catalogue.ts';
import { defaultSettings, type ServerSettings } from '../state/settings.ts';
import { SourceNotAllowed } from './errors.ts';
import type { Desk, House } from './services.ts';

/**
 * The desk as a server wants it: whatever is asked there keeps to the publishers that it allows, and
 * a model words the answers only where it may. Settings that cannot be read are taken as by default.
 */
export async function localDesk(desk: Desk, serverId: string | null): Promise<Desk> {
  const settings = await settingsOf(desk, serverId);
  const { sources: allowed, usesModel } = settings;
  const answer = usesModel ? desk.answer : desk.quote;
  return {
    ...desk,
    house: { serverId, settings },
    answer: async (question) => await answer(within(allowed, question)),
    latest: async (request) => await desk.latest(within(allowed, request)),
    timeline: async (request) => await desk.timeline(within(allowed, request)),
    check: async (request) => await desk.check(within(allowed, request)),
    coverage: async (request) => await desk.coverage(within(allowed, request)),
  };
}

async function settingsOf(
  { settings, log }: Desk,
  serverId: string | null,
): Promise<ServerSettings> {
  if (serverId === null) return defaultSettings;
  try {
    return await settings.of(serverId);
  } catch (error) {
    log.error({ err: error }, 'The settings of a server could not be read.');
    return defaultSettings;
  }
}

/** @throws SourceNotAllowed where publishers are asked for and none of them is allowed. */
function within<Request extends { sources?: readonly string[] }>(
  allowed: readonly string[],
  request: Request,
): Request {
  if (allowed.length === 0) return request;
  const asked = request.sources?.map((name) => name.toLowerCase()) ?? [];
  if (asked.length === 0) return { ...request, sources: allowed };
  const sources = allowed.filter((name) => asked.some((part) => name.toLowerCase().includes(part)));
  if (sources.length === 0) throw new SourceNotAllowed();
  return { ...request, sources };
}

/** Where something was asked: an interaction or a message. */
type Asked = { channelId: string | null; channel: Channel | null };

/** Whether the server lets the bot answer for all to see there; a thread is as its channel. */
export function answersHere({ house }: { house: House }, asked: Asked): boolean {
  return isListed(house.settings, asked);
}

/**
 * Whether only the asker is to see an answer: always where the bot does not answer for all, and
 * elsewhere as the asker wanted, or as the server has it where the asker said nothing (null).
 */
export function isPrivateHere(desk: Desk, asked: Asked, wanted: boolean | null): boolean {
  return !answersHere(desk, asked) || (wanted ?? desk.house.settings.isPrivate);
}

function isListed({ channels }: ServerSettings, { channelId, channel }: Asked): boolean {
  if (channels.length === 0) return true;
  const parent = channel?.isThread() ? channel.parentId : null;
  return [channelId, parent].some((id) => id !== null && channels.includes(id));
}

/** What the bot says to a reader of a locale, unless the server fixed the language. */
export function stringsForReader({ settings: { language } }: House, locale: string): Strings {
  return stringsFor(language === 'reader' ? locale : language);
}
