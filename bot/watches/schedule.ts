// Reads when a watch announces, such as "weekdays at 8", and computes the next time.
import { Cron } from 'croner';
import type { Rhythm, Watch } from '../state/watches.ts';

/** Names of weekdays in English and German, Sunday being 0. */
const dayNames: readonly RegExp[] = [
  /^(?:sun(?:day)?s?|so(?:nntags?)?)$/u,
  /^(?:mon(?:day)?s?|mo(?:ntags?)?)$/u,
  /^(?:tue(?:s(?:day)?)?s?|di(?:enstags?)?)$/u,
  /^(?:wed(?:nesday)?s?|mi(?:ttwochs?)?)$/u,
  /^(?:thu(?:rs?(?:day)?)?s?|do(?:nnerstags?)?)$/u,
  /^(?:fri(?:day)?s?|fr(?:eitags?)?)$/u,
  /^(?:sat(?:urday)?s?|sa(?:mstags?)?|sonnabends?)$/u,
];
const groups: readonly [RegExp, readonly number[]][] = [
  [/^(?:daily|days?|täglich|tage?)$/u, []],
  [/^(?:weekdays?|workdays?|werktags?)$/u, [1, 2, 3, 4, 5]],
  [/^(?:weekends?|wochenends?|wochenende)$/u, [0, 6]],
];
const breaking = /^(?:as (?:it|news) breaks|breaking(?: news)?|eilmeldung(?:en)?|sofort)$/u;
const clock =
  /(?:^|\s)(?<hour>\d{1,2})(?:[:.](?<minute>[0-5]\d))?\s*(?:(?<half>[ap])\.?m\.?|h|uhr)?$/u;
/** Words without a meaning of their own. */
const filler = /^(?:at|every|each|on|um|jeden?|am|and|und)$/u;
const morning = { hour: 8, minute: 0 };

/**
 * Reads when a watch announces news, in English or German: `08:00`, `8am`, `mondays 08:00`,
 * `weekdays 7:30`, `breaking`. The defaults are every day and 8:00; null if it cannot be read. `zone`
 * is an IANA time zone.
 */
export function readWhen(text: string, zone: string): Rhythm | null {
  const written = text.trim().toLowerCase().replaceAll(/\s+/gu, ' ');
  if (breaking.test(written)) return { kind: 'breaking' };
  const match = clock.exec(written);
  const time = match === null ? morning : timeOf(match.groups ?? {});
  const days = daysOf(match === null ? written : written.slice(0, match.index));
  return time === null || days === null ? null : { kind: 'hours', ...time, days, zone };
}

function timeOf({
  hour: written,
  minute,
  half,
}: Record<string, string | undefined>): { hour: number; minute: number } | null {
  const hour = Number(written);
  if (half === undefined) return hour > 23 ? null : { hour, minute: Number(minute ?? 0) };
  if (hour < 1 || hour > 12) return null;
  return { hour: (hour % 12) + (half === 'p' ? 12 : 0), minute: Number(minute ?? 0) };
}

function daysOf(text: string): number[] | null {
  const days = text
    .split(/[\s,;/&+]+/u)
    .filter((word) => word !== '' && !filler.test(word))
    .map((word) => daysNamed(word));
  if (days.includes(null)) return null;
  const named = [...new Set(days.flatMap((each) => each ?? []))];
  return named.length === dayNames.length ? [] : named.toSorted((left, right) => left - right);
}

function daysNamed(word: string): readonly number[] | null {
  const day = dayNames.findIndex((name) => name.test(word));
  if (day >= 0) return [day];
  return groups.find(([name]) => name.test(word))?.[1] ?? null;
}

/** How often to check for breaking news. */
const MINUTE = 60_000;

/**
 * The next time of a rhythm after `after`. A time that is skipped when clocks go forward becomes the
 * first moment after the gap; a time that occurs twice when they go back counts once.
 */
export function nextTime(rhythm: Rhythm, after: Date): Date {
  if (rhythm.kind === 'breaking') return new Date(after.getTime() + MINUTE);
  const { hour, minute, days, zone } = rhythm;
  const pattern = `${minute} ${hour} * * ${days.length === 0 ? '*' : days.join(',')}`;
  const next = new Cron(pattern, { timezone: zone, mode: '5-part' }).nextRun(after);
  if (next === null) throw new RangeError(`The rhythm ${pattern} never comes.`);
  return next;
}

/** How many days after publication an article may arrive. */
const DAYS_LATE = 2;
/** Older articles are not news, however long the bot was offline. */
const DAYS_BACK = 30;

/**
 * The start of the period in which a watch looks for articles at `at`: its last check, minus two days
 * for late arrivals. The first period is one day for daily watches, a week for weekly ones, and starts
 * with the watch itself for breaking news. ISO 8601 in UTC.
 */
export function lookBack({ rhythm, createdAt, checkedAt }: Watch, at: string): string {
  const period = rhythm.kind === 'breaking' ? 0 : rhythm.days.length === 0 ? 1 : 7;
  const begin = daysBefore(createdAt, period);
  const last = daysBefore(checkedAt ?? createdAt, DAYS_LATE);
  return [begin, last, daysBefore(at, DAYS_BACK)].toSorted().at(-1) ?? begin;
}

function daysBefore(iso: string, days: number): string {
  return new Date(Date.parse(iso) - days * 86_400_000).toISOString();
}
