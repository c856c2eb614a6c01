// Reads dates as people write them, in the languages of the world.
import {
  allNames,
  type CalendarNames,
  fold,
  isDayFirst,
  namesOf,
  withoutSpaces,
} from './calendar-names.ts';
import { isDateLabel } from './date-labels.ts';
import { instant, type LocalTime } from './instant.ts';
import { timeZone } from './time-zones.ts';

/** How a date is read. */
export type DateReading = {
  /** The language of the text as a BCP 47 tag, for names and figures that differ by language. */
  language?: string | null | undefined;
  /** Whether the text may hold other words, such as the author's name. */
  amongWords?: boolean;
};

/**
 * Reads a date such as `9:11 PM ET, Mon December 1, 2025`, `1er décembre 2025 à 13h11`,
 * `2025年12月1日 13時11分` or `١ ديسمبر ٢٠٢٥` to ISO 8601 in UTC. Null where there is none, and for
 * relative dates. With slashes the month comes first where that is possible (`12/01/2025`) unless
 * the language writes the day first; with dots the day (`01.12.2025`).
 */
export function writtenDate(text: string, reading: DateReading = {}): string | null {
  const written = plainForm(text);
  const day = takeDay(written, reading.language ?? 'en');
  if (day === null) return null;
  const time = takeTime(day.rest);
  const zone = reading.amongWords ? zoneAtStart(time.behind) : zoneOf(time.rest);
  return zone === null ? null : instant({ ...day.part, ...time.part, zone });
}

