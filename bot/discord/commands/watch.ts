// The command /watch: adds a watch of a topic, or changes one.
import {
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  type ChatInputCommandInteraction,
} from 'discord.js';
import type { Strings } from '../../i18n/strings.ts';
import { discordNote } from '../../messages/discord/components.ts';
import {
  isSameWatch,
  type NewWatch,
  type Rhythm,
  type Watch,
  WATCHES_PER_CHANNEL,
} from '../../state/watches.ts';
import { nextTime, readWhen, suggestWhen } from '../../watches/schedule.ts';
import { type ServerContext, serverStrings } from '../server-context.ts';
import { openInteraction, replyWithHint, runCommand } from '../session.ts';
import { findTimeZone, suggestTimeZones, suggestTopics } from './autocomplete.ts';
import { availableWhereBotPosts, describe, forManagers, type SlashCommand } from './command.ts';
import { topicOption } from './options.ts';
import { channelOption, type Place, placeOf, roleOption, roleProblem } from './watch-place.ts';

const topicSubcommand: APIApplicationCommandSubcommandOption = {
  type: ApplicationCommandOptionType.Subcommand,
  name: 'topic',
  ...describe(
    'Post news on a topic, at fixed times or as it breaks; again to change it',
    'Neues zu einem Thema schreiben, zu festen Zeiten oder sofort; noch einmal, um es zu ändern',
  ),
  options: [
    topicOption(describe('Such as: climate talks', 'Etwa: Klimagespräche'), true),
    {
      type: ApplicationCommandOptionType.String,
      name: 'when',
      ...describe(
        'weekdays 7:30, 8am and 6pm, mondays 08:00, breaking; daily at 08:00 by default',
        'werktags 7:30, 8 und 18 Uhr, montags 08:00, sofort; ohne Angabe täglich um 08:00',
      ),
      autocomplete: true,
      max_length: 100,
    },
    channelOption,
    {
      type: ApplicationCommandOptionType.String,
      name: 'zone',
      ...describe('The time zone, such as Europe/Berlin', 'Die Zeitzone, etwa Europe/Berlin'),
      autocomplete: true,
      max_length: 60,
    },
    roleOption,
  ],
};

/** `/watch topic`: posts news on a topic to a channel, at fixed times or as it breaks. */
export const watchCommand: SlashCommand = {
  data: {
    name: 'watch',
    ...describe('Post news to a channel', 'Neues in einen Kanal schreiben'),
    options: [topicSubcommand],
    ...availableWhereBotPosts,
    ...forManagers,
  },
  run: async (context, interaction) => {
    const session = openInteraction(context, interaction, { ephemeral: true });
    const { strings } = session;
    if (interaction.options.getString('topic', true).trim() === '')
      return await replyWithHint(session, strings.general.howToAsk);
    await runCommand(session, async () =>
      discordNote('hint', await watchTopic(context, interaction, strings.watches)),
    );
  },
  suggest: async (context, { options, locale }) => {
    const { name, value } = options.getFocused(true);
    if (name === 'zone') return suggestTimeZones(value);
    if (name === 'when') return suggestWhen(value, serverStrings(context.server.settings, locale));
    return await suggestTopics(context, value);
  },
};

/** Adds or changes a watch. Returns the sentence that confirms it, or that says why it cannot be. */
async function watchTopic(
  context: ServerContext,
  interaction: ChatInputCommandInteraction,
  strings: Strings['watches'],
): Promise<string> {
  const { options } = interaction;
  const place = placeOf(interaction, strings);
  const problem = typeof place === 'string' ? place : roleProblem(interaction, strings);
  if (typeof place === 'string' || problem !== null) return problem ?? '';
  const topic = options.getString('topic', true).trim();
  const known = await sameWatch(context, place, { topic, feed: null });
  const rhythm = readRhythm(context, interaction, known);
  if (typeof rhythm === 'string') return strings[rhythm];
  const roleId = options.getRole('role')?.id;
  if (known !== null) return await changeTopic(context, known, { rhythm, roleId }, strings);
  const watch = newWatch(context, interaction, { place, topic, rhythm, feed: null });
  return await addWatch(context, watch, place, strings);
}

/** Adds a watch. Returns the sentence that confirms it, or that says why it cannot be added. */
async function addWatch(
  { watches }: ServerContext,
  watch: NewWatch,
  place: Place,
  strings: Strings['watches'],
): Promise<string> {
  const schedule = strings.rhythm(watch.rhythm);
  const added = await watches.add(watch);
  if (added === 'known') return strings.known(watch.topic, schedule);
  if (added === 'full') return strings.full(WATCHES_PER_CHANNEL);
  return strings.added(watch.topic, schedule, place.isElsewhere ? place.name : null);
}

async function changeTopic(
  { watches, now }: ServerContext,
  known: Watch,
  { rhythm, roleId }: { rhythm: Rhythm; roleId: string | undefined },
  strings: Strings['watches'],
): Promise<string> {
  const isSame = JSON.stringify(rhythm) === JSON.stringify(known.rhythm);
  if (isSame && roleId === undefined) return strings.known(known.topic, strings.rhythm(rhythm));
  await watches.change(known.id, {
    rhythm,
    nextAt: nextTime(rhythm, now()).toISOString(),
    ...(roleId !== undefined && { roleId }),
  });
  return strings.changed(known.topic, strings.rhythm(rhythm));
}

/** The watch of the channel that wants the same; null if there is none. */
async function sameWatch(
  { watches }: ServerContext,
  { channelId }: Place,
  wanted: Pick<NewWatch, 'topic' | 'feed'>,
): Promise<Watch | null> {
  return (await watches.ofChannel(channelId)).find((each) => isSameWatch(each, wanted)) ?? null;
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

function newWatch(
  { server, now }: ServerContext,
  { options, guildId, guildLocale, locale, user }: ChatInputCommandInteraction,
  { place, ...what }: { place: Place } & Pick<NewWatch, 'topic' | 'rhythm' | 'feed'>,
): NewWatch {
  const at = now();
  return {
    channelId: place.channelId,
    guildId,
    ...what,
    roleId: options.getRole('role')?.id ?? null,
    locale: serverStrings(server.settings, guildLocale ?? locale).locale,
    createdBy: user.id,
    createdAt: at.toISOString(),
    nextAt: nextTime(what.rhythm, at).toISOString(),
  };
}
