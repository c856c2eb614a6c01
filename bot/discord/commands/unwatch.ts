import {
  ApplicationCommandOptionType,
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
} from 'discord.js';
import type { Watch } from '../../ports/watches.ts';
import { discordNote } from '../../render/discord/parts/note.ts';
import { watchLabel } from '../../render/discord/house/watches.ts';
import { shorten } from '../../render/text/shorten.ts';
import type { Command } from './command.ts';
import type { Desk } from '../desk/desk.ts';
import { wordsFor } from '../desk/words-for.ts';
import { interactionPlace } from '../places/interaction-place.ts';
import { showAside } from '../turns/show-aside.ts';
import { managersOnly, whereItWrites } from './options/watch-place.ts';

/** The most characters of a suggestion. */
const labelRoom = 100;

/** `/unwatch`: ends a watch of the channel. */
export const unwatch: Command = {
  data: {
    name: 'unwatch',
    description: 'Stop telling this channel about a topic',
    description_localizations: { de: 'Diesem Kanal zu einem Thema nichts mehr melden' },
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'watch',
        description: 'The topic',
        description_localizations: { de: 'Das Thema' },
        required: true,
        autocomplete: true,
        max_length: 100,
      },
    ],
    ...whereItWrites,
    ...managersOnly,
  },
  run: runUnwatch,
  suggest: suggestWatches,
};

async function runUnwatch(desk: Desk, interaction: ChatInputCommandInteraction): Promise<void> {
  const place = interactionPlace(desk, interaction, { ephemeral: true });
  await showAside(desk, place, async () => {
    const watches = await desk.watches.ofChannel(interaction.channelId);
    const found = watchMeant(watches, interaction.options.getString('watch', true));
    if (found !== null) await desk.watches.remove(interaction.channelId, found.id);
    const words = place.words.watches;
    return discordNote('hint', found === null ? words.notFound : words.removed(found.topic));
  });
}

async function suggestWatches(
  desk: Desk,
  { channelId, locale, options }: AutocompleteInteraction,
): Promise<string[]> {
  const typed = options.getFocused().trim().toLowerCase();
  const watches = await desk.watches.ofChannel(channelId);
  const words = wordsFor(desk.house, locale);
  return watches
    .map((watch) => shorten(watchLabel(watch, words), labelRoom))
    .filter((label) => label.toLowerCase().includes(typed));
}

/** The watch by a suggestion, which begins with its number, or by its topic; null where there is none. */
function watchMeant(watches: readonly Watch[], written: string): Watch | null {
  const text = written.trim().toLowerCase();
  const number = /^(?<id>\d+)(?: ·|$)/u.exec(text)?.groups?.['id'];
  return (
    watches.find(({ topic }) => topic.toLowerCase() === text) ??
    watches.find(({ id }) => String(id) === number) ??
    null
  );
}
