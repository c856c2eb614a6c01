import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
} from 'discord.js';
import { parseDate } from '../../../corpus/dates/parse-date.ts';
import type { Desk } from '../services.ts';
import { suggestTopics } from './autocomplete.ts';
import { described } from './command.ts';

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

const hour = 3_600_000;
const day = 24 * hour;
const units: Readonly<Record<string, number>> = {
  h: hour,
  hour: hour,
  d: day,
  day: day,
  w: 7 * day,
  week: 7 * day,
  month: 30 * day,
  y: 365 * day,
  year: 365 * day,
};
const span = /^(?:(?:last|past)\s+)?(?<count>\d{1,4})\s*(?<unit>[a-z]+?)s?(?:\s+ago)?$/u;

/**
 * A point in the past as people write it: a span back from now (`48h`, `7d`, `2 weeks`), `today`,
 * `yesterday`, or a date. ISO 8601 in UTC with milliseconds; null where it cannot be read, or lies
 * in the future.
 */
export function readSince(text: string, now: Date): string | null {
  const written = text.trim().toLowerCase();
  const since = daysAgo(written, now) ?? spanAgo(written, now) ?? dateIn(text.trim());
  return since !== null && since <= now.toISOString() ? since : null;
}

function daysAgo(written: string, now: Date): string | null {
  if (written !== 'today' && written !== 'yesterday') return null;
  const midnight = Math.floor(now.getTime() / day) * day;
  return new Date(written === 'today' ? midnight : midnight - day).toISOString();
}

function spanAgo(written: string, now: Date): string | null {
  const { count, unit } = span.exec(written)?.groups ?? {};
  const length = units[unit ?? ''];
  if (length === undefined) return null;
  return new Date(now.getTime() - Number(count) * length).toISOString();
}

/** A bare number could be a year, a number of days, or seconds since 1970: no guessing. */
function dateIn(text: string): string | null {
  return /^\d*$/u.test(text) ? null : parseDate(text);
}
