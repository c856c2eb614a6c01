// When what a sentence tells happened, read from the day of its article.
import { MONTHS } from '../text/lexicon.ts';
import { timesIn } from '../text/times.ts';

/** What a sentence says of when it happened, read from the day its article was published. */
export type EventTime = {
  /** The day of what it tells, `2025-11-30`; null where it names none, or only what came before. */
  day: string | null;
  /** Whether it was still to come when the article was published. */
  isAhead: boolean;
  /** Whether it names any time at all. */
  isTimed: boolean;
  /** Whether it names a time long before its article, as background does. */
  isLongAgo: boolean;
};

const DAY = 86_400_000;
/** What happened longer ago than this is no news of its article. */
const LONG_AGO = 10 * DAY;
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const MONTH_NUMBERS = [...new Set(MONTHS.values())];
/** The day of something else: `since Friday`, `ahead of Monday's vote`, `after resigning on Friday`. */
const OTHER_DAY =
  /\b(?:since|until|till|by|before|after|from|through|following|ahead of|prior to|between|than|every|each|an?|compared (?:to|with))(?: (?:the|early|late|last|this|his|her|its|their))?$|\b(?:after|before|since|following|by) \p{L}{2,15}ing\b[^,;]{0,30}$/iu;
/** Days from that of the article. */
const RELATIVE = new Map([
  ['yesterday', -1],
  ['today', 0],
  ['tonight', 0],
  ['tomorrow', 1],
]);
/** `Black Friday` is a name, and `last week` before a weekday only says that it is past. */
const NAMED_DAY = /\b(?:Black|Super|Good|Bloody|Cyber|Giving|Ash)$/u;
const NEXT = /\b(?:next|coming|this coming)$/iu;
const LAST = /\blast$/iu;
/** Says that something is still to come. */
const AHEAD =
  /\b(?:will|would|shall|set (?:to|for)|due to|scheduled|expected to|(?:is|are) (?:to|likely|planning|going|slated|about|poised)|plans?|expects?|leaves|travels|begins|starts|opens|meets?|hopes?|to (?:be|begin|start|take|hold|meet|face|open|close|return|appear|play|vote))\b/iu;
/** `… on Tuesday will`. */
const WILL = /^(?: \p{L}{2,12})? (?:will|is to|are to)\b/u;
/** Says that something is over. */
const PAST =
  /(?<![-–])\b\p{Ll}{2,30}ed\b|\b(?:was|were|had|did|said|has|have|won|led|met|took|told|made)\b/u;
/** A weekday is one of the last four, or the next: papers far away and late updates tell of it. Else it may be either. */
const DAYS_BACK = 4;
const NEXT_DAY = 6;
/** A date without a year is of this many days before or after. */
const HALF_A_YEAR = 183 * DAY;

/**
 * When what a sentence tells happened. A weekday is the last one, or the next one where the sentence
 * speaks of the future; a date without a year is the one nearest to the article. Of several
 * days the one nearest to publication counts, past ones first: the others are what led to it.
 */
export function eventTime(sentence: string, publishedAt: string): EventTime {
  const published = midnight(Date.parse(publishedAt));
  const named = readTimes(sentence, published);
  const days = named.flatMap(({ day, isOther, isFuture }) =>
    day === null || isOther ? [] : [{ day, isFuture }],
  );
  const distance = ({ day }: { day: number }): number =>
    Math.abs(day - published) + (day > published ? DAY / 2 : 0);
  const nearest = days.toSorted((one, other) => distance(one) - distance(other))[0];
  const day = nearest?.day ?? null;
  const isRecent = day !== null && published - day <= LONG_AGO;
  return {
    day: day === null ? null : isoDay(day),
    isAhead:
      nearest === undefined ? isPlan(sentence) : nearest.isFuture && nearest.day >= published,
    isTimed: named.length > 0,
    isLongAgo: !isRecent && named.some(({ isLongAgo }) => isLongAgo),
  };
}

/** The days that a text names, `2025-11-30`, read from the day its article was published. */
export function daysNamed(text: string, publishedAt: string): string[] {
  const named = readTimes(text, midnight(Date.parse(publishedAt)));
  return named.flatMap(({ day }) => (day === null ? [] : [isoDay(day)]));
}

type NamedTime = { day: number | null; isOther: boolean; isFuture: boolean; isLongAgo: boolean };

