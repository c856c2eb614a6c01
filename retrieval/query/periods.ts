// Reads the times that a question names, such as "last week", as periods.
import type { ParsedComponents } from 'chrono-node';
import * as chrono from 'chrono-node/en';
import type { Period } from './query.ts';

const DAY = 86_400_000;
const LONG_AGO = 0;
/** What happens late on a day is reported on the next. */
const AFTERMATH = DAY;
const WEEK_OF_MONTH = /\b(?<which>first|second|third|fourth|last) week (?:of|in) (?=\p{Lu})/iu;
const WEEKS = ['first', 'second', 'third', 'fourth'];
/** chrono does not read a bare year. `The 2020 election` names no period, `in 2020` does. */
const BARE_YEAR = /\b(?:in|during|since|after|before|until|by) (?<year>(?:19|20)\d\d)\b/giu;
const SPAN_UP_TO_NOW = /\b(?:past|last) \S+ (?:hours?|days?|weeks?|months?|years?)\b|\bpast \w+$/iu;
/** `For 12 days` names no period; `this week` is left to recency. */
const NO_TIME = /^(?:for|within) |^(?:now|right now|this (?:week|month|year))$/iu;
const DATES = ['day', 'weekday', 'month', 'year'] as const;
const TODAY = /^(?:today|tonight|this (?:morning|afternoon|evening))$/iu;
/** `Black Friday` and `The Sunday Times` are names. */
const PART_OF_NAME = /(?<!\p{L})\p{Lu}\p{L}* \[\p{Lu}|\[\p{Lu}[^[\]]*\] \p{Lu}/u;
const LAST_WEEK = /^last week$/iu;
const OF_MONTH = /^ (?:of|in) \p{Lu}/u;
const AGO = / ago$/iu;
/** `More than a year ago` compares with a time; it names no period. */
const COMPARED = /\b(?:than|from|compared (?:to|with))(?: \w+){0,3} ?$/iu;
const ONWARD = /\b(?:since|after|from)(?: early| late| the)?\s*$/iu;
const UP_TO = /\b(?:before|until|till|by)(?: early| late| the)?\s*$/iu;

/** Milliseconds since 1970, `end` not included. */
type Span = { start: number; end: number };

/**
 * The times that a question names, from the time of asking (ISO 8601 in UTC): `yesterday`, `since
 * Friday`, `last month`, `in the first week of November`, `on 6 November 2023`, `in 2019`. Days are
 * those of UTC, a weekday or month without a year is the last one that has begun, and a day lasts
 * to the end of the next one. Times that have not begun are left out, and so are events that no
 * calendar knows (`before the vote`).
 */
export function readPeriods(question: string, at: string): Period[] {
  const now = Date.parse(at);
  const dated = chrono.casual
    .parse(question, { instant: new Date(now), timezone: 0 })
    .filter((found) => tellsWhen(found, question))
    .map((found) => directed(spanOf(found, question, now), question.slice(0, found.index), now));
  const years = [...question.matchAll(BARE_YEAR)].map(({ 0: text, index, groups }) => {
    const year = Number(groups?.['year']);
    const span = { start: Date.UTC(year, 0), end: Date.UTC(year + 1, 0) };
    return directed(span, question.slice(0, index + text.length - 4), now);
  });
  return [...dated, ...years]
    .filter(({ start, end }) => start <= now && start < end)
    .map(({ start, end }) => ({
      since: new Date(start).toISOString(),
      until: new Date(Math.min(end - 1, now)).toISOString(),
    }));
}

function tellsWhen({ text, index, start }: chrono.ParsedResult, question: string): boolean {
  const before = question.slice(0, index);
  const behind = question.slice(index + text.length);
  if (NO_TIME.test(text) || (AGO.test(text) && COMPARED.test(before))) return false;
  if (LAST_WEEK.test(text) && OF_MONTH.test(behind)) return false;
  if (!start.isCertain('month') && PART_OF_NAME.test(`${before.slice(-30)}[${text}]${behind}`))
    return false;
  return DATES.some((unit) => start.isCertain(unit)) || TODAY.test(text);
}

function spanOf(found: chrono.ParsedResult, question: string, now: number): Span {
  const { start, end: until, text, index } = found;
  const first = pastOf(start, now, text);
  if (SPAN_UP_TO_NOW.test(text)) return { start: Math.min(midnight(first), now - DAY), end: now };
  if (LAST_WEEK.test(text)) return { start: monday(first), end: monday(first) + 7 * DAY };
  const year = new Date(first).getUTCFullYear();
  const month = new Date(first).getUTCMonth();
  if (isDay(start)) {
    const last = until ? Math.max(first, pastOf(until, now, text)) : first;
    return { start: midnight(first), end: midnight(last) + DAY + AFTERMATH };
  }
  if (start.isCertain('month')) return weekOf(question.slice(0, index), year, month);
  if (start.isCertain('year')) return { start: Date.UTC(year, 0), end: Date.UTC(year + 1, 0) };
  return { start: midnight(first), end: midnight(first) + DAY };
}

/** `since Friday` lasts until now, `before 6 November` began long ago. */
function directed(span: Span, before: string, now: number): Span {
  if (ONWARD.test(before)) return { start: span.start, end: now };
  return UP_TO.test(before) ? { start: LONG_AGO, end: span.end } : span;
}

/** The whole month, or the week of it that the words before its name ask for. */
function weekOf(before: string, year: number, month: number): Span {
  const end = Date.UTC(year, month + 1);
  const which = WEEK_OF_MONTH.exec(`${before}X`)?.groups?.['which']?.toLowerCase();
  if (which === undefined) return { start: Date.UTC(year, month), end };
  if (which === 'last') return { start: end - 7 * DAY, end };
  const start = Date.UTC(year, month, 1 + 7 * WEEKS.indexOf(which));
  return { start, end: start + 7 * DAY };
}

/** chrono picks the nearest; news is asked about after the event, unless `next` says otherwise. */
function pastOf(components: ParsedComponents, now: number, text: string): number {
  const date = components.date();
  if (date.getTime() <= now || /\b(?:next|tomorrow|coming)\b/iu.test(text)) return date.getTime();
  if (components.isCertain('year')) return date.getTime();
  if (components.isCertain('month')) date.setUTCFullYear(date.getUTCFullYear() - 1);
  else if (components.isCertain('weekday')) date.setUTCDate(date.getUTCDate() - 7);
  return date.getTime();
}

function isDay(components: ParsedComponents): boolean {
  return components.isCertain('day') || components.isCertain('weekday');
}

function monday(time: number): number {
  return midnight(time) - ((new Date(time).getUTCDay() + 6) % 7) * DAY;
}

function midnight(time: number): number {
  return Math.floor(time / DAY) * DAY;
}

const CURRENT = /\bthis (?<unit>week|month|year)\b/giu;

/**
 * The earliest time that a question can be about (ISO 8601 in UTC): the start of its periods, or of
 * `this week`, `this month` and `this year`, which are not periods for search. Null where it names no
 * time. A report from before then cannot answer it.
 */
export function earliestTime(
  question: string,
  periods: readonly Period[],
  at: string,
): string | null {
  const now = new Date(at);
  const beginnings = [...question.matchAll(CURRENT)].map(({ groups }) =>
    beginningOf(groups?.['unit']?.toLowerCase(), now),
  );
  return [...periods.map(({ since }) => since), ...beginnings].toSorted()[0] ?? null;
}

/** Any seven days: asked on a Monday, `this week` mostly means the one before. */
function beginningOf(unit: string | undefined, now: Date): string {
  const year = now.getUTCFullYear();
  if (unit === 'week') return new Date(now.getTime() - 7 * DAY).toISOString();
  return new Date(Date.UTC(year, unit === 'month' ? now.getUTCMonth() : 0)).toISOString();
}

/** `Yesterday` means another day in an article than in a question; capitalised it may be part of a name. */
const RELATIVE_DAY =
  /(?<!\S)(?:earlier |late |later |early )?(?:yesterday|today|tonight|(?:this|last|yesterday) (?:morning|afternoon|evening|night))(?![\p{L}\p{N}'’-])/gu;

/** The question without days relative to the day of asking, which search would look for as words. */
export function withoutRelativeDays(question: string): string {
  const rest = question
    .replaceAll(RELATIVE_DAY, ' ')
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/ (?=[?,.!;:])/gu, '')
    .trim();
  return /\p{L}/u.test(rest) ? rest : question;
}