/** A text with ASCII digits and single spaces, and years of Japan, Taiwan and Thailand as common ones. */
export function plainForm(text: string): string {
  const isThai = /\p{sc=Thai}/u.test(text);
  return text
    .normalize('NFKC')
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069]/g, '')
    .replace(/\p{Nd}/gu, digitOf)
    .replace(/(令和|平成|昭和|民國|民国) ?(\d{1,3}|元) ?年/g, (_whole, era, year) => {
      const first = eras[String(era)] ?? 0;
      return `${first + (year === '元' ? 1 : Number(year))}年`;
    })
    .replace(/(?<!\d)2[4-6]\d\d(?!\d)/g, (year) => (isThai ? String(Number(year) - 543) : year))
    .replace(/(?<=\d)T(?=\d)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

const eras: Readonly<Record<string, number>> = {
  令和: 2018,
  平成: 1988,
  昭和: 1925,
  民國: 1911,
  民国: 1911,
};

/** The digits of each script are ten in a row, from a multiple of ten behind its first. */
function digitOf(digit: string): string {
  if (digit <= '9') return digit;
  const code = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1;
  return String(value);
}

type Day = Pick<LocalTime, 'year' | 'month' | 'day'>;
type Time = Pick<LocalTime, 'hour' | 'minute' | 'second' | 'millisecond'>;
/** A parsed part of a date, and the text without it. */
type Taken<Part> = { part: Part; rest: string };

const ordinal = String.raw`(?:st|nd|rd|th|er|re|[ºª°.]|-?го|-?е)?`;
const of = String.raw`(?:(?:of|de|del|di)\b|d['’])?`;
const yearFirst =
  /(?<!\d)(\d{4})(?:\. ?|[/-]| ?[年년] ?)(\d{1,2})(?:\. ?|[/-]| ?[月월] ?)(\d{1,2})(?: ?[日號号일]|\.(?!\d))?(?!\d)/;
const numbers = /(?<!\d)(\d{1,2})([./-]) ?(\d{1,2})\2 ?(\d{4})(?!\d)/;
const shortYear = /(?<![\d.])(\d{1,2})\.(\d{1,2})\.(\d{2})(?![\d.:])/;
// In these, the name of the month has been replaced by its number between `#`.
const dayNameYear = new RegExp(
  `(?<!\\d)(\\d{1,2})${ordinal}[ -]?${of}[ -]?#(\\d+)#[.,]?[ -]?${of} ?(?:năm )?(\\d{4})(?!\\d)`,
  'i',
);
const nameDayYear = new RegExp(
  `#(\\d+)#[. -]{0,2}(\\d{1,2})${ordinal},? ?${of} ?(\\d{4})(?!\\d)`,
  'i',
);
const yearNameDay = /(?<!\d)(\d{4})[., -]{1,2}(?:m\.? )?(?:eko )?#(\d+)#[ .-]{0,2}(\d{1,2})(?!\d)/;
const nameDayLateYear = /#(\d+)# (\d{1,2})(?!\d)(?=.* (\d{4})$)/;

function takeDay(text: string, language: string): Taken<Day> | null {
  return (
    take(text, yearFirst, ([, year, month, day]) => dayOf(year, month, day)) ??
    takeNamedDay(text, namesOf(language)) ??
    take(text, numbers, ([, first, divider, second, year]) =>
      divider === '/' && Number(first) <= 12 && !isDayFirst(language)
        ? dayOf(year, first, second)
        : dayOf(year, second, first),
    ) ??
    takeNamedDay(text, allNames()) ??
    take(text, shortYear, ([, day, month, year]) => dayOf(`20${year}`, month, day))
  );
}

function takeNamedDay(text: string, { months }: CalendarNames): Taken<Day> | null {
  if (!/\d{4}/.test(text)) return null;
  for (const { start, end, numbers: found } of monthsIn(text, months))
    for (const month of found) {
      const marked = `${text.slice(0, start)}#${month}#${text.slice(end)}`;
      const day =
        take(marked, dayNameYear, ([, dayOfMonth, , year]) => dayOf(year, month, dayOfMonth)) ??
        take(marked, nameDayYear, ([, , dayOfMonth, year]) => dayOf(year, month, dayOfMonth)) ??
        take(marked, yearNameDay, ([, year, , dayOfMonth]) => dayOf(year, month, dayOfMonth)) ??
        take(marked, nameDayLateYear, ([, , dayOfMonth, year]) => dayOf(year, month, dayOfMonth));
      if (day !== null) return { ...day, rest: day.rest.replace(/ \d{4}$/, '') };
    }
  return null;
}

/** Takes a month and a day without a year out of a text without any, as `MM-DD`. */
export function takeDayOfYear(text: string): Taken<string> | null {
  if (/\d{3}/.test(text)) return null;
  const figures = take(text, monthAndDay, ([, month, day]) => dayOfYear(month, day));
  if (figures !== null) return figures;
  for (const { start, end, numbers: found } of monthsIn(text, allNames().months)) {
    if (found.length !== 1) continue;
    const marked = `${text.slice(0, start)}#${found[0]}#${text.slice(end)}`;
    const day =
      take(marked, dayName, ([, dayOfMonth, month]) => dayOfYear(month, dayOfMonth)) ??
      take(marked, nameDay, ([, month, dayOfMonth]) => dayOfYear(month, dayOfMonth));
    if (day !== null) return day;
  }
  return null;
}

const monthAndDay = /(?<!\d)(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日號号일]/;
const dayName = new RegExp(`(?<!\\d)(\\d{1,2})${ordinal}[ -]?${of}[ -]?#(\\d+)#\\.?`, 'i');
const nameDay = new RegExp(`#(\\d+)#[. -]{0,2}(\\d{1,2})${ordinal}(?![\\d:])`, 'i');

function dayOfYear(...written: (string | undefined)[]): string {
  return written.map((number = '') => number.padStart(2, '0')).join('-');
}

/**
 * The time of day in a text as `T13:11:00 +01:00`, without a zone where it names none, empty where
 * there is no time; and the text without it.
 */
export function timeOfDay(text: string): { time: string; rest: string } {
  const { part, rest, behind } = takeTime(text);
  if (rest === text) return { time: '', rest };
  const [, zone = ''] = zoneAhead.exec(behind) ?? [];
  const isZone = zone !== '' && timeZone(zone) !== null;
  const clock = [part.hour, part.minute, part.second].map((each) => String(each).padStart(2, '0'));
  return {
    time: `T${clock.join(':')}${isZone ? ` ${zone}` : ''}`,
    rest: isZone ? rest.replace(zone, ' ') : rest,
  };
}

type NamedMonth = { start: number; end: number; numbers: readonly number[] };

/** The words of a text that name a month, alone or in pairs such as `كانون الأول`. */
function monthsIn(text: string, months: CalendarNames['months']): NamedMonth[] {
  return [...text.matchAll(monthName)].flatMap((match) => {
    const [word, numbered, first = '', second = ''] = match;
    if (numbered !== undefined)
      return [{ start: match.index, end: match.index + word.length, numbers: [Number(numbered)] }];
    const pair = months.get(fold(`${first} ${second}`));
    const one = pair ?? months.get(fold(first));
    const { length } = pair === undefined ? first : `${first} ${second}`;
    return one === undefined
      ? []
      : [{ start: match.index, end: match.index + length, numbers: one }];
  });
}

// Vietnamese numbers its months: `tháng 12`.
const monthName =
  /tháng (\d{1,2})(?!\d)|(\p{L}[\p{L}\p{M}]*[.॰]?)(?=(?: (\p{L}[\p{L}\p{M}]*))?)/giu;

function dayOf(...written: (string | number | undefined)[]): Day {
  const [year = 0, month = 0, day = 0] = written.map(Number);
  return { year, month, day };
}

const clocks = [
  /(?<!\d)(\d{1,2}) ?[時时点點시](?: ?(\d{1,2}) ?[分분])?(?: ?(\d{1,2}) ?[秒초])?/,
  /(?<![\d:])(\d{1,2})(?::|\.| ?h ?)(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?(?!\d)/i,
  /(?<!\d)(\d{1,2})(?: ?h\b| ?uhr\b| ?ч\.|(?= ?[ap]\.? ?m\b))/i,
];

/** The time of day, midnight where there is none; `behind` is the text behind it. */
function takeTime(text: string): Taken<Time> & { behind: string } {
  for (const clock of clocks) {
    const match = clock.exec(text);
    if (match === null) continue;
    const [written, hour, minute, second] = match;
    const half = takeHalf(text.slice(0, match.index), text.slice(match.index + written.length));
    return {
      part: {
        hour: hourOfDay(Number(hour), half.isLate),
        minute: Number(minute ?? 0),
        second: Number(second ?? 0),
        millisecond: 0,
      },
      rest: `${half.before} ${half.behind}`,
      behind: half.behind,
    };
  }
  return { part: { hour: 0, minute: 0, second: 0, millisecond: 0 }, rest: text, behind: '' };
}

function hourOfDay(hour: number, isLate: boolean | null): number {
  return isLate === null || hour > 12 ? hour : (hour % 12) + (isLate ? 12 : 0);
}

type Half = { before: string; behind: string; isLate: boolean | null };

/** Takes `p.m.`, `오후` and the like from the text around a time. */
function takeHalf(before: string, behind: string): Half {
  const english = /^(?: ?([ap])\.? ?m\b\.?|([ap])\b)/i.exec(behind);
  if (english !== null)
    return {
      before,
      behind: behind.slice(english[0].length),
      isLate: /^ ?p/i.test(english[0]),
    };
  const { halves } = allNames();
  const [after = ''] = /^ ?\p{L}[\p{L}\p{M}.]*/u.exec(behind) ?? [];
  const isLate = halves.get(withoutSpaces(fold(after)));
  if (isLate !== undefined) return { before, behind: behind.slice(after.length), isLate };
  // East Asian languages put it first, without a space behind the word before.
  const [ahead = ''] = /\p{L}{2} ?$/u.exec(before) ?? [];
  const isLateAhead = halves.get(withoutSpaces(fold(ahead))) ?? null;
  const kept = isLateAhead === null ? before : before.slice(0, before.length - ahead.length);
  return { before: kept, behind, isLate: isLateAhead };
}

/** The zone in what is left of a text; UTC where nothing is left, null where it is no zone. */
function zoneOf(text: string): number | string | null {
  const words = text.replace(/\([^()]*\)|\blocal time\b/gi, ' ').split(/[\s,;|·•–—、：،؛]+/);
  const left = words.filter((word) => isZoneInCapitals(word) || !isFiller(word));
  return left.length === 0 ? 0 : timeZone(left.join(' '));
}

/** Whether a word says nothing of when: a weekday, a connector, a label such as `Updated`. */
export function isFiller(written: string): boolean {
  const { weekdays, connectors } = allNames();
  const word = fold(written.replace(/^[:.-]+(?!\d)|[:.-]+$/g, ''));
  return word === '' || weekdays.has(word) || connectors.has(word) || isDateLabel(word);
}

/** Some abbreviations are days in another language: `PET` is Friday in Croatian. */
function isZoneInCapitals(word: string): boolean {
  return (
    /^[A-Z]{3,5}$/.test(word) && !namesOf('en').weekdays.has(fold(word)) && timeZone(word) !== null
  );
}

/** The zone that the text starts with, in capitals or figures; UTC for none. */
function zoneAtStart(text: string): number | string {
  const [, zone = ''] = zoneAhead.exec(text) ?? [];
  return timeZone(zone) ?? 0;
}

const zoneAhead =
  /^ ?((?:GMT|UTC)? ?[+−-]\d{1,2}(?::?\d{2})?|[A-Z]{2,5}\b|\p{Lu}\p{L}+ [Tt]ime\b)/u;

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
