import * as chrono from 'chrono-node';
import { type LocalTime, instant, timeZone } from './instant.ts';

/**
 * Parses a written date to ISO 8601 in UTC with milliseconds; null where that would take guessing.
 * Reads ISO 8601, RFC 2822, Unix time in seconds or milliseconds, and dates as newspapers print
 * them (see `pressDate`). A date without a time is midnight, a time without a zone is UTC. Never
 * throws.
 */
export function parseDate(text: string): string | null {
  if (text.length > longestDate) return null;
  const written = text.trim().replace(label, '');
  return isoDate(written) ?? epochDate(written) ?? pressDate(written);
}

const longestDate = 120;
const label =
  /^(?:(?:last|first|date|originally)? ?(?:updated|published|posted|submitted|modified|created|date|issued)(?: (?:on|at))? ?:? ?)+/i;

const isoForm =
  /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ](\d{2}):?(\d{2})(?::?(\d{2})(?:[.,](\d{1,9}))?)?)?\s?(?:(Z|UTC)|([+-])(\d{2}):?(\d{2})?)?(?:\[[\w/+-]+\])?$/i;

function isoDate(text: string): string | null {
  const parts = isoForm.exec(text);
  if (parts === null) return null;
  const [, year, month, day, hour, minute, second, fraction, , sign, zoneHours, zoneMinutes] =
    parts;
  const offset = Number(zoneHours ?? 0) * 60 + Number(zoneMinutes ?? 0);
  return instant({
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: Number(hour ?? 0),
    minute: Number(minute ?? 0),
    second: Number(second ?? 0),
    millisecond: Math.trunc(Number(`0.${fraction ?? 0}`) * 1_000),
    zone: sign === '-' ? -offset : offset,
  });
}

function epochDate(text: string): string | null {
  if (!/^(?:\d{10}|\d{13})$/.test(text)) return null;
  return new Date(Number(text) * (text.length === 10 ? 1_000 : 1)).toISOString();
}

type Day = Pick<LocalTime, 'year' | 'month' | 'day'>;
type Time = Pick<LocalTime, 'hour' | 'minute' | 'second' | 'millisecond'>;
/** A parsed part of a date, and the text without it. */
type Taken<Part> = { part: Part; rest: string };

/**
 * Reads dates of mail headers and newspapers: `2025.12.01 21:11 GMT+8`, `01-Dec-2025`,
 * `9:11 PM ET, Mon December 1, 2025`, `Mon, 01 Dec 2025 13:11:00 +0000`. Null where the text holds
 * other words, and for relative dates. With slashes the month comes first where that is possible
 * (`12/01/2025`), with dots the day (`01.12.2025`).
 */
function pressDate(text: string): string | null {
  const written = text.replace(/\s+/g, ' ');
  return englishForm(written) ?? foreignForm(written);
}

