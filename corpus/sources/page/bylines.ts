// Reads the names in bylines, in the languages of the world.
import { allNames, fold } from '../../dates/calendar-names.ts';
import { isDateLabel } from '../../dates/date-labels.ts';
import { openDate } from '../../dates/open-date.ts';
import { parseDate } from '../../dates/parse-date.ts';
import { readByline } from './head-lines.ts';

/** The author and the publisher in a byline. */
type Byline = { author?: string; source?: string };

/**
 * Reads a line that names its author: `By JANE DOE | Updated …`, `Von Käthe Böhm`, `Posted 3:55 AM by
 * Jane Doe`, `记者 张三`. Names in capitals become ordinary ones. Null for other lines.
 */
export function bylineIn(line: string): Byline | null {
  const words = withoutDate(line.split(/ ?[|•·@]| [–—-] /)[0] ?? '');
  const english = readByline(words);
  if (english?.author !== undefined)
    // A name that runs into a date is cut short.
    return /\d/.test(english.author) ? null : { ...english, author: properNames(english.author) };
  const author = namesIn(labelled(words) ?? signed(line) ?? '');
  return author === null ? english : { author };
}

/** What follows `Von` or `记者`, or stands before `기자`. */
function labelled(words: string): string | undefined {
  return (prefix.exec(words) ?? suffix.exec(words))?.[1];
}

/** The name behind a date, as in `Posted 3:55 AM by Jane Doe`. */
function signed(line: string): string | undefined {
  return /\d/.test(line) ? postedBy.exec(line)?.[1] : undefined;
}

/** Whether a short line says who wrote the story or when, as above its first paragraph. */
export function isBylineRow(line: string): boolean {
  if (line.length > longestRow || /\p{L}{2}[.!?]$/u.test(line)) return false;
  const parts = [line, ...line.split(/\s[|•·–—]\s/)];
  if (bylineIn(line) !== null || parts.some(isDate)) return true;
  const [first = ''] = line.split(/[\s:：]+/);
  const isDated = parseDate(line, { amongWords: true }) !== null;
  return isDated && (isDateLabel(fold(first)) || /^\P{L}*\p{Nd}/u.test(line));
}

function isDate(text: string): boolean {
  return (parseDate(text) ?? openDate(text)) !== null;
}

const longestRow = 120;

/** The persons that a text consists of, as `Jane Doe, John Roe`; null where it is anything else. */
export function namesIn(text: string): string | null {
  const words = withoutDate(text.replace(/^(?:[Bb]y|BY) /, ''));
  const names = words.split(joints);
  return names.every(isPerson) ? properNames(words) : null;
}

// Lines are clean: no two spaces follow each other.
const joints = / ?[,，、;] ?| (?:and|und|et|y|e|en|og|och|i|и|та|ve|&) /;
const label =
  'von|par|por|di|door|av|af|przez|autore?|autora|autorin|auteure?|redazione|texto?|text|автор|текст|yazan|haber|بقلم|كتب|كتبت|מאת|作者|记者|記者|文|撰文';
const prefix = new RegExp(`^(?:${label})(?: ?[:：／/|] ?| )(\\p{L}.{1,99})$`, 'iu');
const suffix = /^(\p{sc=Hangul}{2,4}) ?기자$/u;
const postedBy = /\s(?:by|von|par|por|door|di)\s+(\p{Lu}[^\d|]{2,60})$/u;

function isPerson(name: string): boolean {
  if (/^[\p{sc=Han}\p{sc=Hangul}\p{sc=Hira}\p{sc=Kana}]{2,8}$/u.test(name)) return true;
  const words = name.split(' ');
  return (
    words.length >= 2 &&
    words.length <= 5 &&
    words.every((word) => /^(?:[\p{Lu}\p{Lo}][\p{L}\p{M}’'.-]*|\p{Ll}{1,3})$/u.test(word)) &&
    /^[\p{Lu}\p{Lo}]/u.test(words.at(-1) ?? '')
  );
}

/** Cuts a line where a date begins: at its first figure, and the month or label before that. */
function withoutDate(line: string): string {
  const words = line.trim().split(/\s+/);
  let end = words.findIndex((word) => /^[(]?\d/.test(word) || isLabelWithColon(word));
  if (end < 0) return line.trim();
  while (end > 0 && isOfDate(words[end - 1] ?? '')) end -= 1;
  return words
    .slice(0, end)
    .join(' ')
    .replace(/[ ,;:(]{1,4}$/, '');
}

/** What follows the names at the start of a line, as the date in `By Jane Doe December 1`; else ''. */
export function behindName(line: string): string {
  const words = withoutDate(line);
  const isNamed = words !== '' && (bylineIn(words) !== null || namesIn(words) !== null);
  return isNamed
    ? line
        .trim()
        .slice(words.length)
        .replace(/^[ ,;:(]{1,4}/, '')
    : '';
}

function isLabelWithColon(word: string): boolean {
  return word.endsWith(':') && isDateLabel(fold(word.slice(0, -1)));
}

function isOfDate(word: string): boolean {
  const { months, weekdays } = allNames();
  const folded = fold(word.replace(/[,:]$/, ''));
  return months.has(folded) || weekdays.has(folded) || isDateLabel(folded);
}

/** `JANE O’DOE and John Roe` as `Jane O’Doe and John Roe`. Acronyms and newsrooms stay. */
function properNames(names: string): string {
  const words = names.split(' ');
  if (newsrooms.test(names) || words.filter(isInCapitals).length < 2) return names;
  return words.map((word) => (isInCapitals(word) ? properName(word) : word)).join(' ');
}

function isInCapitals(word: string): boolean {
  return /^\p{Lu}[\p{Lu}’'.-]{1,30},?$/u.test(word);
}

function properName(word: string): string {
  return word.toLowerCase().replace(/(?<!\p{L})(?:mc)?\p{L}/gu, (start) => {
    const [first = '', ...rest] = start;
    return (
      first.toUpperCase() +
      rest.map((letter, at) => (at === 1 ? letter.toUpperCase() : letter)).join('')
    );
  });
}

const newsrooms =
  /\b(?:NEWS|TV|PRESS|STAFF|AGENCY|TIMES|POST|BBC|CNN|NBC|CBS|ABC|AFP|AP|DPA|EFE|ANI|PTI)\b/;
