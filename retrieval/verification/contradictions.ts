import { type Token, words } from '../text/tokens.ts';
import type { Reading } from './align.ts';
import { areOpposite } from './opposites.ts';
import { FUNCTION_WORDS, HEDGES, NEGATIONS, PREPOSITIONS } from '../text/lexicon.ts';

type Test = (reading: Reading, heard: number) => boolean;

const TESTS: readonly [name: string, test: Test][] = [
  ['a number is missing', (reading) => isMissing(reading, 'number')],
  ['a date is missing', (reading) => isMissing(reading, 'date')],
  ['a name is missing', (reading) => isMissing(reading, 'name')],
  ['another fact stands there', isDisplaced],
  ['the number counts something else', isRecounted],
  ['a word is replaced', isReplaced],
  ['a part was never said', hasUnheardPart],
  ['a negation differs', isNegated],
  ['the opposite is said', isOpposed],
  ['a hedge is left out', isUnhedged],
  ['the roles are turned', areRolesTurned],
  ['a quotation is not verbatim', isMisquoted],
  ['an address or mark-up was added', isDecorated],
];

/** All that speaks against a claim, each in a few words; `heard` is the share of it that was heard. */
export function contradictionsOf(reading: Reading, heard: number): string[] {
  return TESTS.filter(([, test]) => test(reading, heard)).map(([name]) => name);
}

/** Beyond so many words, what stands at the same place is no longer instead of it. */
const LONGEST_SLOT = 8;

/** Whether nothing near what the claim repeats holds one of its numbers, dates or names. */
function isMissing({ claim, near }: Reading, kind: Token['kind']): boolean {
  return claim.some((token) => token.kind === kind && !near.has(token.stem));
}

/** Whether another fact of the same kind stands where the claim has one. */
function isDisplaced(reading: Reading): boolean {
  const claimedStems = new Set(reading.claim.map(({ stem }) => stem));
  const isInstead = (fact: Token, told: readonly Token[]): boolean =>
    fact.kind !== 'word' &&
    !told.some(({ stem }) => stem === fact.stem) &&
    told.some(
      ({ kind, stem }) => kind === fact.kind && (kind === 'name' || !claimedStems.has(stem)),
    );
  return gapsOf(reading).some(
    ({ claimed, told }) =>
      told.length <= LONGEST_SLOT && claimed.some((fact) => isInstead(fact, told)),
  );
}

/** Whether a number counts one thing in the claim and, wherever it stands, another in what was given. */
function isRecounted({ claim, sentences, near }: Reading): boolean {
  return claim.some((token, index) => {
    const counted = countedBy(claim, index);
    if (token.kind !== 'number' || !near.has(token.stem) || counted === undefined) return false;
    const others = sentences.flatMap((tokens) =>
      tokens.flatMap(({ stem }, at) => (stem === token.stem ? [{ tokens, at }] : [])),
    );
    const fits = others.some(({ tokens, at }) => {
      const other = countedBy(tokens, at);
      const around = tokens.slice(Math.max(0, at - 4), at + 7);
      return (
        other === undefined ||
        around.some(({ stem }) => stem === counted.stem) ||
        claim.some(({ stem }) => stem === other.stem)
      );
    });
    return others.length > 0 && !fits;
  });
}

/** What a number counts: the sign before it, or the word behind it. */
function countedBy(tokens: readonly Token[], index: number): Token | undefined {
  const before = tokens[index - 1];
  if (before && /^(?:dollar|pound|euro)$/u.test(before.word)) return before;
  const after = tokens[index + 1];
  const isThing = after && /^(?:word|unit)$/u.test(after.kind) && !FUNCTION_WORDS.has(after.word);
  return isThing ? after : undefined;
}

/** A longer gap is a part left out, and not a word turned round. */
const LONGEST_TURN = 4;
/** Whether a negation stands on one side only. */
function isNegated(reading: Reading): boolean {
  return gapsOf(reading).some(({ claimed, told }) => {
    const ours = countOf(NEGATIONS, claimed);
    const theirs = countOf(NEGATIONS, told);
    return ours !== theirs && (ours > theirs || told.length <= LONGEST_TURN);
  });
}

/** Whether the opposite of a word of the claim stands in its place. */
function isOpposed(reading: Reading): boolean {
  return gapsOf(reading).some(
    ({ claimed, told }) =>
      told.length <= LONGEST_SLOT &&
      claimed.some(({ stem }) => told.some((other) => areOpposite(stem, other.stem))),
  );
}

