// Reads dates that lack something: `3 hours ago`, `yesterday, 18:05`, `1 December`.
import { fold, languages, withoutSpaces } from './calendar-names.ts';
import { parseDate } from './parse-date.ts';
import { type DateReading, isFiller, plainForm, takeDayOfYear, timeOfDay } from './written-date.ts';

/**
 * Reads a text that is nothing but a date without a day or without a year, in any language, to a
 * form that `settledDate` completes: `-PT3H`, `-P1DT18:05:00 +01:00`, `--12-01T13:11:00`. Null for
 * all others, and for weeks, months and years, which say too little.
 */
export function openDate(text: string, { language }: DateReading = {}): string | null {
  if (text.length > longest) return null;
  const written = plainForm(text);
  return (
    timeAgo(written, language ?? 'en') ?? namedDay(written, language ?? 'en') ?? yearless(written)
  );
}

/** Whether a written date is one that `openDate` made. */
export function isOpenDate(written: string): boolean {
  return openForm.test(written);
}

/**
 * A date of `openDate` as ISO 8601 in UTC, for a text that was read at `now`. A date without a year
 * is the latest such day. `isSaved` is for a text that was written at an unknown time before: dates
 * that count from then are null. Null for other texts, too.
 */
export function settledDate(
  written: string,
  { now, isSaved }: { now: string; isSaved: boolean },
): string | null {
  const [, count, unit, days, time = '', monthAndDay, ofDay = ''] = openForm.exec(written) ?? [];
  const at = Date.parse(now);
  if (monthAndDay !== undefined) {
    const year = new Date(at).getUTCFullYear();
    // What is tomorrow in UTC is today somewhere.
    const latest = isSaved ? at : at + 14 * hour;
    const dates = Array.from({ length: mostYears }, (_none, back) =>
      parseDate(`${year + 1 - back}-${monthAndDay}${ofDay}`),
    );
    return dates.find((date) => date !== null && Date.parse(date) <= latest) ?? null;
  }
  if (isSaved) return null;
  if (count !== undefined) return new Date(at - Number(count) * lengthOf(unit)).toISOString();
  if (days === undefined) return null;
  const noon = parseDate(`${isoDay(at)}T12:00:00${time.slice('T13:11:00'.length)}`);
  const offset = noon === null ? 0 : Date.parse(isoDay(at)) + 12 * hour - Date.parse(noon);
  return parseDate(isoDay(at + offset - Number(days) * 24 * hour) + time);
}

const hour = 3_600_000;
/** From one 29 February to the next. */
const mostYears = 10;
const longest = 160;
const openForm = /^-(?:PT(\d{1,4})([HMS])|P(\d{1,3})D(T.+)?|-(\d\d-\d\d)(T.+)?)$/;

function lengthOf(unit: string | undefined): number {
  return { H: hour, M: 60_000, S: 1_000 }[unit ?? ''] ?? 0;
}

function isoDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

const units = { second: 'S', minute: 'M', hour: 'H', day: 'D' } as const;
type Unit = keyof typeof units;
const agoUnits: readonly Unit[] = ['second', 'minute', 'hour', 'day'];
/** What a phrase means; `count` is null where the phrase has a number. */
type Ago = { unit: Unit; count: number | null };
/** Phrases such as `#hoursago`: folded, without spaces, with `#` for the number. */
type Phrases = ReadonlyMap<string, Ago>;

/** `3 hours ago`, `vor einer Stunde`, `3時間前`; labels around it are left out. */
function timeAgo(text: string, language: string): string | null {
  const words = text.split(/[\s:：]+/).filter((word) => word !== '');
  if (words.length > mostWords) return null;
  for (let start = 0; start < words.length; start += 1) {
    for (let end = words.length; end > start; end -= 1) {
      const found = agoOf(words.slice(start, end), language);
      if (found !== null) return found;
      if (!isFiller(words[end - 1] ?? '')) break;
    }
    if (!isFiller(words[start] ?? '')) break;
  }
  return null;
}

const mostWords = 12;

