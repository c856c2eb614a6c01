import type { Rhythm } from '../ports/watches.ts';

/** The days of a week by how people write them, Sunday being 0. */
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
/** Words that say nothing by themselves. */
const filler = /^(?:at|every|each|on|um|jeden?|am|and|und)$/u;
const morning = { hour: 8, minute: 0 };

/**
 * When something is to be told, as people write it: `08:00`, `8am`, `mondays 08:00`, `weekdays 7:30`,
 * `breaking`, in English or German. Daily at eight where only days or nothing is said; null where it
 * cannot be read. `zone` is an IANA name.
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
