import type { AnswerKind } from '../query/answer-type.ts';
import { TIMES } from '../query/periods.ts';
import type { Token } from '../text/tokens.ts';

/** A place in a sentence that may be the answer: the first and the last of its words, from 0. */
export type PossibleAnswer = { first: number; last: number; text: string };

/** What a possible answer is judged by, besides its sentence. */
type AnswerContext = {
  kind: AnswerKind;
  /** The stems of the question's words: what it names already is no answer to it. */
  asked: ReadonlySet<string>;
  /** Words that the evidence also writes with a small letter: no names, though a heading capitalises them. */
  common: ReadonlySet<string>;
};

const NUMBER =
  /\d[\d,.]*\d|\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|half|third|quarter)\b/giu;
const AMOUNT =
  /[$€£¥] ?\d[\d,.]*(?:[ -]?(?:thousand|million|billion|trillion|[bmk]n?)\b)?|\b\d[\d,.]*(?: (?:thousand|million|billion|trillion))?[ -](?:dollars?|euros?|pounds?|cents)\b|\d[\d.,]*(?: ?%| per ?cent\b)/giu;
const TITLE = /[“"‘']([^”"’']{2,60})[”"’']/gu;
const YEAR = /^(?:19|20)\d\d$/u;
/** Words that are capitalised and name nobody. */
const NO_NAME = new Set(
  (
    'the a an in on at it he she they we i this that these but and or as for with by from to of not no is was ' +
    'are were after before when while who what which how why where mr mrs ms dr ' +
    'monday tuesday wednesday thursday friday saturday sunday january february march april may june july ' +
    'august september october november december jan feb mar apr jun jul aug sept sep oct nov dec'
  ).split(' '),
);

/**
 * What in a sentence is of the kind that is asked for and not in the question already. Null where
 * that has no form to go by: `why` asks for anything, and `which product` may be no name.
 */
export function possibleAnswers(
  sentence: string,
  tokens: readonly Token[],
  { kind, asked, common }: AnswerContext,
): PossibleAnswer[] | null {
  const isNew = ({ first, last }: PossibleAnswer): boolean =>
    tokens.slice(first, last + 1).some(({ stem }) => !asked.has(stem));
  const holdsNothingAsked = ({ first, last }: PossibleAnswer): boolean =>
    tokens.slice(first, last + 1).every(({ stem }) => !asked.has(stem));
  const found = (pattern: RegExp): PossibleAnswer[] => matches(sentence, tokens, pattern);
  const numbers = (): PossibleAnswer[] =>
    found(NUMBER).filter((answer) => isNew(answer) && !YEAR.test(answer.text));
  switch (kind) {
    case 'amount': {
      const amounts = found(AMOUNT);
      return amounts.length > 0 ? amounts : numbers();
    }
    case 'number':
      return numbers();
    case 'time':
      return found(TIMES).filter(isNew);
    case 'person':
    case 'place':
      return names(sentence, tokens, { asked, common });
    case 'choice': {
      const titles = found(TITLE).filter(holdsNothingAsked);
      const things = [...names(sentence, tokens, { asked, common }), ...titles];
      return things.length === 0 ? null : things;
    }
    case 'other':
      return null;
  }
}

/** The words that the evidence writes with a small letter somewhere. */
export function commonWords(texts: readonly string[]): Set<string> {
  return new Set(texts.flatMap((text) => text.match(/(?<!\p{L})\p{Ll}\p{L}*/gu) ?? []));
}

function matches(sentence: string, tokens: readonly Token[], pattern: RegExp): PossibleAnswer[] {
  return [...sentence.matchAll(pattern)].flatMap(({ 0: text, index }) => {
    const first = tokens.findIndex(({ end }) => end > index);
    const last = tokens.findLastIndex(({ start }) => start < index + text.length);
    return first === -1 || last < first ? [] : [{ first, last, text }];
  });
}

/** Runs of capitalised words that the question does not hold. */
function names(
  sentence: string,
  tokens: readonly Token[],
  { asked, common }: Pick<AnswerContext, 'asked' | 'common'>,
): PossibleAnswer[] {
  const isPart = ({ raw, word, stem }: Token): boolean =>
    /^\p{Lu}/u.test(raw) && !NO_NAME.has(word) && !asked.has(stem);
  const runs: { first: number; last: number }[] = [];
  for (const [index, token] of tokens.entries()) {
    if (!isPart(token)) continue;
    const run = runs.at(-1);
    const gap = sentence.slice(tokens[index - 1]?.end, token.start);
    if (run?.last === index - 1 && /^[\s.’'-]*$/u.test(gap)) run.last = index;
    else runs.push({ first: index, last: index });
  }
  return runs
    .filter(({ first, last }) =>
      tokens.slice(first, last + 1).some(({ word }) => !common.has(word)),
    )
    .map(({ first, last }) => ({
      first,
      last,
      text: sentence.slice(tokens[first]?.start, tokens[last]?.end),
    }));
}
