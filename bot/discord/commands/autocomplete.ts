// Suggests topics and publishers while a command is typed.
import type { ServerContext } from '../server-context.ts';

/** Discord's limits for a list of suggestions. */
const MAX_SUGGESTIONS = 25;
const MAX_SUGGESTION_LENGTH = 100;

/**
 * The names that match the text typed so far: first those that begin with it, then those that
 * contain all its words as prefixes of theirs, then those that contain it anywhere; otherwise in the
 * given order. Names over 100 characters are left out.
 */
export function suggestNames(names: readonly string[], typed: string): string[] {
  const query = typed.trim().toLowerCase();
  const queryWords = wordsOf(query);
  const beginning: string[] = [];
  const withWords: string[] = [];
  const containing: string[] = [];
  for (const name of names) {
    if (name === '' || name.length > MAX_SUGGESTION_LENGTH) continue;
    const lower = name.toLowerCase();
    if (lower.startsWith(query)) beginning.push(name);
    else if (queryWords.length > 0 && hasPrefixes(wordsOf(lower), queryWords)) withWords.push(name);
    else if (lower.includes(query)) containing.push(name);
    if (beginning.length === MAX_SUGGESTIONS) break;
  }
  return [...beginning, ...withWords, ...containing].slice(0, MAX_SUGGESTIONS);
}

/**
 * Topics in the news that match the text typed so far, newest and biggest first, at most 25. Only
 * topics that a publisher allowed in the server reports on.
 * @throws StoreUnavailable.
 */
export async function suggestTopics(
  { topics, server }: ServerContext,
  typed: string,
): Promise<string[]> {
  const { sources } = server.settings;
  const allowed = (await topics()).filter(
    ({ publishers }) => sources.length === 0 || publishers.some((name) => sources.includes(name)),
  );
  return suggestNames(
    allowed.map(({ name }) => name),
    typed,
  );
}

/** The time zones that match the text typed so far, at most 25; those that begin with it first, by city or region. */
export function suggestTimeZones(typed: string): string[] {
  const query = normalized(typed);
  const matching = timeZones.filter((zone) => normalized(zone).includes(query));
  const begins = (zone: string): boolean =>
    normalized(zone).startsWith(query) || normalized(zone).includes(`/${query}`);
  return [...matching.filter(begins), ...matching.filter((zone) => !begins(zone))].slice(
    0,
    MAX_SUGGESTIONS,
  );
}

/** The IANA name of a time zone, whatever its case and spaces; null if there is none. */
export function findTimeZone(text: string): string | null {
  const query = normalized(text);
  return timeZones.find((zone) => normalized(zone) === query) ?? null;
}

/** Current IANA names that Node lists under older ones. */
const renamedTimeZones: readonly string[] = [
  'America/Nuuk',
  'Asia/Ho_Chi_Minh',
  'Asia/Kathmandu',
  'Asia/Kolkata',
  'Asia/Yangon',
  'Europe/Kyiv',
];

const timeZones: readonly string[] = [
  ...new Set(['UTC', ...renamedTimeZones, ...Intl.supportedValuesOf('timeZone')]),
];

function normalized(timeZone: string): string {
  return timeZone
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/gu, '_');
}

function hasPrefixes(words: readonly string[], prefixes: readonly string[]): boolean {
  return prefixes.every((prefix) => words.some((word) => word.startsWith(prefix)));
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}
