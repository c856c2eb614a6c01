import { isQuestion, splitSentences } from '../../corpus/text/sentences.ts';
import { newNames } from '../query/answer-type.ts';
import { stem, words } from '../text/tokens.ts';
import { dotProduct } from '../text/vectors.ts';
import { heldShare, type LikelyWords } from './answer-terms.ts';
import type { Candidate } from './rank-sentences.ts';

/** How many sentences an answer of quotations has. */
const MOST_SENTENCES = 4;
/** Characters of all quoted sentences together. */
const MOST_CHARACTERS = 700;
/** Two sentences more alike than this say the same. */
const SAME = 0.9;
/**
 * What is shorter is a line of the page and no sentence: a place and `CNN —`, and without a full stop
 * a heading such as `What the pilots left out`.
 */
const FEWEST_WORDS = { withStop: 4, without: 7 } as const;
const STOP = /[.!…:]["'”’»)\]]*$/u;
/** What the share of the likely words that the first sentence holds counts beside its score. */
const HELD = 2;
/** What the likeliest word that is not yet said counts in a further sentence. */
const NOT_YET_SAID = 0.7;
/** What going on about what is said counts: `His departure` right behind the sentence that names him. */
const GOING_ON = 0.2;
/** What 100 characters cost behind the first sentence: room is short, and short ones leave more. */
const COST_OF_LENGTH = 0.08;

/**
 * One to four sentences that answer. The first scores best and holds most of what is likely the
 * answer; each further one holds the likeliest word that the ones before do not, so that a wrong
 * first guess is made good. Further ones stand in the order of their articles and of reading. No two
 * say the same, and together they stay within 700 characters. One that points back brings along the
 * sentence that says to whom.
 */
export function chooseSentences(ranked: readonly Candidate[], likely: LikelyWords): Candidate[] {
  const chosen: Candidate[] = [];
  const said = new Set<string>();
  let room = MOST_CHARACTERS;
  while (chosen.length < MOST_SENTENCES) {
    const worth = chosen.length === 0 ? worthAsFirst(likely) : worthAsFurther(likely, said, chosen);
    const best = bestOf(fitting(ranked, chosen, room), worth);
    if (best === undefined) break;
    const whole = isPointingTo(best, chosen) ? best : withAntecedent(best, room);
    chosen.push(whole);
    room -= whole.text.length;
    for (const word of whole.stems) said.add(word);
  }
  return chosen.length === 0 ? ranked.slice(0, 1) : inReadingOrder(chosen);
}

function worthAsFirst(likely: LikelyWords): (candidate: Candidate) => number {
  const held = heldShare(likely);
  return ({ score, stems }) => score + HELD * held(stems);
}

function worthAsFurther(
  likely: LikelyWords,
  said: ReadonlySet<string>,
  chosen: readonly Candidate[],
): (candidate: Candidate) => number {
  return (candidate) => {
    const { score, stems, text } = candidate;
    const fresh = Math.max(0, ...[...stems.difference(said)].map((word) => likely.get(word) ?? 0));
    return (
      score +
      // The root looks further down the list of likely words.
      NOT_YET_SAID * Math.sqrt(fresh) +
      GOING_ON * Number(isPointingTo(candidate, chosen)) -
      (COST_OF_LENGTH * text.length) / 100
    );
  };
}

/** What may stand beside the chosen ones; questions and lines of the page only where there is nothing else. */
function fitting(
  ranked: readonly Candidate[],
  chosen: readonly Candidate[],
  room: number,
): Candidate[] {
  const free = ranked.filter(
    (candidate) =>
      candidate.text.length <= room && !chosen.some((other) => saysTheSame(other, candidate)),
  );
  const whole = free.filter(({ text }) => isSentence(text));
  return chosen.length === 0 && whole.length === 0 ? free : whole;
}

function isSentence(text: string): boolean {
  if (isQuestion(text)) return false;
  return words(text).length >= (STOP.test(text) ? FEWEST_WORDS.withStop : FEWEST_WORDS.without);
}

/** Whether a sentence begins with what stands for something in one of the chosen ones, right before it. */
function isPointingTo(candidate: Candidate, chosen: readonly Candidate[]): boolean {
  return pointsBack(candidate.text) && chosen.some((other) => isRightBehind(candidate, other));
}

function isRightBehind(
  { evidence: { article, passage }, start }: Candidate,
  other: Candidate,
): boolean {
  const from = endOf(other) - passage.start;
  const to = start - passage.start;
  const isInPassage = article.id === other.evidence.article.id && from >= 0 && from <= to;
  return isInPassage && passage.text.slice(from, to).trim() === '';
}

function saysTheSame(one: Candidate, other: Candidate): boolean {
  return dotProduct(one.vector, other.vector) > SAME || sharesWords(one, other);
}

/** Whether two quotations overlap in their article. */
function sharesWords(one: Candidate, other: Candidate): boolean {
  const isOfOneArticle = one.evidence.article.id === other.evidence.article.id;
  return isOfOneArticle && Math.max(one.start, other.start) < Math.min(endOf(one), endOf(other));
}

function endOf({ start, text }: Candidate): number {
  return start + text.length;
}

/** The item of most worth, the first of equals. */
function bestOf<T>(items: readonly T[], worthOf: (item: T) => number): T | undefined {
  const worths = items.map(worthOf);
  return items[worths.indexOf(Math.max(...worths))];
}

function inReadingOrder([first, ...others]: readonly Candidate[]): Candidate[] {
  if (first === undefined) return [];
  const articles = [...new Set([first, ...others].map((item) => item.evidence.article.id))];
  const place = ({ evidence }: Candidate): number => articles.indexOf(evidence.article.id);
  return [
    first,
    ...others.toSorted((left, right) => place(left) - place(right) || left.start - right.start),
  ];
}

/** What stands for somebody or something that the sentence before has named. */
const POINTS_BACK =
  /^["“‘'(]*(?:(?:he|she|they|his|her|their|its)\b|(?:the|this|that) (?:\w+ )?(?:company|firm|group|agency|organi[sz]ation|retailer|team|club|party|film|show|book|man|woman|boy|girl|couple|pair)\b)/iu;

/** Whether a sentence begins with what stands for somebody or something before it. */
function pointsBack(sentence: string): boolean {
  return POINTS_BACK.test(sentence);
}

/**
 * A sentence that begins with `He` or `The company`, as one quotation with the sentence before it,
 * which says who that is, where both fit into so many characters; any other as it is.
 */
export function withAntecedent(candidate: Candidate, room: number): Candidate {
  const { evidence, text, start } = candidate;
  if (!pointsBack(text)) return candidate;
  const { passage } = evidence;
  const offset = start - passage.start;
  const before = splitSentences(passage.text).findLast(({ end }) => end <= offset);
  if (before === undefined) return candidate;
  const named = passage.text.slice(before.start, before.end);
  const whole = passage.text.slice(before.start, offset + text.length);
  const tellsWho = newNames(named, '').length > 0 && !pointsBack(named);
  if (!tellsWho || whole.length > room) return candidate;
  const stems = new Set([...candidate.stems, ...words(named).map(stem)]);
  return { ...candidate, text: whole, start: passage.start + before.start, stems };
}
