// What each weight of reading is worth, and where the threshold for answering lies, over folds of several sets.
import { answerTerms } from '../../retrieval/reading/answer-terms.ts';
import { answerMargin, answerSigns, type AnswerSigns } from '../../retrieval/reading/answerable.ts';
import { chooseExcerpts } from '../../retrieval/reading/choose-excerpts.ts';
import {
  featureNames,
  type Features,
  type Reading,
  scored,
} from '../../retrieval/reading/rank-sentences.ts';
import { ANSWERABLE, CHOICE, SENTENCE } from '../../retrieval/reading/weights.ts';
import type { Query } from '../../retrieval/query/query.ts';
import type { WordWeights } from '../../retrieval/text/word-weights.ts';
import { type QuestionLine, showsAnswer } from './questions.ts';
import { areaUnderCurve, mean } from './statistics.ts';
import { markdownTable, numberText } from './tables.ts';

/** A labelled question with the evidence as read for it. */
export type ReadQuestion = { line: QuestionLine; query: Query; reading: Reading };

/** A labelled set by its name. */
export type ReadSet = { name: string; questions: readonly ReadQuestion[] };

/** Answers found before refusing: in the first excerpt, and in any. */
type Found = { first: number; any: number };

/** What leaving one weight out does: the change of the shares found, with its standard error. */
type WeightReport = {
  weight: string;
  value: number;
  sets: Record<string, { first: number; any: number; noise: number }>;
};

/** One threshold: the shares of a set below it. */
type ThresholdReport = {
  matched: number;
  sets: Record<string, { unanswerable: number | null; answerable: number | null }>;
};

export type FitReport = {
  /** How many questions of each set have a known answer, and what is found with all weights. */
  found: Record<string, Found & { n: number }>;
  /** The weights of a sentence, each left out. */
  weights: WeightReport[];
  /** The probability that an answerable question lies above an unanswerable one. */
  areas: Record<string, number | null>;
  curve: ThresholdReport[];
  /** The thresholds that four folds choose, and the shares of the fifth, all five together. */
  folds: ThresholdReport & { chosen: number[] };
};

const FOLDS = 5;
/** The thresholds of a short question that are tried; that of a long one moves along. */
const THRESHOLDS = Array.from({ length: 16 }, (_, index) => 0.6 + index / 50);
/** The share of the answerable questions, as a mean over the sets, that may go without an answer. */
const MOST_UNANSWERED = 0.15;

/** Measures the weights and the threshold of reading over sets of labelled questions. */
export function fitReport(sets: readonly ReadSet[], words: WordWeights): FitReport {
  const found = sets.map((set) => foundIn(set, words, SENTENCE));
  const weights = featureNames.map((weight): WeightReport => {
    const without = sets.map((set) => foundIn(set, words, { ...SENTENCE, [weight]: 0 }));
    return {
      weight,
      value: SENTENCE[weight],
      sets: bySet(sets, (_, at) => changeOf(found[at] ?? [], without[at] ?? [])),
    };
  });
  const judged = sets.map((set) => judgedIn(set, words));
  return {
    found: bySet(sets, (_, at) => ({ n: found[at]?.length ?? 0, ...sharesOf(found[at] ?? []) })),
    weights,
    areas: bySet(sets, (_, at) => areaOf(judged[at] ?? [])),
    curve: THRESHOLDS.map((matched) => ({
      matched,
      sets: bySet(sets, (_, at) => sharesBelow(judged[at] ?? [], () => matched)),
    })),
    folds: foldsOf(sets, judged),
  };
}

/** For each question with a known answer whether it is found. */
function foundIn({ questions }: ReadSet, words: WordWeights, weights: Features): FoundFlags[] {
  return questions.flatMap(({ line, query, reading }) => {
    if (!hasLabel(line) || reading.candidates.length === 0) return [];
    const candidates = scored(reading.candidates, weights);
    const terms = answerTerms(query, { ...reading, candidates }, words);
    const texts = chooseExcerpts(candidates, terms, { most: CHOICE.answer }).map(
      ({ text }) => text,
    );
    return [{ first: showsAnswer(line, texts.slice(0, 1)), any: showsAnswer(line, texts) }];
  });
}

type FoundFlags = { first: boolean; any: boolean };

function hasLabel(line: QuestionLine): boolean {
  return line.everyday === undefined
    ? line.gold.length > 0 && line.answers.length > 0
    : line.everyday.answerable;
}

function sharesOf(found: readonly FoundFlags[]): Found {
  return {
    first: mean(found.map(({ first }) => Number(first))) ?? 0,
    any: mean(found.map(({ any }) => Number(any))) ?? 0,
  };
}