function englishForm(text: string): string | null {
  const day = takeDay(text);
  if (day === null) return null;
  const time = takeTime(day.rest);
  const zone = zoneOf(time.rest);
  return zone === null ? null : instant({ ...day.part, ...time.part, zone });
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const monthName =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const yearFirst = /(?<!\d)(\d{4})([./-]| ?年 ?)(\d{1,2})(?:[./-]| ?月 ?)(\d{1,2}) ?日?(?!\d)/;
const dayNameYear = new RegExp(
  `(?<!\\d)(\\d{1,2})(?:st|nd|rd|th)?[ -](?:of )?${monthName}\\.?,?[ -](\\d{4})(?!\\d)`,
  'i',
);
const nameDayYear = new RegExp(
  `\\b${monthName}\\.? (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})(?!\\d)`,
  'i',
);
const numbers = /(?<!\d)(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?!\d)/;

function takeDay(text: string): Taken<Day> | null {
  return (
    take(text, yearFirst, ([, year, , month, day]) => dayOf(year, month, day)) ??
    take(text, dayNameYear, ([, day, month, year]) => dayOf(year, monthNumber(month), day)) ??
    take(text, nameDayYear, ([, month, day, year]) => dayOf(year, monthNumber(month), day)) ??
    take(text, numbers, ([, first, divider, second, year]) =>
      divider === '/' && Number(first) <= 12
        ? dayOf(year, first, second)
        : dayOf(year, second, first),
    )
  );
}

function dayOf(...written: (string | number | undefined)[]): Day {
  const [year = 0, month = 0, day = 0] = written.map(Number);
  return { year, month, day };
}

function monthNumber(name: string | undefined): number {
  return months.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1;
}

const clock =
  /(?<!\d)(\d{1,2})(?:[:h.](\d{2}))(?::(\d{2})(?:[.,]\d{1,9})?)? ?([ap])?(?:\.?m\b\.?)?(?!\d)|(?<!\d)(\d{1,2}) ?([ap])\.?m\b\.?/i;

function takeTime(text: string): Taken<Time> {
  const none = { hour: 0, minute: 0, second: 0, millisecond: 0 };
  const found = take(text, clock, ([, hour, minute, second, half, hourAlone, halfAlone]) => ({
    hour: hourOfDay(Number(hour ?? hourAlone), half ?? halfAlone),
    minute: Number(minute ?? 0),
    second: Number(second ?? 0),
    millisecond: 0,
  }));
  return found ?? { part: none, rest: text };
}

function hourOfDay(hour: number, half: string | undefined): number {
  if (half === undefined) return hour;
  return (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
}

const fillers =
  /\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?|\b(?:at|on|local time|hrs)\b|\([^()]*\)|[|,;·•–—]|(?<= )-(?= )/gi;

/**
 * The zone in the text without day and time; UTC where nothing is left, null where it is no zone.
 */
function zoneOf(text: string): number | string | null {
  const left = text.replace(fillers, ' ').replace(/\s+/g, ' ').trim();
  return left === '' ? 0 : timeZone(left);
}

function take<Part>(
  text: string,
  pattern: RegExp,
  read: (parts: RegExpExecArray) => Part,
): Taken<Part> | null {
  const parts = pattern.exec(text);
  if (parts === null) return null;
  const rest = `${text.slice(0, parts.index)} ${text.slice(parts.index + parts[0].length)}`;
  return { part: read(parts), rest };
}

const languages = [chrono.en, chrono.de, chrono.fr, chrono.es, chrono.it, chrono.pt, chrono.nl];
// Two unrelated reference days: a date that differs between them is relative ("yesterday").
const references = ['2001-01-01T00:00:00Z', '2012-07-20T13:00:00Z'].map((day) => new Date(day));

/**
 * Starts of month names in all languages; a cheap filter, because each parser takes a millisecond.
 */
const monthInAnyLanguage =
  /\b(?:jan|gen|ene|f[eé][bv]|m[aä]r|mrt|maa|a[bpv]r|ma[giy]|mei|giu|lug|ju[iln]|ago|ao[uû]|aug|se[pt]|o[ck]t|out|ott|nov|d[eé][cz]|dic)/i;

function foreignForm(text: string): string | null {
  // Without a month's name, other languages could only swap day and month.
  if (!/\d{4}/.test(text) || !monthInAnyLanguage.test(text)) return null;
  for (const { casual } of languages) {
    const [first, second] = references.map((day) => wholeDate(text, casual, day));
    if (first != null && first === second) return first;
  }
  return null;
}

function wholeDate(text: string, reader: chrono.Chrono, reference: Date): string | null {
  const [found] = reader.parse(text, { instant: reference, timezone: 0 });
  if (found === undefined || found.end != null || found.text.length < text.length) return null;
  const { start } = found;
  const isWhole = start.isCertain('day') && start.isCertain('month') && start.isCertain('year');
  if (!isWhole) return null;
  const moment = start.date().toISOString();
  return start.isCertain('hour') ? moment : `${moment.slice(0, 10)}T00:00:00.000Z`;
}
