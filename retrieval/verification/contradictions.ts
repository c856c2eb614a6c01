// The tests that find what a claim says otherwise than its passages.
import { FUNCTION_WORDS, HEDGES, NEGATIONS, PREPOSITIONS } from '../text/lexicon.ts';
import { stem, type Token } from '../text/tokens.ts';
import { words } from '../text/words.ts';
import type { Alignment } from './alignment.ts';
import { areOpposite } from './opposites.ts';
import { CONTRADICTION } from './weights.ts';

/** What a test looks at: the alignment, where claim and source differ, and the share that is covered. */
type Claim = Alignment & { gaps: readonly Gap[]; covered: number };

const TESTS: readonly [name: string, test: (claim: Claim) => boolean][] = [
  ['a number is missing', (claim) => isMissing(claim, 'number')],
  ['a name is missing', (claim) => isMissing(claim, 'name')],
  ['another fact stands there', isDisplaced],
  ['a word is replaced', isReplaced],
  ['a clause is unsupported', hasUnsupportedClause],
  ['a negation differs', isNegated],
  ['the opposite is said', isOpposed],
  ['a hedge is left out', isUnhedged],
  ['the roles are turned', areRolesTurned],
  ['a quotation is not verbatim', isMisquoted],
  ['an address or mark-up was added', isDecorated],
];

/** What speaks against a claim, each in a few words; `covered` is the share that its sources cover. */
export function contradictionsOf(alignment: Alignment, covered: number): string[] {
  const claim = { ...alignment, covered, gaps: gapsOf(alignment) };
  return TESTS.filter(([, test]) => test(claim)).map(([name]) => name);
}

/** Nothing near what the claim repeats holds one of its numbers or names. */
function isMissing({ claim, near }: Claim, kind: Token['kind']): boolean {
  return claim.some((token) => token.kind === kind && !near.has(token.stem));
}

/** The source has another fact of the same kind in the position of the claim's. */
function isDisplaced({ claim, gaps }: Claim): boolean {
  const claimedStems = new Set(claim.map((token) => token.stem));
  const isInstead = (fact: Token, told: readonly Token[]): boolean =>
    fact.kind !== 'word' &&
    !told.some((token) => token.stem === fact.stem) &&
    told.some(
      (token) =>
        token.kind === fact.kind && (token.kind === 'name' || !claimedStems.has(token.stem)),
    );
  return gaps.some(
    ({ claimed, source }) =>
      source.length <= CONTRADICTION.longestSlot && claimed.some((fact) => isInstead(fact, source)),
  );
}

/** A claim that repeats a sentence has a few dissimilar words in one position of it. */
function isReplaced({ gaps, covered, similarity }: Claim): boolean {
  if (covered < CONTRADICTION.extractive) return false;
  return gaps.some(({ claimed, source, isInside }) => {
    const ours = claimed.filter(({ word }) => !FUNCTION_WORDS.has(word));
    const theirs = source.filter(({ word }) => !FUNCTION_WORDS.has(word));
    const isShort = Math.max(theirs.length, ours.length) <= CONTRADICTION.replacedWords;
    return (
      isInside &&
      isShort &&
      theirs.length > 0 &&
      ours.some((one) => theirs.every((other) => similarity(one, other) < CONTRADICTION.unlike))
    );
  });
}

/** Hardly anything of one clause is covered while the rest is: a clause that nobody said. */
function hasUnsupportedClause(claim: Claim): boolean {
  if (claim.covered < CONTRADICTION.extractiveClause) return false;
  return clausesOf(claim).some(
    ({ weight, covered }) =>
      weight > CONTRADICTION.lightestClause && covered < CONTRADICTION.clauseCoverage * weight,
  );
}

/** The weight of the content words of each clause of a claim, and how much of it is covered. */
function clausesOf(claim: Claim): { weight: number; covered: number }[] {
  const clauses = [{ weight: 0, covered: 0 }];
  for (const [index, token] of claim.claim.entries()) {
    if (token.startsClause) clauses.push({ weight: 0, covered: 0 });
    const clause = clauses.at(-1);
    if (!clause || FUNCTION_WORDS.has(token.word)) continue;
    const other = claim.source[claim.places[index] ?? -1];
    clause.weight += claim.weightOf(token);
    if (other) clause.covered += claim.covers(token, other);
  }
  return clauses;
}

/** Only one side has a negation. */
function isNegated({ gaps }: Claim): boolean {
  return gaps.some(({ claimed, source }) => {
    const ours = claimed.filter(({ word }) => NEGATIONS.has(word)).length;
    const theirs = source.filter(({ word }) => NEGATIONS.has(word)).length;
    return ours !== theirs && (ours > theirs || source.length <= CONTRADICTION.longestTurn);
  });
}

/** The source has the opposite of a word of the claim. */
function isOpposed({ gaps }: Claim): boolean {
  return gaps.some(
    ({ claimed, source }) =>
      source.length <= CONTRADICTION.longestSlot &&
      claimed.some((token) => source.some((other) => areOpposite(token, other))),
  );
}

const HEDGE_STEMS = new Set([...HEDGES].map((word) => stem(word)));

/** A hedge is left out while the words around it are kept. */
function isUnhedged({ gaps }: Claim): boolean {
  return gaps.some(
    ({ claimed, source, isInside }) =>
      isInside &&
      source.length <= CONTRADICTION.longestTurn &&
      claimed.length <= 2 &&
      source.some(isHedge) &&
      !claimed.some(isHedge),
  );
}

