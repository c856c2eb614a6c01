import { namedPublishers } from './named-publishers.ts';
import type { Question } from '../question.ts';
import { readPeriods } from './read-periods.ts';
import { resolveFollowUp } from './resolve-follow-up.ts';
import type { Period, Recency, SearchPlan } from './search-plan.ts';
import { withoutRelativeDays } from './without-days.ts';
import { splitClauses } from './split-clauses.ts';
import { words } from '../words/words.ts';

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
