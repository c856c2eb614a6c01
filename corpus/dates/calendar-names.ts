// The names that dates are written with, in the languages of the world, from Unicode's CLDR.

/** The words of written dates, each folded (see `fold`). */
export type CalendarNames = {
  /** Month names and their starts, by number from 1; several where languages differ. */
  months: ReadonlyMap<string, readonly number[]>;
  weekdays: ReadonlySet<string>;
  /** Words between the parts of a date: `de`, `à`, `г`. */
  connectors: ReadonlySet<string>;
  /** Whether a word such as `PM` or `오후` is of the second half of the day. */
  halves: ReadonlyMap<string, boolean>;
};

/** The names of one language, as a BCP 47 tag; of English for a tag that is none. */
export function namesOf(language: string): CalendarNames {
  const tag = isTag(language) ? language : 'en';
  const names = known.get(tag) ?? readNames(tag);
  if (known.size < maxKnown) known.set(tag, names);
  return names;
}

/** The names of all languages, the most widely read first. */
export function allNames(): CalendarNames {
  all ??= mergeNames(languages.map(namesOf));
  return all;
}

/** Whether a language writes the day before the month in figures: `28/11`. English does not. */
export function isDayFirst(language: string): boolean {
  if (!isTag(language)) return false;
  const parts = new Intl.DateTimeFormat(language).formatToParts(0).map(({ type }) => type);
  return parts.indexOf('day') < parts.indexOf('month');
}

/** Removes what spellings of a name differ in: case, accents, full stops. */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u0653-\u0655.॰]/g, '')
    .replaceAll('ı', 'i')
    .replaceAll('म्', 'ं');
}

/** The languages whose names are known without being asked for, the most widely read first. */
// Arabic has three sets of month names, by region.
export const languages =
  'en de fr es it pt nl pl ru uk tr ar ar-LB ar-MA ar-DZ hi ja ko zh sv da nb fi cs sk hu ro el bg sr sl lt lv et he fa id ms vi th ca gl eu is ga hr bn ta te mr ur'.split(
    ' ',
  );

const known = new Map<string, CalendarNames>();
const maxKnown = 200;
let all: CalendarNames | undefined;

function isTag(language: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(language).length > 0;
  } catch {
    return false;
  }
}

type Part = Intl.DateTimeFormatPart;

function readNames(tag: string): CalendarNames {
  const locale = new Intl.Locale(tag, { calendar: 'gregory', numberingSystem: 'latn' });
  const parts = forms.map((form) => {
    const format = new Intl.DateTimeFormat(locale, { ...form, timeZone: 'UTC' });
    return moments.map((moment) => format.formatToParts(moment));
  });
  const words = (type: Part['type']): string[] =>
    parts.flat(2).flatMap((part) => (part.type === type ? part.value : []));
  return {
    months: monthsIn(parts),
    weekdays: new Set(words('weekday').flatMap((name) => [fold(name), ...starts(fold(name))])),
    connectors: new Set(words('literal').flatMap((text) => fold(text).match(word) ?? [])),
    halves: new Map(
      parts.flatMap((dates) =>
        dates.flatMap((date, index) =>
          date.flatMap(({ type, value }) =>
            type === 'dayPeriod' ? [[withoutSpaces(fold(value)), index % 2 === 1] as const] : [],
          ),
        ),
      ),
    ),
  };
}

const word = /[\p{L}\p{M}]+/gu;

const time = { hour: 'numeric', minute: 'numeric' } as const;
const forms: readonly Intl.DateTimeFormatOptions[] = [
  ...(['long', 'short'] as const).flatMap((length) => [
    { weekday: length, year: 'numeric', month: length, day: 'numeric', ...time } as const,
    { month: length },
    { weekday: length },
  ]),
  { ...time, hour12: true },
];

// Each month, on all days of the week, morning and evening by turns.
const moments = Array.from({ length: 12 }, (_none, month) => {
  const toWeekday = (month - new Date(Date.UTC(2025, month)).getUTCDay() + 14) % 7;
  return Date.UTC(2025, month, 1 + toWeekday, month % 2 === 0 ? 9 : 21);
});

/** Full names, short names, and those starts of full names that mean one month only. */
function monthsIn(parts: readonly (readonly Part[][])[]): CalendarNames['months'] {
  const found = new Map<string, Set<number>>();
  const add = (name: string, month: number): void => {
    const written = fold(name).trim();
    // Some languages number their months.
    if (!/\d/.test(written) && /\p{L}{2}/u.test(written))
      found.set(written, (found.get(written) ?? new Set()).add(month));
  };
  for (const dates of parts)
    dates.forEach((date, index) => {
      const name = date.find(({ type }) => type === 'month')?.value ?? '';
      for (const start of [name, ...starts(fold(name))]) add(start, index + 1);
      // Hebrew joins a preposition to the name.
      if (/^\p{sc=Hebrew}/u.test(name)) add(`ב${name}`, index + 1);
    });
  const certain = [...found].filter(([, months]) => months.size === 1);
  return new Map(certain.map(([name, months]) => [name, [...months]]));
}

/** The starts of a name that people shorten it to, in scripts with letters. */
function starts(name: string): string[] {
  if (!/^[\p{sc=Latin}\p{sc=Cyrillic}\p{sc=Greek}]+$/u.test(name)) return [];
  return Array.from({ length: Math.max(0, name.length - 3) }, (_none, more) =>
    name.slice(0, 3 + more),
  );
}

function mergeNames(names: readonly CalendarNames[]): CalendarNames {
  const months = new Map<string, number[]>();
  for (const [name, numbers] of names.flatMap((each) => [...each.months]))
    months.set(name, [...new Set([...(months.get(name) ?? []), ...numbers])]);
  return {
    months,
    weekdays: new Set(names.flatMap((each) => [...each.weekdays])),
    connectors: new Set(names.flatMap((each) => [...each.connectors])),
    halves: new Map([...moreHalves, ...twelveHours.flatMap((each) => [...namesOf(each).halves])]),
  };
}

// Where people write hours to twelve. Elsewhere the words are rare, and mean other things.
const twelveHours = ['en', 'es', 'tr', 'ar', 'hi', 'ja', 'ko', 'zh', 'el', 'vi'];
// Chinese and Japanese name more parts of the day than two.
const moreHalves = [
  ...['凌晨', '早上', '上午', '午前'].map((name) => [name, false] as const),
  ...['中午', '下午', '傍晚', '晚上', '午後'].map((name) => [name, true] as const),
];

/** Without any space. */
export function withoutSpaces(text: string): string {
  return text.replace(/\s+/g, '');
}
