// The services under the settings of one server: its publishers, channels, privacy and language.
import type { Channel } from 'discord.js';
import type { Answer } from '../../retrieval/answer.ts';
import type { Question } from '../../retrieval/query/query.ts';
import { languages, stringsFor } from '../i18n/languages.ts';
import type { Strings } from '../i18n/strings.ts';
import type { Replier } from '../reply.ts';
import { defaultSettings, type ServerSettings } from '../state/settings.ts';
import { ServerClosed, SourceNotAllowed } from './errors.ts';
import type { Services } from './services.ts';

/** The services as one server's settings allow them; in direct messages the server id is null. */
export type ServerContext = Services & {
  server: { id: string | null; settings: ServerSettings };
  /** Replies with quotes, to be shown until the model has written; null where there is no waiting for one. */
  meanwhile: Replier | null;
};

/** Where a message or an interaction is. */
type Location = { channelId: string | null; channel: Channel | null };

/**
 * Binds the services to a server: its answers, digests and checks use only the publishers that it
 * allows, and a model only where it may.
 * @throws ServerClosed if the settings cannot be read.
 */
export async function serverContext(
  services: Services,
  serverId: string | null,
): Promise<ServerContext> {
  if (serverId === null) return contextWith(services, null, defaultSettings);
  const settings = await services.settings.of(serverId).catch((cause: unknown) => {
    throw new ServerClosed(serverId, cause);
  });
  return contextWith(services, serverId, settings);
}

/** Binds the services to a server as these settings allow; see `serverContext`. */
export function contextWith(
  services: Services,
  serverId: string | null,
  settings: ServerSettings,
): ServerContext {
  const { sources: allowed, usesModel } = settings;
  const { quoting } = services;
  const replies = usesModel ? services : (quoting ?? services);
  const meanwhile = usesModel ? quoting : null;
  const pay = async <T>(work: () => Promise<T>): Promise<T> =>
    await services.modelBudget.spendFor(serverId, work);
  return {
    ...services,
    server: { id: serverId, settings },
    answer: async (question) => {
      const asked = restrict(question, allowed);
      const quoted = meanwhile && (await quotedIfBudgetSpent(services, serverId, asked));
      return quoted ?? (await pay(async () => await replies.answer(asked)));
    },
    latest: async (request) =>
      await pay(async () => await replies.latest(restrict(request, allowed))),
    timeline: async (request) =>
      await pay(async () => await replies.timeline(restrict(request, allowed))),
    check: async (request) =>
      await pay(async () => await replies.check(restrict(request, allowed))),
    coverage: async (request) => await services.coverage(restrict(request, allowed)),
    meanwhile: meanwhile && {
      answer: async (question) => await meanwhile.answer(restrict(question, allowed)),
      latest: async (request) => await meanwhile.latest(restrict(request, allowed)),
      timeline: async (request) => await meanwhile.timeline(restrict(request, allowed)),
    },
  };
}

/** The quoting answer where the budget of the model is spent, else null; the first of a month says why. */
async function quotedIfBudgetSpent(
  { quoting, modelBudget, log }: Services,
  serverId: string | null,
  question: Question,
): Promise<Answer | null> {
  const orNot = (error: unknown): false => {
    log.error({ err: error }, 'The budget of the language model could not be read.');
    return false;
  };
  if (quoting === null || !(await modelBudget.isSpent(serverId).catch(orNot))) return null;
  const quoted = await quoting.answer(question);
  return quoted.kind === 'answered' && (await modelBudget.tellOnce(serverId).catch(orNot))
    ? { ...quoted, notice: 'model-budget' }
    : quoted;
}

/** Whether the server lets the bot answer publicly there; a thread counts as its channel. */
export function answersPublicly({ server }: ServerContext, location: Location): boolean {
  const { channels } = server.settings;
  const { channelId, channel } = location;
  if (channels.length === 0) return true;
  const parentId = channel?.isThread() ? channel.parentId : null;
  return [channelId, parentId].some((id) => id !== null && channels.includes(id));
}

/**
 * Whether an answer is ephemeral: always where the bot does not answer publicly, elsewhere as the
 * user chose, or as the server's default where the user chose nothing (null).
 */
export function isEphemeral(
  context: ServerContext,
  location: Location,
  chosen: boolean | null,
): boolean {
  return !answersPublicly(context, location) || (chosen ?? context.server.settings.isPrivate);
}

/** The strings for a reader's locale, or for the language that the server's settings fix. */
export function serverStrings({ language }: ServerSettings, locale: string): Strings {
  return languages.get(language) ?? stringsFor(locale);
}

/** @throws SourceNotAllowed if the request names publishers and none of them is allowed. */
function restrict<Request extends { sources?: readonly string[] }>(
  request: Request,
  allowed: readonly string[],
): Request {
  if (allowed.length === 0) return request;
  const named = request.sources?.map((name) => name.toLowerCase()) ?? [];
  if (named.length === 0) return { ...request, sources: allowed };
  const sources = allowed.filter((name) => named.some((part) => name.toLowerCase().includes(part)));
  if (sources.length === 0) throw new SourceNotAllowed();
  return { ...request, sources };
}
