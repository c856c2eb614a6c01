import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
} from 'discord.js';
import type { Desk } from '../../desk/desk.ts';
import { readSince } from './read-since.ts';
import { suggestTopics } from '../suggesting/suggest-topics.ts';
import { described } from './described.ts';

/** Keeps to what is newer; `sinceGiven` reads it. */
export const sinceOption: APIApplicationCommandBasicOption = {
  type: ApplicationCommandOptionType.String,
  name: 'since',
  ...described('Only what is newer: 48h, 7d, 2025-12-01', 'Nur Neueres: 48h, 7d, 2025-12-01'),
  max_length: 40,
};

/** Shows the reply to the asker alone. */
export function privateOption(): APIApplicationCommandBasicOption {
  return {
    type: ApplicationCommandOptionType.Boolean,
    name: 'private',
    ...described('Show the answer to you alone', 'Die Antwort siehst nur du'),
  };
}

/** Names a topic; stories of late are suggested, and `suggestTopic` finds them. */
export function topicOption(
  description: ReturnType<typeof described>,
  required: boolean,
): APIApplicationCommandBasicOption {
  return {
    type: ApplicationCommandOptionType.String,
    name: 'topic',
    ...description,
    required,
    autocomplete: true,
    // The buttons that turn the pages of a timeline carry it.
    max_length: 80,
  };
}

/** Stories of late for what is being typed. */
export async function suggestTopic(
  desk: Desk,
  { options }: AutocompleteInteraction,
): Promise<string[]> {
  return await suggestTopics(desk, options.getFocused());
}

/** From when on, as a part of a request: nothing where it was not given, null where it is unreadable. */
export function sinceGiven(
  { options }: ChatInputCommandInteraction,
  now: Date,
): { since?: string } | null {
  const written = options.getString('since');
  if (written === null) return {};
  const since = readSince(written, now);
  return since === null ? null : { since };
}
