// The tests that find what a claim says otherwise than its passages.
import { FUNCTION_WORDS, NEGATIONS, PREPOSITIONS } from '../text/lexicon.ts';
import type { Token } from '../text/tokens.ts';
import { words } from '../text/words.ts';
import type { Alignment } from './alignment.ts';
import { areOpposite } from './opposites.ts';
import { CONTRADICTION } from './weights.ts';

/** What a test looks at: the alignment, where claim and source differ, and the share that is covered. */
type Claim = Alignment & { gaps: readonly Gap[]; covered: number };

/** The name of the test for names that have changed sides, which true passives fail as well. */
export const ROLES_TURNED = 'the roles are turned';

const TESTS: readonly [name: string, test: (claim: Claim) => boolean][] = [
  ['a number is missing', (claim) => isMissing(claim, 'number')],
  ['a name is missing', (claim) => isMissing(claim, 'name')],
  ['another fact stands there', isDisplaced],
  ['a word is replaced', isReplaced],
  ['the opposite is said', isOpposed],
  ['the source rules it out', isRuledOut],
  [ROLES_TURNED, areRolesTurned],
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
  return gaps.some(({ claimed, source, isInside, isReordered }) => {
    if (isReordered) return false;
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

/** The source has the opposite of a word of the claim. */
function isOpposed({ gaps }: Claim): boolean {
  return gaps.some(
    ({ claimed, source }) =>
      source.length <= CONTRADICTION.longestSlot &&
      claimed.some((token) => source.some((other) => areOpposite(token, other))),
  );
}

/** The words that take back a `not` before them: `not only Georgia`. */
const ONLY = new Set(['only', 'just', 'merely', 'even', 'least']);

/** The source has one of the claim's words only behind a `not` of its own: `for Moldova, but not for Georgia`. */
function isRuledOut({ claim, places, source }: Claim): boolean {
  if (claim.some(({ word }) => NEGATIONS.has(word))) return false;
  return claim.some((token, index) => {
    const place = places[index] ?? -1;
    if (place < 0 || FUNCTION_WORDS.has(token.word) || !isBehindNot(source, place)) return false;
    return !source.some(({ stem }, other) => stem === token.stem && !isBehindNot(source, other));
  });
}

/** Whether nothing but small words stands between a `not` and a word. */
function isBehindNot(tokens: readonly Token[], index: number): boolean {
  const before = tokens.slice(0, index);
  const at = before.findLastIndex(({ word }) => NEGATIONS.has(word) || !FUNCTION_WORDS.has(word));
  return before[at]?.word === 'not' && !ONLY.has(tokens[at + 1]?.word ?? '');
}

/** A quotation of more than one word is not in the source word for word. */
function isMisquoted({ text, sourceText }: Claim): boolean {
  const running = ` ${words(sourceText).join(' ')} `;
  return [...text.matchAll(/"([^"]+)"/gu)]
    .map(([, quoted = '']) => words(quoted).join(' '))
    .some((quoted) => quoted.includes(' ') && !running.includes(` ${quoted} `));
}

/** Words that name or lead to a speaker. */
const SPEAKING = new Set(
  (
    'say says said saying tell tells told call calls called calling claim claims claimed according tweet tweets ' +
    'tweeted write writes wrote add adds added adding describe describes described describing ask asks asked'
  ).split(' '),
);

/** Whether a quotation stands without the one who said it, whom its sentence in the source names. */
export function isUnattributed(alignment: Alignment): boolean {
  const { text, claim, source, sentenceOf } = alignment;
  if (!text.includes('"') || claim.some(({ word }) => SPEAKING.has(word))) return false;
  const used = sentencesUsed(alignment);
  return source.some(({ word }, at) => used.has(sentenceOf[at] ?? -1) && SPEAKING.has(word));
}

/** The numbers of the sentences that a claim repeats. */
export function sentencesUsed({ places, sentenceOf }: Alignment): ReadonlySet<number> {
  return new Set(places.flatMap((place) => (place < 0 ? [] : [sentenceOf[place] ?? 0])));
}

/** Whether a text has an address, a mark-up tag or a mention that its source does not hold. */
export function isDecorated({ text, sourceText }: Pick<Claim, 'text' | 'sourceText'>): boolean {
  return [
    ...text.matchAll(/\b(?:https?:\/\/|www\.)\S+|<[^<>\s][^<>]*>|\]\(|@(?:everyone|here)\b/giu),
  ].some(([mark]) => !sourceText.includes(mark));
}

/** A name this near to a leap has moved with it. */
const NEAR = 3;

/** A name has changed sides within one sentence: the claim goes back in it next to a name, other than at the start of a clause. */
function areRolesTurned({ claim, places, sentenceOf }: Claim): boolean {
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

/** The tokens between two matches: in the claim, and at the same place in the sentence that it repeats. */
type Gap = {
  claimed: Token[];
  source: Token[];
  /** Whether it lies within one sentence: between two matches, or between its start and the first. */
  isInside: boolean;
  /** Whether the claim's words stand elsewhere in that sentence. */
  isReordered: boolean;
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
  return bounds.slice(1).flatMap((to, index) => {
    const from = bounds[index] ?? -1;
    const claimed = alignment.claim.slice(from + 1, to);
    const gap = sourceBetween(alignment, claimed.length, [places[from] ?? -1, places[to] ?? -1]);
    const isGap = claimed.length > 0 || (gap.isInside && gap.source.length > 0);
    const home = alignment.sentenceOf[places[from] ?? places[to] ?? -1];
    const isReordered = claimed.every(({ word }, number) => {
      const place = alignment.places[from + 1 + number] ?? -1;
      return FUNCTION_WORDS.has(word) || (place >= 0 && alignment.sentenceOf[place] === home);
    });
    return isGap ? [{ claimed, ...gap, isReordered: claimed.length > 0 && isReordered }] : [];
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