function readTimes(sentence: string, published: number): NamedTime[] {
  const times = timesIn(sentence);
  const isPlanned = isPlan(sentence);
  const isWithWeekday = (index: number): boolean => {
    const [first, second] = [times[index], times[index + 1]];
    if (first === undefined || second === undefined || !isWeekday(first.text)) return false;
    return second.start - first.start - first.text.length <= 2 && /\d/u.test(second.text);
  };
  return times.flatMap(({ text, start }, index) => {
    // `Friday, 28 November` names one day; the date says it better.
    const opening = isWithWeekday(index - 1) ? (times[index - 1]?.start ?? start) : start;
    const before = sentence.slice(Math.max(0, opening - 48), opening).trimEnd();
    if (isWithWeekday(index) || NAMED_DAY.test(before)) return [];
    const isFuture =
      isPlanned ||
      AHEAD.test(sentence.slice(Math.max(0, start - 120), start)) ||
      WILL.test(sentence.slice(start + text.length, start + text.length + 24));
    const day = dayOf(text.toLowerCase(), { before, isFuture, published });
    const isLongAgo = day === null ? isVaguelyOld(text, published) : published - day > LONG_AGO;
    return [{ day, isOther: OTHER_DAY.test(before), isFuture, isLongAgo }];
  });
}

type Surroundings = { before: string; isFuture: boolean; published: number };

function dayOf(text: string, surroundings: Surroundings): number | null {
  const relative = RELATIVE.get(text);
  if (relative !== undefined) return surroundings.published + relative * DAY;
  const weekday = WEEKDAYS.indexOf(text);
  return weekday === -1 ? dateOf(text, surroundings) : weekdayOf(weekday, surroundings);
}

/** Which day a weekday is, from 0 for Sunday; null where it may be the last one or the next. */
function weekdayOf(weekday: number, { before, isFuture, published }: Surroundings): number | null {
  const since = (new Date(published).getUTCDay() - weekday + 7) % 7;
  if (LAST.test(before)) return published - (since || 7) * DAY;
  if (NEXT.test(before) || (isFuture && since > 0)) return published + (7 - since) * DAY;
  if (since === NEXT_DAY) return published + DAY;
  return since > DAYS_BACK ? null : published - since * DAY;
}

/** `28 November 2025`, `Nov. 28`; null for a month or a year alone, and for a date that is not over. */
function dateOf(text: string, { isFuture, published }: Surroundings): number | null {
  const month = monthOf(text);
  const date = /\b(\d{1,2})(?:st|nd|rd|th)?\b/u.exec(text.replace(/\b\d{4}\b/u, ''))?.[1];
  if (month === -1 || date === undefined) return null;
  const year = /\b\d{4}\b/u.exec(text)?.[0];
  const here = new Date(published).getUTCFullYear();
  const years = year === undefined ? [here - 1, here, here + 1] : [Number(year)];
  const latest = isFuture ? published + HALF_A_YEAR : published + DAY;
  const days = years
    .map((each) => Date.UTC(each, month, Number(date)))
    .filter((day) => day <= latest && (year !== undefined || day >= published - HALF_A_YEAR));
  return days.at(-1) ?? null;
}

/** Whether a month, a year or `last month` is before the article's own. */
function isVaguelyOld(text: string, published: number): boolean {
  const year = /\b\d{4}\b/u.exec(text)?.[0];
  const here = new Date(published);
  if (year !== undefined && Number(year) !== here.getUTCFullYear())
    return Number(year) < here.getUTCFullYear();
  const month = monthOf(text);
  if (month !== -1) return month !== here.getUTCMonth();
  return /^last (?:month|year)/iu.test(text);
}

function monthOf(text: string): number {
  const word = /\p{L}{3,}/gu;
  const full = [...text.toLowerCase().matchAll(word)].flatMap(([found]) => MONTHS.get(found) ?? []);
  return full[0] === undefined ? -1 : MONTH_NUMBERS.indexOf(full[0]);
}

/** Whether a sentence speaks of the future, and of nothing past. */
function isPlan(sentence: string): boolean {
  return AHEAD.test(sentence) && !PAST.test(sentence);
}

function isWeekday(text: string): boolean {
  return WEEKDAYS.includes(text.toLowerCase());
}

function midnight(time: number): number {
  return Math.floor(time / DAY) * DAY;
}

function isoDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
