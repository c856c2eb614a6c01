// Parses a question into a Query; everything after it works on that.
import { analyse } from '../text/analyse.ts';
import { newNames } from '../text/names.ts';
import { languageOf } from '../text/languages.ts';
import { stemsOf, tokenize } from '../text/tokens.ts';
import { words } from '../text/words.ts';
import { weightedStems, weightsIn, type WordWeights } from '../text/word-weights.ts';
import { answerTypeOf, askedPhrases } from './answer-type.ts';
import { wantsJudgement } from './intent.ts';
import { earliestTime, readPeriods, withoutRelativeDays } from './periods.ts';
import { namedPublishers, splitClauses, storedNames } from './publishers.ts';
import {
  cutQuestion,
  type Exchange,
  type Period,
  type Query,
  type Question,
  type Recency,
} from './query.ts';
import { termsOf } from './terms.ts';

const NEWEST_WANTED =
  /\b(?:latest|newest|most recent|up to date|right now|at the moment|currently)\b/iu;
/** A period that ended longer ago than this is history, where recency does not count. */
const HISTORY_MILLISECONDS = 90 * 86_400_000;

/**
 * Parses a question. `publishers` are those in the store. A publisher asked for by `sources`, and a
 * time asked for by `since` and `until`, narrow the search; those that are only named in the text
 * rank their articles higher. A follow-up gets the names of the previous exchange. Reads the first 2,000
 * characters.
 */
export function parseQuery(
  given: Question,
  { publishers, weights }: { publishers: readonly string[]; weights: WordWeights },
): Query {
  const asked = { ...given, text: cutQuestion(given.text) };
  const { at, since, until, sources } = asked;
  const isNarrowed = sources !== undefined && sources.length > 0;
  const allowed = isNarrowed ? storedNames(sources, publishers) : publishers;
  const previous = isFollowUp(asked.text) ? asked.previous : undefined;
  const text = withoutRelativeDays(resolveFollowUp(asked.text, previous));
  const language = languageOf(text);
  const tokens = tokenize(text, language);
  const mentions = namedPublishers(text, allowed);
  const named = [...new Set(mentions.map(({ publisher }) => publisher))];
  const periods = readPeriods(asked.text, at);
  return {
    question: asked.text,
    text,
    isFollowUp: previous !== undefined,
    language,
    at,
    filter: {
      // Nothing published after the time of asking, whatever `until` says.
      until: until !== undefined && until < at ? until : at,
      ...(since !== undefined && { since }),
      ...(isNarrowed && { sources: allowed }),
    },
    stems: weightedStems(tokens, weightsIn(language, weights)),
    terms: termsOf({ text, tokens, language, publishers: named }, weights),
    answerType: answerTypeOf(text),
    target: askedPhrases(text).at(-1)?.at(-1) ?? null,
    periods,
    earliest: earliestTime(asked.text, periods, at),
    recency: recencyOf(asked.text, at, periods),
    publishers: named,
    clauses: splitClauses(text, mentions),
    wantsJudgement: wantsJudgement(asked.text),
  };
}

function recencyOf(text: string, at: string, periods: readonly Period[]): Recency {
  if (NEWEST_WANTED.test(text)) return 'strong';
  const isRecent = ({ until }: Period): boolean =>
    Date.parse(at) - Date.parse(until) < HISTORY_MILLISECONDS;
  return periods.length === 0 || periods.some(isRecent) ? 'usual' : 'none';
}

const OPENS_ON_EARLIER =
  /^\W*(?:and|but|so|what about|how about|why|since when|who else|what else)\b/iu;
const POINTS_BACK =
  /\b(?:he|she|they|him|her|his|hers|them|their|theirs|it|its|there|that|this|those|these|then)\b/iu;
const LONGEST_OPENING = 6;
const MOST_NAMES = 6;

/**
 * A question that can be searched for on its own: a follow-up (`and who replaced him?`) gets the names
 * of the exchange before appended, those of the question first.
 */
function resolveFollowUp(question: string, previous: Exchange | undefined): string {
  if (previous === undefined) return question;
  const asked = stemsOf(tokenize(question));
  const earlier = [previous.question, previous.answer].flatMap((text) => certainNames(text, asked));
  const names = [...new Set(earlier)].slice(0, MOST_NAMES);
  return names.length === 0 ? question : `${question} (${names.join(', ')})`;
}

/** Whether a question refers to the exchange before it: it names nobody, and opens on or points back to it. */
export function isFollowUp(question: string): boolean {
  const opens = OPENS_ON_EARLIER.test(question) && words(question).length <= LONGEST_OPENING;
  return certainNames(question, new Set()).length === 0 && (opens || POINTS_BACK.test(question));
}

function certainNames(text: string, known: ReadonlySet<string>): string[] {
  return analyse(text).flatMap((sentence) => newNames(sentence, known).map((name) => name.text));
}