/** The change of the shares; the noise is the standard error of the paired difference of the first. */
function changeOf(
  before: readonly FoundFlags[],
  after: readonly FoundFlags[],
): Found & { noise: number } {
  const pairs = before.map(({ first }, index) => Number(after[index]?.first) - Number(first));
  const change = mean(pairs) ?? 0;
  const variance = mean(pairs.map((pair) => (pair - change) ** 2)) ?? 0;
  const [was, is] = [sharesOf(before), sharesOf(after)];
  return {
    first: is.first - was.first,
    any: is.any - was.any,
    noise: Math.sqrt(variance / Math.max(1, pairs.length)),
  };
}

type Judged = { isAnswerable: boolean; signs: AnswerSigns };

function judgedIn({ questions }: ReadSet, words: WordWeights): Judged[] {
  return questions.flatMap(({ line, query, reading }) => {
    if (reading.candidates.length === 0) return [];
    const signs = answerSigns(reading, answerTerms(query, reading, words));
    return [{ isAnswerable: line.everyday?.answerable ?? line.gold.length > 0, signs }];
  });
}

function areaOf(judged: readonly Judged[]): number | null {
  const margins = (isAnswerable: boolean): number[] =>
    judged
      .filter((one) => one.isAnswerable === isAnswerable)
      .map(({ signs }) => answerMargin(signs));
  return areaUnderCurve(margins(true), margins(false));
}

function sharesBelow(
  judged: readonly Judged[],
  thresholdOf: (index: number) => number,
): ThresholdReport['sets'][string] {
  const below = judged.map(({ isAnswerable, signs }, index) => ({
    isAnswerable,
    isBelow: answerMargin(signs, { ...ANSWERABLE, matched: thresholdOf(index) }) < 0,
  }));
  const share = (wanted: boolean): number | null =>
    mean(
      below
        .filter(({ isAnswerable }) => isAnswerable === wanted)
        .map(({ isBelow }) => Number(isBelow)),
    );
  return { unanswerable: share(false), answerable: share(true) };
}

/** Chooses the threshold on four fifths of each set and applies it to the fifth that is left. */
function foldsOf(
  sets: readonly ReadSet[],
  judged: readonly (readonly Judged[])[],
): FitReport['folds'] {
  const chosen = Array.from({ length: FOLDS }, (_, fold) =>
    bestThreshold(judged.map((one) => one.filter((_question, index) => index % FOLDS !== fold))),
  );
  return {
    chosen,
    matched: mean(chosen) ?? 0,
    sets: bySet(sets, (_, at) =>
      sharesBelow(judged[at] ?? [], (index) => chosen[index % FOLDS] ?? 0),
    ),
  };
}

/** The highest threshold that leaves not too many of the answerable questions without an answer. */
function bestThreshold(judged: readonly (readonly Judged[])[]): number {
  const allowed = THRESHOLDS.filter((threshold) => {
    const shares = judged.map((one) => sharesBelow(one, () => threshold).answerable ?? 0);
    return (mean(shares) ?? 0) <= MOST_UNANSWERED;
  });
  return Math.max(...allowed, THRESHOLDS[0] ?? 0);
}

function bySet<T>(
  sets: readonly ReadSet[],
  valueOf: (set: ReadSet, index: number) => T,
): Record<string, T> {
  return Object.fromEntries(sets.map((set, index) => [set.name, valueOf(set, index)]));
}

function signed(change: number): string {
  return `${change > 0 ? '+' : ''}${change.toFixed(3)}`;
}

function belowTexts({ sets }: ThresholdReport): string[] {
  return Object.values(sets).map(
    ({ unanswerable, answerable }) => `${numberText(unanswerable)} / ${numberText(answerable)}`,
  );
}

/** The report as Markdown. */
export function fitMarkdown({ found, weights, areas, curve, folds }: FitReport): string {
  const names = Object.keys(found);
  return [
    '# What the weights of reading are worth',
    'Found in the first excerpt / in any, before refusing, and how that changes without a weight. In brackets: the standard error of the change in the first.',
    markdownTable(
      ['weight', ...names],
      [
        [
          'all',
          ...Object.values(found).map(
            ({ n, first, any }) => `${numberText(first)} / ${numberText(any)} of ${n}`,
          ),
        ],
        ...weights.map(({ weight, value, sets }) => [
          `without ${weight} (${value})`,
          ...names.map((name) => {
            const { first = 0, any = 0, noise = 0 } = sets[name] ?? {};
            return `${signed(first)} / ${signed(any)} (${noise.toFixed(3)})`;
          }),
        ]),
      ],
    ),
    '## The threshold for answering',
    'Shares of the unanswerable / answerable questions below it, for each threshold of a short question. *Folds*: chosen on four fifths of all sets, measured on the rest.',
    markdownTable(
      ['match', ...names],
      [
        ['area under the curve', ...names.map((name) => numberText(areas[name] ?? null))],
        ...curve.map((one) => [one.matched.toFixed(2), ...belowTexts(one)]),
        [`folds (${folds.chosen.map((one) => one.toFixed(2)).join(', ')})`, ...belowTexts(folds)],
      ],
    ),
    '',
  ].join('\n\n');
}
