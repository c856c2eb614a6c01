// Chooses the sentences that an answer quotes.
import { endsWithStop, isQuestion } from '../../corpus/text/sentences.ts';
import { analyse } from '../text/analyse.ts';
import { newNames } from '../text/names.ts';
import { type AnswerTerms, heldShare } from './answer-terms.ts';
import type { Candidate } from './rank-sentences.ts';
import { CHOICE } from './weights.ts';

/** Shorter lines are furniture of the page: a place and `CNN —`, or without a full stop a heading. */
const FEWEST_WORDS = { withStop: 4, without: 7 } as const;
/** Begins with what stands for somebody or something that the sentence before names. */
const POINTS_BACK =
  /^["“‘'(]*(?:(?:he|she|they|his|her|their|its)\b|(?:the|this|that) (?:\w+ )?(?:company|firm|group|agency|organi[sz]ation|retailer|team|club|party|film|show|book|man|woman|boy|girl|couple|pair)\b)/iu;

/**
 * The sentences that an answer quotes, one to four, best first, of at most 700 characters together. The
 * first scores best and holds most of what is likely the answer; each further one holds the likeliest
 * answer term that is not yet shown, so that a wrong first guess is made good. A sentence that begins
 * with a pronoun is quoted with its antecedent.
 */
export function chooseSentences(ranked: readonly Candidate[], terms: AnswerTerms): Candidate[] {
  const held = heldShare(terms);
  const chosen: Candidate[] = [];
  const shown = new Set<string>();
  let room: number = CHOICE.characters;
  while (chosen.length < CHOICE.sentences) {
    const worth =
      chosen.length === 0
        ? ({ score, stems }: Candidate) => score + CHOICE.held * held(stems)
        : (candidate: Candidate) =>
            worthAsFurther(candidate, terms, shown) +
            CHOICE.continuation * Number(continuesOne(candidate, chosen));
    const best = bestOf(candidatesLeft(ranked, chosen, room), worth);
    if (best === undefined) break;
    const extended = withAntecedent(best, room);
    const whole = chosen.some((other) => overlap(other, extended)) ? best : extended;
    chosen.push(whole);
    room -= whole.text.length;
    for (const stem of whole.stems) shown.add(stem);
  }
  return chosen.length === 0 ? ranked.slice(0, 1) : chosen;
}

function worthAsFurther(
  { score, stems, text }: Candidate,
  terms: AnswerTerms,
  shown: ReadonlySet<string>,
): number {
  const unseen = Math.max(0, ...[...stems.difference(shown)].map((stem) => terms.get(stem) ?? 0));
  // The root looks further down the list of likely terms.
  return score + CHOICE.unseen * Math.sqrt(unseen) - (CHOICE.length * text.length) / 100;
}

/** What fits and overlaps nothing chosen; questions and lines of the page only where there is nothing else. */
function candidatesLeft(
  ranked: readonly Candidate[],
  chosen: readonly Candidate[],
  room: number,
): Candidate[] {
  const free = ranked.filter(
    (candidate) =>
      candidate.text.length <= room &&
      !chosen.some((other) => other.text === candidate.text || overlap(other, candidate)),
  );
  const sentences = free.filter(isSentence);
  return chosen.length === 0 && sentences.length === 0 ? free : sentences;
}

function isSentence({ text, tokens }: Candidate): boolean {
  if (isQuestion(text)) return false;
  return (
    tokens.length >=
    (endsWithStop(text) || text.endsWith(':') ? FEWEST_WORDS.withStop : FEWEST_WORDS.without)
  );
}

/** Whether a sentence begins with a pronoun and stands right after one of the chosen sentences. */
function continuesOne(
  { text, start, evidence: { article, passage } }: Candidate,
  chosen: readonly Candidate[],
): boolean {
  if (!POINTS_BACK.test(text)) return false;
  return chosen.some((other) => {
    const from = endOf(other) - passage.start;
    const to = start - passage.start;
    const isBefore = article.id === other.evidence.article.id && from >= 0 && from <= to;
    return isBefore && passage.text.slice(from, to).trim() === '';
  });
}

/** Whether two quotations overlap in their article. */
function overlap(one: Candidate, other: Candidate): boolean {
  return (
    one.evidence.article.id === other.evidence.article.id &&
    Math.max(one.start, other.start) < Math.min(endOf(one), endOf(other))
  );
}

function endOf({ start, text }: Candidate): number {
  return start + text.length;
}

/**
 * A sentence that begins with `He` or `The company`, as one quotation with the sentence before it, where
 * that one names somebody and both fit into `room` characters; any other sentence as it is.
 */
export function withAntecedent(candidate: Candidate, room: number): Candidate {
  const { evidence, text, start } = candidate;
  if (!POINTS_BACK.test(text)) return candidate;
  const { passage } = evidence;
  const before = analyse(passage.text, passage.start).findLast(
    (sentence) => sentence.start + sentence.text.length <= start,
  );
  if (before === undefined) return candidate;
  const whole = passage.text.slice(
    before.start - passage.start,
    start + text.length - passage.start,
  );
  const tellsWho = newNames(before, new Set()).length > 0 && !POINTS_BACK.test(before.text);
  if (!tellsWho || whole.length > room) return candidate;
  return {
    ...candidate,
    text: whole,
    start: before.start,
    stems: before.stems.union(candidate.stems),
  };
}

/** The item of most worth, the first of equals. */
function bestOf<T>(items: readonly T[], worthOf: (item: T) => number): T | undefined {
  const worths = items.map(worthOf);
  return items[worths.indexOf(Math.max(...worths))];
}