/** Whether a hedge is left out where the words before and behind it are kept. */
function isUnhedged(reading: Reading): boolean {
  return gapsOf(reading).some(
    ({ claimed, told, isInside }) =>
      isInside &&
      told.length <= LONGEST_TURN &&
      claimed.length <= 2 &&
      countOf(HEDGES, told) > 0 &&
      countOf(HEDGES, claimed) === 0,
  );
}

function countOf(stems: ReadonlySet<string>, tokens: readonly Token[]): number {
  return tokens.filter(({ stem }) => stems.has(stem)).length;
}

/** Whether a quotation of more than one word does not stand in what was given, word for word in a row. */
function isMisquoted({ text, given }: Reading): boolean {
  const running = ` ${words(given).join(' ')} `;
  return [...text.matchAll(/"([^"]+)"/gu)]
    .map(([, quoted = '']) => words(quoted).join(' '))
    .some((quoted) => quoted.includes(' ') && !running.includes(` ${quoted} `));
}

/** Whether it holds an address, a mark-up tag or a mention that was not given: nobody's sentence has one. */
function isDecorated({ text, given }: Reading): boolean {
  return [
    ...text.matchAll(/\b(?:https?:\/\/|www\.)\S+|<[^<>\s][^<>]*>|\]\(|@(?:everyone|here)\b/giu),
  ].some(([mark]) => !given.includes(mark));
}

/** Words less alike than this, by their vectors, do not stand for each other. */
const UNLIKE = 0.2;
/** How many words that tell something may be exchanged for others at one place. */
const MOST_WORDS = 3;
/** Where less than this of the claim is heard, it is told in words of its own. */
const EXTRACTIVE = 0.75;

/** Whether a claim that repeats a sentence has other words at one place of it, few and nothing alike. */
function isReplaced(reading: Reading, heard: number): boolean {
  if (heard < EXTRACTIVE) return false;
  return gapsOf(reading).some(({ claimed, told, isInside }) => {
    const ours = claimed.filter(({ word }) => !FUNCTION_WORDS.has(word));
    const theirs = told.filter(({ word }) => !FUNCTION_WORDS.has(word));
    const isShort = theirs.length <= MOST_WORDS && ours.length <= MOST_WORDS;
    return (
      isInside &&
      isShort &&
      theirs.length > 0 &&
      ours.some((one) => theirs.every((other) => reading.alike(one, other) < UNLIKE))
    );
  });
}

const FORMS_OF_BE = new Set('is are was were been being be'.split(' '));
/** So near a leap, a name has moved. */
const NEAR = 3;

/**
 * Whether a name has changed sides within one sentence: the claim goes back in it, not where a part
 * of the claim begins, next to a name. Turning active into passive moves the names as well: then, and
 * only then, they must.
 */
function areRolesTurned(reading: Reading): boolean {
  return crosses(reading) !== turnsVoice(reading);
}

function crosses({ claim, places, sentenceOf }: Reading): boolean {
  const matched = places.flatMap((place, index) => (place < 0 ? [] : [index]));
  return matched.slice(1).some((index, number) => {
    const before = matched[number] ?? 0;
    const [from = -1, to = -1] = [places[before], places[index]];
    const isBack = to < from && sentenceOf[to] === sentenceOf[from];
    const opens = claim.slice(before + 1, index + 1).some((token) => token.startsClause);
    return isBack && !opens && isByName(claim, index);
  });
}

/** Whether a token stands next to a name, and begins no time or place that may move by itself. */
function isByName(claim: readonly Token[], index: number): boolean {
  const token = claim[index];
  if (!token || token.kind === 'date' || PREPOSITIONS.has(token.word)) return false;
  return claim.slice(Math.max(0, index - NEAR), index + 2).some(({ kind }) => kind === 'name');
}

/** Whether one side is in the passive voice with `by` and the other, in the same words, is not. */
function turnsVoice({ claim, told, places, sentenceOf }: Reading): boolean {
  const used = new Set(places.flatMap((place) => (place < 0 ? [] : [sentenceOf[place]])));
  const unmatched = claim.filter((_, index) => (places[index] ?? -1) < 0).map(({ word }) => word);
  const matched = new Set(places);
  const left = told
    .filter((_, place) => used.has(sentenceOf[place]) && !matched.has(place))
    .map(({ word }) => word);
  const isWhole = unmatched.length <= 4;
  return isWhole && isPassive(unmatched) !== (isPassive(left) && left.length <= 8);
}

