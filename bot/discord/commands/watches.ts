// The commands /watches and /unwatch.
import { ApplicationCommandOptionType, type AutocompleteInteraction } from 'discord.js';
import { discordWatches, watchLabel } from '../../messages/discord/watches.ts';
import { discordNote } from '../../messages/discord/components.ts';
import { shorten } from '../../messages/text.ts';
import type { Watch } from '../../state/watches.ts';
import { type ServerContext, serverStrings } from '../server-context.ts';
import { openInteraction, runCommand } from '../session.ts';
import { availableWhereBotPosts, describe, forManagers, type SlashCommand } from './command.ts';
import { managedList, mayManage } from './watch-controls.ts';

/** `/unwatch`: removes a watch from the channel. */
export const unwatchCommand: SlashCommand = {
  data: {
    name: 'unwatch',
    ...describe('Stop posting news on a topic to this channel'),
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'watch',
        ...describe('The topic'),
        required: true,
        autocomplete: true,
        max_length: 100,
      },
    ],
    ...availableWhereBotPosts,
    ...forManagers,
  },
  run: async (context, interaction) => {
    const { channelId, options } = interaction;
    const session = openInteraction(context, interaction, { ephemeral: true });
    await runCommand(session, async () => {
      const watches = await context.watches.ofChannel(channelId);
      const found = findWatch(watches, options.getString('watch', true));
      if (found !== null) await context.watches.remove(channelId, found.id);
      const strings = session.strings.watches;
      return discordNote('hint', found === null ? strings.notFound : strings.removed(found.topic));
    });
  },
  suggest: suggestWatches,
};

/**
 * `/watches`: lists the watches of the server with controls for its managers, and those of the channel
 * for everybody else.
 */
export const watchesCommand: SlashCommand = {
  data: {
    name: 'watches',
    ...describe('What is watched, and when news is posted; managers pause, test, edit and remove'),
    ...availableWhereBotPosts,
  },
  run: async (context, interaction) => {
    const session = openInteraction(context, interaction, { ephemeral: true });
    const { strings } = session;
    await runCommand(session, async () => {
      if (mayManage(interaction))
        return await managedList(context, interaction, { page: 0, strings });
      return discordWatches(await context.watches.ofChannel(interaction.channelId), strings);
    });
  },
};

const MAX_LABEL_LENGTH = 100;

async function suggestWatches(
  context: ServerContext,
  { channelId, locale, options }: AutocompleteInteraction,
): Promise<string[]> {
  const typed = options.getFocused().trim().toLowerCase();
  const strings = serverStrings(context.server.settings, locale);
  return (await context.watches.ofChannel(channelId))
    .map((watch) => shorten(watchLabel(watch, strings), MAX_LABEL_LENGTH))
    .filter((label) => label.toLowerCase().includes(typed));
}

/** The watch that `text` names: by its topic, or by a suggestion, which begins with its id. */
function findWatch(watches: readonly Watch[], text: string): Watch | null {
  const wanted = text.trim().toLowerCase();
  const wantedId = /^(?<id>\d+)(?: ·|$)/u.exec(wanted)?.groups?.['id'];
  return (
    watches.find(({ topic }) => topic.toLowerCase() === wanted) ??
    watches.find(({ id }) => String(id) === wantedId) ??
    null
  );
}
