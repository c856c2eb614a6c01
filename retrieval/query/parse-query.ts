import { words } from '../text/tokens.ts';
import { newNames } from './answer-type.ts';
import { readPeriods, withoutRelativeDays } from './periods.ts';
import { namedPublishers, splitClauses } from './publishers.ts';
import type { Exchange, Period, Question, Recency, SearchPlan } from './query.ts';

const NEWEST_WANTED =
  /\b(?:latest|newest|most recent|up to date|right now|at the moment|currently)\b/iu;
/** A time that ended longer ago than this is history, for which newness says nothing; sooner, the
 * news may still be telling of it. */
const HISTORY_MILLISECONDS = 90 * 86_400_000;

/**
 * Turns a question into a plan. `known` are the publishers in the store. A publisher asked for by
 * `sources`, and a time asked for by `since` and `until`, narrow the search; those that are merely
 * named in the text lead to their articles first. A follow-up brings along the names it leans on.
 */
export function planSearch(asked: Question, known: readonly string[]): SearchPlan {
  const { text, at, since, until, sources } = asked;
  const allowed = sources === undefined || sources.length === 0 ? known : matching(sources, known);
  const question = withoutRelativeDays(resolveFollowUp(text, asked.previous));
  const mentions = namedPublishers(question, allowed);
  const periods = readPeriods(text, at);
  return {
    question,
    at,
    filter: {
      // Nothing published after the time of asking, whatever `until` says.
      until: until !== undefined && until < at ? until : at,
      ...(since !== undefined && { since }),
      ...(allowed !== known && { sources: allowed }),
    },
    publishers: [...new Set(mentions.map(({ publisher }) => publisher))],
    clauses: splitClauses(question, mentions),
    periods,
    recency: recencyOf(text, at, periods),
  };
}

function recencyOf(text: string, at: string, periods: readonly Period[]): Recency {
  if (NEWEST_WANTED.test(text)) return 'strong';
  const recent = (until: string): boolean =>
    Date.parse(at) - Date.parse(until) < HISTORY_MILLISECONDS;
  return periods.length === 0 || periods.some(({ until }) => recent(until)) ? 'usual' : 'none';
}

/**
 * The stored spellings of what a person typed: `guardian` finds `The Guardian`. What is spelt as in
 * the store means that publisher and no other.
 */
function matching(typed: readonly string[], known: readonly string[]): string[] {
  const exact = new Set(typed.filter((name) => known.includes(name)));
  const wanted = typed
    .filter((name) => !exact.has(name))
    .map((name) => nameWords(name))
    .filter((name) => name !== '  ');
  return known.filter(
    (name) => exact.has(name) || wanted.some((want) => nameWords(name).includes(want)),
  );
}

function nameWords(text: string): string {
  return ` ${words(text).join(' ')} `;
}

const OPENS_ON_EARLIER =
  /^\W*(?:and|but|so|what about|how about|why|since when|who else|what else)\b/iu;
const POINTS_BACK =
  /\b(?:he|she|they|him|her|his|hers|them|their|theirs|it|its|there|that|this|those|these|then)\b/iu;
const MOST_WORDS_OPENING = 6;
const MOST_NAMES = 6;

/**
 * A question that can be searched for by itself: one that leans on what was said before (`and who
 * replaced him?`) gets the names of the earlier question and its answer, those of the question
 * first. One that stands alone, or names somebody itself, is returned as it is.
 */
export function resolveFollowUp(question: string, previous: Exchange | undefined): string {
  if (previous === undefined || !leansOn(question)) return question;
  const earlier = [previous.question, previous.answer].flatMap((text) => newNames(text, question));
  const names = [...new Set(earlier)].slice(0, MOST_NAMES);
  return names.length === 0 ? question : `${question} (${names.join(', ')})`;
}

function leansOn(question: string): boolean {
  const opens = OPENS_ON_EARLIER.test(question) && words(question).length <= MOST_WORDS_OPENING;
  return newNames(question, '').length === 0 && (opens || POINTS_BACK.test(question));
}
