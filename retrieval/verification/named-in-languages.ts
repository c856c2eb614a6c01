// What days, months, countries and languages are called in each language, as `Intl` knows it.
import { plainWord, words } from '../text/words.ts';

/** The days of the week and the months that a text names, by number: Monday and January are 1. */
export type DatesNamed = { days: number[]; months: number[] };

/** The days of the week and months that are named in full. `may` and `march` need a capital letter in English. */
export function datesIn(text: string, language: string): DatesNamed {
  const { days, months } = calendarOf(language);
  const isNamed = ({ full }: Named): boolean => full.some((name) => hasWord(text, name, language));
  return { days: numbersOf(days, isNamed), months: numbersOf(months, isNamed) };
}

/** Whether a text may name a day or a month, declined or cut short: a word that begins like it is enough. */
export function mayBeDate(
  text: string,
  language: string,
  { day, month }: { day?: number; month?: number },
): boolean {
  const { days, months } = calendarOf(language);
  const named = day === undefined ? months[(month ?? 0) - 1] : days[day - 1];
  const lower = text.toLowerCase();
  return named?.begins.some((begin) => lower.includes(begin)) ?? false;
}

/**
 * Whether a name is that of a country or a language (`French`), and a text says what it is called in
 * another language, or begins like it.
 */
export function isTranslatedName(
  name: string,
  { from, into }: { from: string; into: string },
  text: string,
): boolean {
  const codes = codesOf(from).get(plainWord(name)) ?? [];
  const has = words(text);
  return codes.some(({ type, code }) => {
    const [called = ''] = words(calledIn(displayNamesIn(into), { type, code }) ?? '');
    const begin = called.slice(0, Math.max(4, called.length - 3));
    return begin !== '' && has.some((word) => word.startsWith(begin));
  });
}

/** What a day or month is called in full, in the forms of a date, and how its names begin. */
type Named = { full: string[]; begins: string[] };
type Calendar = { days: Named[]; months: Named[] };

const calendars = new Map<string, Calendar>();

function calendarOf(language: string): Calendar {
  const known = calendars.get(language);
  if (known !== undefined) return known;
  // 2024 began on a Monday.
  const days = range(7).map((day) => nameOf('weekday', new Date(Date.UTC(2024, 0, day)), language));
  const months = range(12).map((month) =>
    nameOf('month', new Date(Date.UTC(2024, month - 1, 5)), language),
  );
  const made = { days, months };
  calendars.set(language, made);
  return made;
}

/** Letters that a declined or shortened form shares with the name. */
const BEGIN = 3;

function nameOf(part: 'weekday' | 'month', date: Date, language: string): Named {
  const named = (width: 'long' | 'short', more: Intl.DateTimeFormatOptions = {}): string[] =>
    new Intl.DateTimeFormat(language, { [part]: width, ...more, timeZone: 'UTC' })
      .formatToParts(date)
      // A month that is only a number is no name.
      .flatMap(({ type, value }) => (type === part && /\p{L}/u.test(value) ? [value] : []));
  const full = [...named('long'), ...named('long', { day: 'numeric', month: 'long' })];
  const begins = [...full, ...named('short')].map((name) => name.toLowerCase().slice(0, BEGIN));
  return { full: [...new Set(full)], begins: [...new Set(begins)] };
}

function numbersOf(named: readonly Named[], isNamed: (one: Named) => boolean): number[] {
  return named.flatMap((one, index) => (isNamed(one) ? [index + 1] : []));
}

/** Whether a name stands in a text as a word of its own. */
function hasWord(text: string, name: string, language: string): boolean {
  const isExact = language === 'en';
  const [within, sought] = isExact ? [text, name] : [text.toLowerCase(), name.toLowerCase()];
  for (let at = within.indexOf(sought); at !== -1; at = within.indexOf(sought, at + 1)) {
    const around = within.slice(Math.max(0, at - 1), at) + within.charAt(at + sought.length);
    if (!/[\p{Script=Latin}\p{Script=Cyrillic}\p{M}]/u.test(around)) return true;
  }
  return false;
}

const TYPES = ['region', 'language'] as const;
type Code = { type: (typeof TYPES)[number]; code: string };
type DisplayNames = Readonly<Record<Code['type'], Intl.DisplayNames>>;

const displayed = new Map<string, DisplayNames>();

function displayNamesIn(language: string): DisplayNames {
  const known = displayed.get(language);
  if (known !== undefined) return known;
  const namesOf = (type: Code['type']): Intl.DisplayNames =>
    new Intl.DisplayNames(language, { type, fallback: 'none' });
  const made = { region: namesOf('region'), language: namesOf('language') };
  displayed.set(language, made);
  return made;
}

const codes = new Map<string, ReadonlyMap<string, Code[]>>();

/** The codes of countries and languages by what a language calls them. */
function codesOf(language: string): ReadonlyMap<string, Code[]> {
  const known = codes.get(language);
  if (known !== undefined) return known;
  const names = displayNamesIn(language);
  const made = new Map<string, Code[]>();
  for (const code of LETTERS.flatMap((first) => LETTERS.map((second) => first + second)))
    for (const type of TYPES) {
      const name = calledIn(names, { type, code });
      if (name === undefined) continue;
      const key = plainWord(name);
      made.set(key, [...(made.get(key) ?? []), { type, code }]);
    }
  codes.set(language, made);
  return made;
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'.split('');

function calledIn(names: DisplayNames, { type, code }: Code): string | undefined {
  return names[type].of(type === 'region' ? code.toUpperCase() : code);
}

function range(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}