function agoOf(words: readonly string[], language: string): string | null {
  const written = words.some((word) => /\d/.test(word))
    ? words
    : words.map((word) => (ones.has(fold(word)) ? '1' : word));
  const phrase = keyOf(written.join(' '));
  const ago =
    phrasesOf(language).get(phrase) ??
    (phrase.includes('#') ? allPhrases().get(phrase) : undefined) ??
    (words.length > 1 ? allPhrases().get(phrase) : undefined);
  if (ago === undefined) return null;
  const count = ago.count ?? Number(/\d+/.exec(written.join(' '))?.[0]);
  if (count > mostOf[ago.unit]) return null;
  return ago.unit === 'day' ? `-P${count}D` : `-PT${count}${units[ago.unit]}`;
}

const mostOf = { second: 9_999, minute: 999, hour: 99, day: 60 } as const;

// CLDR always writes the figure.
const ones = new Set(
  'a an one einer einem une un una uma um een en et ett'.split(' ').map((word) => fold(word)),
);

/** `yesterday`, `Heute, 14:30 Uhr`: one word for a day, perhaps a time, and labels. */
function namedDay(text: string, language: string): string | null {
  const { time, rest } = timeOfDay(text);
  const words = rest.split(separators).filter((word) => word !== '');
  if (words.length > mostWords) return null;
  const days = words.map((word) => dayOf(word, language));
  const [ago, ...others] = days.filter((day) => day !== undefined);
  if (ago === undefined || others.length > 0) return null;
  const isRest = words.every((word, index) => days[index] !== undefined || isFiller(word));
  return isRest ? `-P${ago.count}D${time}` : null;
}

const separators = /[\s,;:|·•–—、：،؛]+/;

function dayOf(word: string, language: string): Ago | undefined {
  const found = phrasesOf(language).get(keyOf(word));
  return found?.unit === 'day' && found.count !== null ? found : undefined;
}

/** `1 December`, `12月1日 13:11`: a day of the year, perhaps a time, and labels. */
function yearless(text: string): string | null {
  const found = takeDayOfYear(text);
  if (found === null) return null;
  const { time, rest } = timeOfDay(found.rest);
  const words = rest.split(separators);
  return words.every(isFiller) ? `--${found.part}${time}` : null;
}

const known = new Map<string, Phrases>();
const maxKnown = 100;
let all: Phrases | undefined;

function phrasesOf(language: string): Phrases {
  const phrases = known.get(language) ?? readPhrases(language);
  if (known.size < maxKnown) known.set(language, phrases);
  return phrases;
}

/** The phrases of all languages that mean one thing only. */
function allPhrases(): Phrases {
  if (all !== undefined) return all;
  const merged = new Map<string, Ago | null>();
  for (const [phrase, ago] of languages.flatMap((language) => [...phrasesOf(language)])) {
    const other = merged.get(phrase);
    const isSame = other === undefined || (other?.unit === ago.unit && other.count === ago.count);
    merged.set(phrase, isSame ? ago : null);
  }
  all = new Map([...merged].filter((entry): entry is [string, Ago] => entry[1] !== null));
  return all;
}

/** The phrases that Unicode's CLDR has for some time ago. */
function readPhrases(language: string): Phrases {
  const phrases = new Map<string, Ago>();
  try {
    const locale = new Intl.Locale(language, { numberingSystem: 'latn' });
    const formats = (['long', 'short', 'narrow'] as const).flatMap((style) =>
      (['always', 'auto'] as const).map(
        (numeric) => new Intl.RelativeTimeFormat(locale, { style, numeric }),
      ),
    );
    const agos = agoUnits.flatMap((unit) => samples.map((count) => ({ unit, count })));
    for (const [format, ago] of formats.flatMap((each) =>
      agos.map((one) => [each, one] as const),
    )) {
      const phrase = keyOf(format.format(-ago.count, ago.unit));
      const count = phrase.includes('#') ? null : ago.count;
      // A bare `-3 h` may mean anything.
      if (/\p{L}/u.test(phrase) && !/^[-−]/.test(phrase) && !phrases.has(phrase))
        phrases.set(phrase, { unit: ago.unit, count });
    }
  } catch {
    return language === 'en' ? phrases : phrasesOf('en');
  }
  return phrases;
}

// Every plural form of every language.
const samples = [1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 15, 20, 21, 22, 25, 0];

function keyOf(text: string): string {
  return withoutSpaces(
    fold(text)
      .replace(/\(\d+\)/g, '')
      .replace(/\d+/, '#')
      .replace(/[’'׳]/g, ''),
  );
}
