// Reads when a watch announces, such as "weekdays at 8", and computes the next time.
import { Cron } from 'croner';
import { languages } from '../i18n/languages.ts';
import { type Strings, weekdayNames, writeTime } from '../i18n/strings.ts';
import type { Rhythm, TimeOfDay, Watch } from '../state/watches.ts';

/** The most times of a day at which a watch announces. */
const MOST_TIMES = 6;
const MORNING: TimeOfDay = { hour: 8, minute: 0 };
const WORKING_DAYS: readonly number[] = [1, 2, 3, 4, 5];
const WEEKEND: readonly number[] = [0, 6];

/** What a word says of when a watch announces. */
type Meaning =
  | { kind: 'days'; days: readonly number[] }
  | { kind: 'breaking' }
  | { kind: 'filler' };

/** Further names and abbreviations of weekdays, Sunday being 0. */
const MORE_NAMES: readonly (readonly [number, readonly string[]])[] = [
  [2, ['tues']],
  [4, ['thur', 'thurs']],
  [6, ['sonnabend']],
];

/** What is understood, in all languages of the interface. */
const meanings: ReadonlyMap<string, Meaning> = new Map(
  [...languages.values()].flatMap(({ locale, watches: { when } }): [string, Meaning][] => [
    ...namedDays(locale).flatMap((names, day) => dayMeanings(day, names)),
    ...MORE_NAMES.flatMap(([day, names]) => dayMeanings(day, names)),
    ...when.daily.map((word): [string, Meaning] => [word, { kind: 'days', days: [] }]),
    ...when.weekdays.map((word): [string, Meaning] => [word, { kind: 'days', days: WORKING_DAYS }]),
    ...when.weekends.map((word): [string, Meaning] => [word, { kind: 'days', days: WEEKEND }]),
    ...when.breaking.map((word): [string, Meaning] => [word, { kind: 'breaking' }]),
    ...when.filler.map((word): [string, Meaning] => [word, { kind: 'filler' }]),
  ]),
);

/** A weekday may be in the plural: `mondays`, `montags`. */
function dayMeanings(day: number, names: readonly string[]): [string, Meaning][] {
  return names.flatMap((name): [string, Meaning][] => [
    [name, { kind: 'days', days: [day] }],
    [`${name}s`, { kind: 'days', days: [day] }],
  ]);
}

/** The long and the short name of each weekday, from Sunday on, in small letters. */
function namedDays(locale: string): string[][] {
  return (['long', 'short'] as const)
    .map((length) => weekdayNames([0, 1, 2, 3, 4, 5, 6], locale, length))
    .reduce<string[][]>(
      (names, more) => more.map((name, day) => [...(names[day] ?? []), plain(name)]),
      [],
    );
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll('.', '');
}

/** A time such as `8`, `08:00`, `6.30`, `8 am`, `7:45 p.m.`, `20 Uhr`, `8h`. */
const clock =
  /(?<![\p{L}\d:.])(?<hour>\d{1,2})(?:[:.](?<minute>[0-5]\d))?(?: ?(?:(?<half>[ap])\.?m\.?|h|uhr)(?!\p{L}))?(?![\d:])/gu;

/**
 * Reads when a watch announces news, in any language of the interface: `08:00`, `8am and 6pm`,
 * `mondays 08:00`, `weekdays 7:30, 18:00`, `breaking`. The defaults are every day and 8:00. Null if it
 * cannot be read, has more than six times, or times of their own for some days. `zone` is an IANA
 * time zone.
 */
export function readWhen(text: string, zone: string): Rhythm | null {
  const written = text.trim().toLowerCase().replaceAll(/\s+/gu, ' ');
  if (meanings.get(written)?.kind === 'breaking') return { kind: 'breaking' };
  const times = [...written.matchAll(clock)].map(({ groups }) => timeOf(groups ?? {}));
  // Each time is replaced by a mark that no word has, so that the order is known.
  const parts = written
    .replaceAll(clock, ' : ')
    .split(/[\s,;/&+]+/u)
    .filter((word) => word !== '' && meanings.get(word)?.kind !== 'filler');
  const days = parts.filter((word) => word !== ':').map((word) => daysNamed(word));
  const isTime = (index: number): boolean => parts[index] === ':';
  const runs = parts.filter((_, index) => index === 0 || isTime(index) !== isTime(index - 1));
  const isReadable = !times.includes(null) && !days.includes(null) && times.length <= MOST_TIMES;
  if (!isReadable || runs.length > 2) return null;
  const named = [...new Set(days.flatMap((each) => each ?? []))].toSorted((one, two) => one - two);
  return {
    kind: 'hours',
    times: inOrder(times.length === 0 ? [MORNING] : times.filter((time) => time !== null)),
    days: named.length === 7 ? [] : named,
    zone,
  };
}

