import type { AutocompleteInteraction, ChatInputCommandInteraction } from 'discord.js';
import { discordNote } from '../../render/discord/parts/note.ts';
import { discordSettings } from '../../render/discord/house/settings.ts';
import type { Command } from './command.ts';
import type { Desk } from '../desk/desk.ts';
import { interactionPlace } from '../places/interaction-place.ts';
import { showAside } from '../turns/show-aside.ts';
import { suggestNames } from './suggesting/suggest-names.ts';
import { wordsFor } from '../desk/words-for.ts';
import { described, forManagers } from './options/described.ts';
import { changedSettings } from './settings/changed-settings.ts';
import { settingsOptions } from './settings/settings-options.ts';

/** `/settings`: how the bot behaves in a server, for those who manage it. */
export const settings: Command = {
  data: {
    name: 'settings',
    ...described('How I behave in this server', 'Wie ich mich auf diesem Server verhalte'),
    options: settingsOptions,
    ...forManagers,
  },
  run: runSettings,
  suggest: suggestSettings,
};

async function runSettings(desk: Desk, interaction: ChatInputCommandInteraction): Promise<void> {
  const place = interactionPlace(desk, interaction, { ephemeral: true });
  const { serverId, settings: before } = desk.house;
  await showAside(desk, place, async () => {
    const after = changedSettings(before, interaction.options, await desk.sources());
    if ('fault' in after) return discordNote('hint', after.fault(place.words.house));
    if (serverId !== null && after !== before) await desk.settings.put(serverId, after);
    // In the language that is in force from now on.
    return discordSettings(after, wordsFor({ serverId, settings: after }, interaction.locale));
  });
}

const zones = ['UTC', ...Intl.supportedValuesOf('timeZone')];

async function suggestSettings(
  desk: Desk,
  { options }: AutocompleteInteraction,
): Promise<string[]> {
  const { name, value } = options.getFocused(true);
  if (name === 'time-zone') return suggestNames(zones, value);
  const { sources } = desk.house.settings;
  const isRemoval = options.getSubcommand() === 'remove';
  return suggestNames(isRemoval ? sources : await desk.sources(), value);
}