function isPassive(spoken: readonly string[]): boolean {
  return spoken.includes('by') && spoken.some((word) => FORMS_OF_BE.has(word));
}

/** A part of which a smaller share, by weight, is repeated was not heard. */
const LEAST_HEARD = 0.45;
/** A part lighter than this may be anything. */
const LIGHTEST_PART = 0.8;
/** Where less than this of the claim is heard, it is told in words of its own, and no part stands out. */
const EXTRACTIVE_IN_PART = 0.5;

/**
 * Whether a part of the claim, between commas or words that join parts, repeats hardly anything while
 * the rest does: a clause that nobody said.
 */
function hasUnheardPart(reading: Reading, heard: number): boolean {
  if (heard < EXTRACTIVE_IN_PART) return false;
  return partsOf(reading).some(
    ({ weight, held }) => weight > LIGHTEST_PART && held < LEAST_HEARD * weight,
  );
}

/** The weight of each part of a claim, and how much of it is repeated. */
function partsOf({
  claim,
  told,
  places,
  match,
  weigh,
}: Reading): { weight: number; held: number }[] {
  const parts = [{ weight: 0, held: 0 }];
  for (const [index, token] of claim.entries()) {
    if (token.startsClause) parts.push({ weight: 0, held: 0 });
    const part = parts.at(-1);
    if (!part || FUNCTION_WORDS.has(token.word)) continue;
    const other = told[places[index] ?? -1];
    part.weight += weigh(token);
    if (other) part.held += match(token, other);
  }
  return parts;
}

/** What stands between two matches: in the claim, and at the same place in the sentence it repeats. */
type Gap = {
  claimed: Token[];
  told: Token[];
  /** Whether it lies within one sentence: between two matches, or between its start and the first. */
  isInside: boolean;
};

/** An excursion longer than this is a part of its own. */
const LONGEST_EXCURSION = 6;
/** A first match further from the start of its sentence begins in its middle. */
const LONGEST_OPENING = 4;

/**
 * The places where a claim and what it repeats differ. An excursion to fetch a few words from
 * elsewhere, after which the same sentence goes on, is a difference, too: that is what putting one
 * name in the place of another looks like.
 */
function gapsOf(reading: Reading): Gap[] {
  const places = withoutExcursions(reading);
  const matched = places.flatMap((place, index) => (place < 0 ? [] : [index]));
  const bounds = [-1, ...matched, places.length];
  return bounds.slice(1).flatMap((to, number) => {
    const from = bounds[number] ?? -1;
    const claimed = reading.claim.slice(from + 1, to);
    const told = toldBetween(reading, claimed.length, [places[from] ?? -1, places[to] ?? -1]);
    const isGap = claimed.length > 0 || (told.isInside && told.told.length > 0);
    return isGap ? [{ claimed, ...told }] : [];
  });
}

/** What is told between two places; where they do not follow each other, the nearest few tokens. */
function toldBetween(
  { told, sentenceOf }: Reading,
  length: number,
  [before, after]: readonly [number, number],
): Pick<Gap, 'told' | 'isInside'> {
  const sentence = sentenceOf[after < 0 ? before : after];
  const within = (from: number, to: number): Token[] =>
    told.filter((_, place) => place >= from && place < to && sentenceOf[place] === sentence);
  if (after < 0) return { told: within(before + 1, before + 1 + length), isInside: false };
  if (follows(sentenceOf, before, after))
    return { told: told.slice(before + 1, after), isInside: true };
  const opening = sentenceOf.indexOf(sentence ?? -1);
  const isOpening = before < 0 && after - opening <= LONGEST_OPENING;
  return { told: within(isOpening ? opening : after - length, after), isInside: isOpening };
}

function follows(sentenceOf: readonly number[], before: number, after: number): boolean {
  return before >= 0 && after > before && sentenceOf[after] === sentenceOf[before];
}

/** The places of the trace, without the few that lie elsewhere between two of one sentence. */
function withoutExcursions({ places, sentenceOf }: Reading): number[] {
  const kept = [...places];
  let last = -1;
  for (let index = 0; index < kept.length; index += 1) {
    const place = kept[index] ?? -1;
    if (place < 0) continue;
    const home = last;
    const isAway = last >= 0 && !follows(sentenceOf, last, place);
    const back = kept
      .slice(index, index + LONGEST_EXCURSION + 1)
      .findIndex((other) => follows(sentenceOf, home, other));
    if (isAway && back > 0) {
      kept.fill(-1, index, index + back);
      index += back - 1;
    } else last = place;
  }
  return kept;
}
