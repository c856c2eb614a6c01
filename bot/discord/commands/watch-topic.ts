// The subcommand /watch topic: posts news on a topic, at fixed times or as it breaks.
import {
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  type AutocompleteInteraction,
  ChannelType,
  type ChatInputCommandInteraction,
} from 'discord.js';
import type { Strings } from '../../i18n/strings.ts';
import type { Rhythm, Watch } from '../../state/watches.ts';
import { nextTime, readWhen, suggestWhen } from '../../watches/schedule.ts';
import { type ServerContext, serverStrings } from '../server-context.ts';
import { findTimeZone, suggestTimeZones, suggestTopics } from './autocomplete.ts';
import { describe } from './command.ts';
import {
  addWatch,
  channelOption,
  newWatch,
  placeOf,
  roleOption,
  roleProblem,
  sameWatch,
} from './new-watch.ts';
import { topicOption } from './options.ts';

/** How `/watch topic` is registered. */
export const topicSubcommand: APIApplicationCommandSubcommandOption = {
  type: ApplicationCommandOptionType.Subcommand,
  name: 'topic',
  ...describe('Post news on a topic, at fixed times or as it breaks; again to change it'),
  options: [
    topicOption(describe('Such as: climate talks'), true),
    {
      type: ApplicationCommandOptionType.String,
      name: 'when',
      ...describe('weekdays 7:30, 8am and 6pm, mondays 08:00, breaking; daily at 08:00 by default'),
      autocomplete: true,
      max_length: 100,
    },
    channelOption,
    {
      type: ApplicationCommandOptionType.String,
      name: 'zone',
      ...describe('The time zone, such as Europe/Berlin'),
      autocomplete: true,
      max_length: 60,
    },
    {
      type: ApplicationCommandOptionType.Boolean,
      name: 'publish',
      ...describe('Publish in an announcement channel; no by default'),
    },
    roleOption,
  ],
};

/** Suggestions for the focused option. */
export async function suggestForTopic(
  context: ServerContext,
  { options, locale }: AutocompleteInteraction,
): Promise<string[]> {
  const { name, value } = options.getFocused(true);
  if (name === 'zone') return suggestTimeZones(value);
  if (name === 'when') return suggestWhen(value, serverStrings(context.server.settings, locale));
  return await suggestTopics(context, value);
}

/** Adds or changes a watch. Returns the sentence that confirms it, or that says why it cannot be. */
export async function watchTopic(
  context: ServerContext,
  interaction: ChatInputCommandInteraction,
  strings: Strings['watches'],
): Promise<string> {
  const { options } = interaction;
  const place = placeOf(interaction, strings);
  if (typeof place === 'string') return place;
  const problem = roleProblem(interaction, strings);
  if (problem !== null) return problem;
  const topic = options.getString('topic', true).trim();
  const known = await sameWatch(context, place, { topic, feed: null });
  const rhythm = readRhythm(context, interaction, known);
  if (typeof rhythm === 'string') return strings[rhythm];
  const { isPublished, roleId } = whoIsTold(interaction, known);
  if (isPublished && place.type !== ChannelType.GuildAnnouncement) return strings.publishElsewhere;
  if (known !== null)
    return await changeTopic(context, known, { rhythm, roleId, isPublished }, strings);
  const watch = newWatch(context, interaction, { place, topic, rhythm, feed: null, isPublished });
  return await addWatch(context, watch, place, strings);
}

/** The options `publish` and `role`; what is not given stays as in the known watch. */
function whoIsTold(
  { options }: ChatInputCommandInteraction,
  known: Watch | null,
): Pick<Watch, 'isPublished' | 'roleId'> {
  return {
    isPublished: options.getBoolean('publish') ?? known?.isPublished ?? false,
    roleId: options.getRole('role')?.id ?? known?.roleId ?? null,
  };
}

async function changeTopic(
  { watches, now }: ServerContext,
  known: Watch,
  wanted: Pick<Watch, 'rhythm' | 'roleId' | 'isPublished'>,
  strings: Strings['watches'],
): Promise<string> {
  const { rhythm } = wanted;
  const isRhythm = JSON.stringify(rhythm) === JSON.stringify(known.rhythm);
  const isSame = wanted.roleId === known.roleId && wanted.isPublished === known.isPublished;
  if (isRhythm && isSame) return strings.known(known.topic, strings.rhythm(rhythm));
  await watches.change(known.id, {
    ...wanted,
    nextAt: nextTime(rhythm, now()).toISOString(),
  });
  return strings.changed(known.topic, strings.rhythm(rhythm));
}

/**
 * The rhythm of the options `when` and `zone`; what is not given stays as in the known watch. If one
 * of them cannot be read, the name of the sentence that says so.
 */
function readRhythm(
  { server }: ServerContext,
  { options }: ChatInputCommandInteraction,
  known: Watch | null,
): Rhythm | 'unknownZone' | 'unreadableWhen' {
  const when = options.getString('when');
  const given = options.getString('zone');
  const before = known?.rhythm ?? null;
  const zone = findTimeZone(
    given ?? (before?.kind === 'hours' ? before.zone : server.settings.timeZone),
  );
  if (zone === null) return 'unknownZone';
  if (when === null && before !== null)
    return before.kind === 'hours' ? { ...before, zone } : before;
  return readWhen(when ?? '', zone) ?? 'unreadableWhen';
}
