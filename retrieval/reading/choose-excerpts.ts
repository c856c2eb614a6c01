// Chooses the excerpts that an answer quotes.
import { isQuestion } from '../../corpus/text/sentences.ts';
import { analyse } from '../text/analyse.ts';
import { newNames } from '../text/names.ts';
import { type AnswerTerms, heldShare } from './answer-terms.ts';
import type { Candidate } from './rank-sentences.ts';
import { CHOICE } from './weights.ts';

/** What an answer quotes: one or several sentences that follow each other in a passage. */
export type Excerpt = Pick<Candidate, 'evidence' | 'start' | 'text' | 'stems'>;

/** Shorter lines are not sentences: a dateline such as `LONDON, CNN —`, or a heading without a full stop. */
const FEWEST_WORDS = { withStop: 4, without: 7 } as const;
const STOP = /[.!…:]["'”’»)\]]*$/u;
/** Begins with what stands for somebody or something that the sentence before names. */
const POINTS_BACK =
  /^["“‘'(]*(?:(?:he|she|they|his|her|their|its)\b|(?:the|this|that) (?:\w+ )?(?:company|firm|group|agency|organi[sz]ation|retailer|team|club|party|film|show|book|man|woman|boy|girl|couple|pair)\b)/iu;

/** What a sentence is worth as the first of an answer: it holds most of what is likely the answer. */
function worthAsFirst(terms: AnswerTerms): (candidate: Candidate) => number {
  const held = heldShare(terms);
  return ({ score, stems }) => score + CHOICE.held * held(stems);
}

/** The sentences that an answer may begin with, best first, no two in the same words. */
export function firstSentences(
  ranked: readonly Candidate[],
  terms: AnswerTerms,
  most: number,
): Candidate[] {
  const worth = worthAsFirst(terms);
  const byWorth = ranked
    .filter(isSentence)
    .map((candidate) => ({ candidate, worth: worth(candidate) }))
    .toSorted((one, other) => other.worth - one.worth)
    .map(({ candidate }) => candidate);
  const texts = byWorth.map(({ text }) => text);
  return byWorth.filter(({ text }, index) => texts.indexOf(text) === index).slice(0, most);
}

/**
 * The excerpts that an answer quotes, best first: at most `most`, of at most 480 characters together. The
 * first holds `first`, or else the sentence that is worth most as such. Each further
 * sentence holds the likeliest answer term that is not yet shown, so that a wrong first guess is made
 * good; one that stands next to an excerpt joins it. A sentence that begins with a pronoun brings its
 * antecedent.
 */
export function chooseExcerpts(
  ranked: readonly Candidate[],
  terms: AnswerTerms,
  { most, first = null }: { most: number; first?: Candidate | null },
): Excerpt[] {
  const excerpts: Excerpt[] = [];
  const shown = new Set<string>();
  let room: number = CHOICE.characters;
  for (let sentences = 0; sentences < CHOICE.sentences; sentences += 1) {
    const worth =
      excerpts.length === 0
        ? worthAsFirst(terms)
        : (candidate: Candidate) =>
            worthAsFurther(candidate, terms, shown) + worthAsNeighbour(candidate, excerpts);
    const fitting = candidatesLeft(ranked, excerpts, room).filter(
      (candidate) => excerpts.length < most || neighbourOf(candidate, excerpts) !== undefined,
    );
    const opens = excerpts.length === 0 && first !== null && fitting.includes(first);
    const best = opens ? first : bestOf(fitting, worth);
    if (best === undefined) break;
    room -= addTo(excerpts, best, room);
    for (const { stems } of excerpts) for (const stem of stems) shown.add(stem);
  }
  return excerpts.length === 0 ? ranked.slice(0, 1) : excerpts;
}

/** Adds a sentence to the excerpts, to its neighbour or as one of its own; returns how many characters it took. */
function addTo(excerpts: Excerpt[], sentence: Candidate, room: number): number {
  const neighbour = neighbourOf(sentence, excerpts);
  if (neighbour !== undefined) {
    const grown = joined(neighbour, sentence);
    excerpts[excerpts.indexOf(neighbour)] = grown;
    return grown.text.length - neighbour.text.length;
  }
  const extended = withAntecedent(sentence, room);
  const whole = excerpts.some((other) => overlap(other, extended)) ? sentence : extended;
  excerpts.push(whole);
  return whole.text.length;
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

function worthAsNeighbour(candidate: Candidate, excerpts: readonly Excerpt[]): number {
  const neighbour = neighbourOf(candidate, excerpts);
  if (neighbour === undefined) return 0;
  const continues = neighbour.start < candidate.start && POINTS_BACK.test(candidate.text);
  return CHOICE.neighbour + CHOICE.continuation * Number(continues);
}

/** What fits and overlaps nothing chosen; questions and lines of the page only where there is nothing else. */
function candidatesLeft(
  ranked: readonly Candidate[],
  chosen: readonly Excerpt[],
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
  return tokens.length >= (STOP.test(text) ? FEWEST_WORDS.withStop : FEWEST_WORDS.without);
}

/** The excerpt that a sentence stands right before or behind, where both together are not too long. */
function neighbourOf(sentence: Candidate, excerpts: readonly Excerpt[]): Excerpt | undefined {
  return excerpts.find((excerpt) => {
    if (excerpt.evidence.article.id !== sentence.evidence.article.id) return false;
    if (excerpt.text.length + sentence.text.length > CHOICE.grown) return false;
    const [from, to] =
      excerpt.start < sentence.start
        ? [endOf(excerpt), sentence.start]
        : [endOf(sentence), excerpt.start];
    const { passage } = sentence.evidence;
    const isInside = excerpt.start >= passage.start && endOf(excerpt) <= passage.end;
    return isInside && from <= to && textBetween(passage, from, to).trim() === '';
  });
}

/** Two neighbours as one excerpt. */
function joined(excerpt: Excerpt, { evidence, start, text, stems }: Candidate): Excerpt {
  const from = Math.min(excerpt.start, start);
  const to = Math.max(endOf(excerpt), start + text.length);
  return {
    evidence,
    start: from,
    text: textBetween(evidence.passage, from, to),
    stems: excerpt.stems.union(stems),
  };
}

/** Whether two quotations overlap in their article. */
function overlap(one: Excerpt, other: Excerpt): boolean {
  return (
    one.evidence.article.id === other.evidence.article.id &&
    Math.max(one.start, other.start) < Math.min(endOf(one), endOf(other))
  );
}

function endOf({ start, text }: Excerpt): number {
  return start + text.length;
}

/** The text of a passage between two offsets in its article. */
function textBetween(passage: Excerpt['evidence']['passage'], from: number, to: number): string {
  return passage.text.slice(from - passage.start, to - passage.start);
}

/**
 * A sentence that begins with `He` or `The company`, as one quotation with the sentence before it, where
 * that one names somebody and both fit into `room` characters; any other sentence as it is.
 */
export function withAntecedent(candidate: Excerpt, room: number): Excerpt {
  const { evidence, text, start } = candidate;
  if (!POINTS_BACK.test(text)) return candidate;
  const { passage } = evidence;
  const before = analyse(passage.text, passage.start).findLast(
    (sentence) => sentence.start + sentence.text.length <= start,
  );
  if (before === undefined) return candidate;
  const whole = textBetween(passage, before.start, start + text.length);
  const tellsWho = newNames(before, new Set()).length > 0 && !POINTS_BACK.test(before.text);
  if (!tellsWho || whole.length > room) return candidate;
  return { evidence, text: whole, start: before.start, stems: before.stems.union(candidate.stems) };
}

/** The item of most worth, the first of equals. */
function bestOf<T>(items: readonly T[], worthOf: (item: T) => number): T | undefined {
  const worths = items.map(worthOf);
  return items[worths.indexOf(Math.max(...worths))];
}