function isHedge({ stem: stemmed }: Token): boolean {
  return HEDGE_STEMS.has(stemmed);
}

/** A quotation of more than one word is not in the source word for word. */
function isMisquoted({ text, sourceText }: Claim): boolean {
  const running = ` ${words(sourceText).join(' ')} `;
  return [...text.matchAll(/"([^"]+)"/gu)]
    .map(([, quoted = '']) => words(quoted).join(' '))
    .some((quoted) => quoted.includes(' ') && !running.includes(` ${quoted} `));
}

/** An address, a mark-up tag or a mention that the source does not hold. */
function isDecorated({ text, sourceText }: Claim): boolean {
  return [
    ...text.matchAll(/\b(?:https?:\/\/|www\.)\S+|<[^<>\s][^<>]*>|\]\(|@(?:everyone|here)\b/giu),
  ].some(([mark]) => !sourceText.includes(mark));
}

const FORMS_OF_BE = new Set('is are was were been being be'.split(' '));
/** A name this near to a leap has moved with it. */
const NEAR = 3;

/**
 * A name has changed sides within one sentence: the claim goes back in it next to a name, other than at
 * the start of a clause. Turning active into passive moves the names as well, and then they must move.
 */
function areRolesTurned(claim: Claim): boolean {
  return movesName(claim) !== turnsVoice(claim);
}

function movesName({ claim, places, sentenceOf }: Claim): boolean {
  const matched = places.flatMap((place, index) => (place < 0 ? [] : [index]));
  return matched.slice(1).some((index, number) => {
    const before = matched[number] ?? 0;
    const [from = -1, to = -1] = [places[before], places[index]];
    const isBack = to < from && sentenceOf[to] === sentenceOf[from];
    const isAtClause = claim.slice(before + 1, index + 1).some((token) => token.startsClause);
    return isBack && !isAtClause && isByName(claim, index);
  });
}

/** Whether a token is next to a name and does not begin a time or place, which may move freely. */
function isByName(claim: readonly Token[], index: number): boolean {
  const token = claim[index];
  if (!token || token.kind === 'date' || PREPOSITIONS.has(token.word)) return false;
  return claim.slice(Math.max(0, index - NEAR), index + 2).some(({ kind }) => kind === 'name');
}

/** One side is in the passive voice with `by` and the other, in the same words, is not. */
function turnsVoice({ claim, source, places, sentenceOf }: Claim): boolean {
  const used = new Set(places.flatMap((place) => (place < 0 ? [] : [sentenceOf[place]])));
  const unmatched = claim.filter((_, index) => (places[index] ?? -1) < 0).map(({ word }) => word);
  const matched = new Set(places);
  const left = source
    .filter((_, place) => used.has(sentenceOf[place]) && !matched.has(place))
    .map(({ word }) => word);
  if (unmatched.length > CONTRADICTION.longestTurn) return false;
  return isPassive(unmatched) !== (isPassive(left) && left.length <= CONTRADICTION.longestSlot);
}

function isPassive(found: readonly string[]): boolean {
  return found.includes('by') && found.some((word) => FORMS_OF_BE.has(word));
}

/** The tokens between two matches: in the claim, and in the same position of the sentence that it repeats. */
type Gap = {
  claimed: Token[];
  source: Token[];
  /** Whether it lies within one sentence: between two matches, or between its start and the first. */
  isInside: boolean;
};

/** A longer excursion is not a gap. */
const LONGEST_EXCURSION = 6;
/** A first match further from the start of its sentence begins in its middle. */
const LONGEST_OPENING = 4;

/**
 * The gaps in which a claim differs from the sentence that it repeats. An excursion is a gap, too: a few
 * words matched elsewhere, after which the claim returns to the same sentence, as when one name replaces
 * another.
 */
function gapsOf(alignment: Alignment): Gap[] {
  const places = withoutExcursions(alignment);
  const matched = places.flatMap((place, index) => (place < 0 ? [] : [index]));
  const bounds = [-1, ...matched, places.length];
  return bounds.slice(1).flatMap((to, number) => {
    const from = bounds[number] ?? -1;
    const claimed = alignment.claim.slice(from + 1, to);
    const gap = sourceBetween(alignment, claimed.length, [places[from] ?? -1, places[to] ?? -1]);
    const isGap = claimed.length > 0 || (gap.isInside && gap.source.length > 0);
    return isGap ? [{ claimed, ...gap }] : [];
  });
}

/** The source between two places; where they do not follow each other, the nearest few tokens. */
function sourceBetween(
  { source, sentenceOf }: Alignment,
  length: number,
  [before, after]: readonly [number, number],
): Pick<Gap, 'source' | 'isInside'> {
  const sentence = sentenceOf[after < 0 ? before : after];
  const within = (from: number, to: number): Token[] =>
    source.filter((_, place) => place >= from && place < to && sentenceOf[place] === sentence);
  if (after < 0) return { source: within(before + 1, before + 1 + length), isInside: false };
  if (follows(sentenceOf, before, after))
    return { source: source.slice(before + 1, after), isInside: true };
  const opening = sentenceOf.indexOf(sentence ?? -1);
  const isOpening = before < 0 && after - opening <= LONGEST_OPENING;
  return { source: within(isOpening ? opening : after - length, after), isInside: isOpening };
}

function follows(sentenceOf: readonly number[], before: number, after: number): boolean {
  return before >= 0 && after > before && sentenceOf[after] === sentenceOf[before];
}

/** The places of the claim, without the few that lie elsewhere between two of one sentence. */
function withoutExcursions({ places, sentenceOf }: Alignment): number[] {
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