/** When a watch announces news, as `readWhen` reads it: `weekdays 08:00, 18:00`. */
export function writeWhen(rhythm: Rhythm, { locale, watches: { when } }: Strings): string {
  if (rhythm.kind !== 'hours') return when.breaking[0] ?? '';
  const days =
    rhythm.days.length === 0
      ? when.daily[0]
      : rhythm.days.join() === WORKING_DAYS.join()
        ? when.weekdays[0]
        : rhythm.days.join() === WEEKEND.join()
          ? when.weekends[0]
          : weekdayNames(rhythm.days, locale).map(plain).join(', ');
  return `${days} ${rhythm.times.map(writeTime).join(', ')}`;
}

function hours(times: TimeOfDay[], days: readonly number[]): Rhythm {
  return { kind: 'hours', times, days: [...days], zone: 'UTC' };
}

/**
 * Ways to complete what is typed for when a watch announces, the typed one first if it can be read:
 * each can be read by `readWhen`.
 */
export function suggestWhen(typed: string, strings: Strings): string[] {
  const query = typed.trim().toLowerCase();
  const read = query === '' ? null : readWhen(query, 'UTC');
  const evening = { hour: 18, minute: 0 };
  const started =
    read?.kind === 'hours'
      ? [read, { ...read, times: inOrder([...read.times, evening]) }]
      : read === null
        ? []
        : [read];
  const usual = [
    hours([MORNING], []),
    { kind: 'breaking' as const },
    hours([MORNING], WORKING_DAYS),
    hours([MORNING, evening], []),
    hours([MORNING, evening], WORKING_DAYS),
    hours([MORNING, { hour: 12, minute: 0 }, evening], []),
    hours([{ hour: 9, minute: 0 }], WEEKEND),
    ...[1, 2, 3, 4, 5, 6, 0].map((day) => hours([MORNING], [day])),
  ];
  return [
    ...new Set([
      ...started.map((rhythm) => writeWhen(rhythm, strings)),
      ...usual.map((rhythm) => writeWhen(rhythm, strings)).filter((text) => text.includes(query)),
    ]),
  ];
}

function timeOf({
  hour: written,
  minute,
  half,
}: Record<string, string | undefined>): TimeOfDay | null {
  const hour = Number(written);
  if (half === undefined) return hour > 23 ? null : { hour, minute: Number(minute ?? 0) };
  if (hour < 1 || hour > 12) return null;
  return { hour: (hour % 12) + (half === 'p' ? 12 : 0), minute: Number(minute ?? 0) };
}

/** Each time once, earliest first. */
function inOrder(times: readonly TimeOfDay[]): TimeOfDay[] {
  const minutes = new Set(times.map(({ hour, minute }) => hour * 60 + minute));
  return [...minutes]
    .toSorted((one, two) => one - two)
    .map((each) => ({ hour: Math.floor(each / 60), minute: each % 60 }));
}

function daysNamed(word: string): readonly number[] | null {
  const meaning = meanings.get(plain(word));
  return meaning?.kind === 'days' ? meaning.days : null;
}

/** How often to check for breaking news although no article that may be about it has arrived. */
const UNSTIRRED = 6 * 3_600_000;

/**
 * The next time of a rhythm after `after`; breaking news is also checked when articles arrive. A time
 * that is skipped when clocks go forward becomes the first moment after the gap; a time that occurs
 * twice when they go back counts once.
 */
export function nextTime(rhythm: Rhythm, after: Date): Date {
  if (rhythm.kind !== 'hours') return new Date(after.getTime() + UNSTIRRED);
  const { times, days, zone } = rhythm;
  const moments = times.map(({ hour, minute }) => {
    const pattern = `${minute} ${hour} * * ${days.length === 0 ? '*' : days.join(',')}`;
    const next = new Cron(pattern, { timezone: zone, mode: '5-part' }).nextRun(after);
    if (next === null) throw new RangeError(`The rhythm ${pattern} never comes.`);
    return next.getTime();
  });
  return new Date(Math.min(...moments));
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
  const period = rhythm.kind !== 'hours' ? 0 : rhythm.days.length === 0 ? 1 : 7;
  const begin = daysBefore(createdAt, period);
  const last = daysBefore(checkedAt ?? createdAt, DAYS_LATE);
  return [begin, last, daysBefore(at, DAYS_BACK)].toSorted().at(-1) ?? begin;
}

function daysBefore(iso: string, days: number): string {
  return new Date(Date.parse(iso) - days * 86_400_000).toISOString();
}
