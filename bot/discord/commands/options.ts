// Options that several commands share.
import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
  type ChatInputCommandInteraction,
} from 'discord.js';
import { parseDate } from '../../../corpus/dates/parse-date.ts';
import { describe, type Description } from './command.ts';

/** `since`: only newer articles; read by `readSinceOption`. */
export const sinceOption: APIApplicationCommandBasicOption = {
  type: ApplicationCommandOptionType.String,
  name: 'since',
  ...describe('Only what is newer: 48h, 7d, 2025-12-01'),
  max_length: 40,
};

/** `private`: makes the reply ephemeral. */
export const privateOption: APIApplicationCommandBasicOption = {
  type: ApplicationCommandOptionType.Boolean,
  name: 'private',
  ...describe('Show the answer to you alone'),
};

/** `topic`: a topic in the user's words; `suggestTopics` completes it. */
export function topicOption(
  description: Description,
  required: boolean,
): APIApplicationCommandBasicOption {
  return {
    type: ApplicationCommandOptionType.String,
    name: 'topic',
    ...description,
    required,
    autocomplete: true,
    // The custom ids of a timeline's page buttons hold the topic.
    max_length: 80,
  };
}

/** The option `since` as part of a request: empty if it was not given, null if it is unreadable. */
export function readSinceOption(
  { options }: ChatInputCommandInteraction,
  now: Date,
): { since?: string } | null {
  const text = options.getString('since');
  if (text === null) return {};
  const since = readSince(text, now);
  return since === null ? null : { since };
}

/**
 * Reads a span back from now (`48h`, `7d`, `2 weeks`), `today`, `yesterday`, or a date. Returns ISO
 * 8601 in UTC with milliseconds; null for anything else, and for times in the future.
 */
function readSince(text: string, now: Date): string | null {
  const trimmed = text.trim();
  const lower = trimmed.toLowerCase();
  const since = startOfDay(lower, now) ?? spanAgo(lower, now) ?? unambiguousDate(trimmed);
  return since !== null && since <= now.toISOString() ? since : null;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const units: Readonly<Record<string, number>> = {
  h: HOUR,
  hour: HOUR,
  d: DAY,
  day: DAY,
  w: 7 * DAY,
  week: 7 * DAY,
  month: 30 * DAY,
  y: 365 * DAY,
  year: 365 * DAY,
};
const span = /^(?:(?:last|past)\s+)?(?<count>\d{1,4})\s*(?<unit>[a-z]+?)s?(?:\s+ago)?$/u;

function startOfDay(text: string, now: Date): string | null {
  if (text !== 'today' && text !== 'yesterday') return null;
  const midnight = Math.floor(now.getTime() / DAY) * DAY;
  return new Date(text === 'today' ? midnight : midnight - DAY).toISOString();
}

function spanAgo(text: string, now: Date): string | null {
  const { count, unit } = span.exec(text)?.groups ?? {};
  const length = units[unit ?? ''];
  if (length === undefined) return null;
  return new Date(now.getTime() - Number(count) * length).toISOString();
}

/** A bare number is rejected: it could be a year, a number of days, or seconds since 1970. */
function unambiguousDate(text: string): string | null {
  return /^\d*$/u.test(text) ? null : parseDate(text);
}
