import type { Desk } from '../services.ts';

/** What Discord can list: so many names, each of so many characters. */
const MOST_NAMES = 25;
const NAME_ROOM = 100;

/**
 * The names that fit what was typed so far, for Discord's list of at most 25: first those that begin
 * with it, then those that hold all its words, each as the beginning of one of theirs, then those
 * with it anywhere; otherwise in the order given. Names over 100 characters cannot be listed.
 */
export function suggestNames(names: readonly string[], typed: string): string[] {
  const wanted = typed.trim().toLowerCase();
  const parts = wordsOf(wanted);
  const begins: string[] = [];
  const holds: string[] = [];
  const elsewhere: string[] = [];
  for (const name of names) {
    if (name === '' || name.length > NAME_ROOM) continue;
    const lower = name.toLowerCase();
    if (lower.startsWith(wanted)) begins.push(name);
    else if (parts.length > 0 && holdsAll(wordsOf(lower), parts)) holds.push(name);
    else if (lower.includes(wanted)) elsewhere.push(name);
    if (begins.length === MOST_NAMES) break;
  }
  return [...begins, ...holds, ...elsewhere].slice(0, MOST_NAMES);
}

function holdsAll(words: readonly string[], parts: readonly string[]): boolean {
  return parts.every((part) => words.some((word) => word.startsWith(part)));
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/**
 * Stories of late that fit what was typed so far, the newest and biggest first, at most 25 of at
 * most 80 characters: for options that name a topic. Only those that an allowed publisher tells.
 * @throws StoreUnavailable, where they have never been read.
 */
export async function suggestTopics({ topics, house }: Desk, typed: string): Promise<string[]> {
  const { sources } = house.settings;
  const told = (await topics()).filter(
    ({ publishers }) => sources.length === 0 || publishers.some((name) => sources.includes(name)),
  );
  return suggestNames(
    told.map(({ name }) => name),
    typed,
  );
}

/** Names of today that Node lists under older ones. */
const renamed: readonly string[] = [
  'America/Nuuk',
  'Asia/Ho_Chi_Minh',
  'Asia/Kathmandu',
  'Asia/Kolkata',
  'Asia/Yangon',
  'Europe/Kyiv',
];

/** The time zones that there are by name, such as `Europe/Berlin`, with `UTC` first. */
const zones: readonly string[] = [
  ...new Set(['UTC', ...renamed, ...Intl.supportedValuesOf('timeZone')]),
];

/** The name of a time zone in its own spelling; null for what is none. */
export function timeZone(written: string): string | null {
  const wanted = plain(written);
  return zones.find((zone) => plain(zone) === wanted) ?? null;
}

/** The zones that fit what was typed so far, at most 25; what begins with it first, city or region. */
export function suggestZones(typed: string): string[] {
  const wanted = plain(typed);
  const fitting = zones.filter((zone) => plain(zone).includes(wanted));
  const begins = (zone: string): boolean =>
    plain(zone).startsWith(wanted) || plain(zone).includes(`/${wanted}`);
  return [...fitting.filter(begins), ...fitting.filter((zone) => !begins(zone))].slice(0, 25);
}

function plain(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/gu, '_');
}
