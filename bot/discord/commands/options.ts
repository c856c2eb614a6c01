import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
  type ChatInputCommandInteraction,
} from 'discord.js';
import { readSince } from '../read-since.ts';

/** Keeps to what is newer; `sinceGiven` reads it. */
export const sinceOption: APIApplicationCommandBasicOption = {
  type: ApplicationCommandOptionType.String,
  name: 'since',
  description: 'Only what is newer: 48h, 7d, 2025-12-01',
  max_length: 40,
};

/** Shows the reply to the asker alone. */
export function privateOption(description: string): APIApplicationCommandBasicOption {
  return { type: ApplicationCommandOptionType.Boolean, name: 'private', description };
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
