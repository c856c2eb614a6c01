// Checks a model's draft sentence by sentence, and drops what the passages do not support.
import { z } from 'zod';
import { AGENCY, endsWithStop, isQuestion, sentenceTexts } from '../../corpus/text/sentences.ts';
import { cite, type Source, type Statement } from '../answer.ts';

import type { Evidence } from '../search/evidence.ts';
import type { Query } from '../query/query.ts';
import { closestSentence } from '../text/analyse.ts';
import { stemsOf, tokenize } from '../text/tokens.ts';
import { words } from '../text/words.ts';
import {
  coverage,
  weightedStems,
  type WeightedStems,
  type WordWeights,
} from '../text/word-weights.ts';
import { FUNCTION_WORDS } from '../text/lexicon.ts';
import { readClauses } from './clauses.ts';
import { judgeReply } from './roles.ts';
import { likeness, type Support, supportOf } from './support.ts';

/** What a model is asked to write: sentences that cite the passages it was given, by number. */
export const draftSchema = z.object({
  /** False when the passages do not hold the answer. */
  answerable: z.boolean(),
  statements: z.array(z.object({ text: z.string(), citations: z.array(z.number().int()) })).max(20),
});

export type Draft = z.infer<typeof draftSchema>;

/** What is left of a model's draft after the check. */
export type Grounded = {
  statements: Statement[];
  sources: Source[];
  dropped: number;
  /** The numbers, from 1, of the statements that the check could not decide, where it keeps any. */
  undecided?: readonly number[];
};

/** What a draft was made from: the question, null for a summary; passages are numbered from 1 in this order. */
type Given = {
  query: Query | null;
  evidence: readonly Evidence[];
  weights: WordWeights;
  /** Keeps what the check cannot decide, for a second opinion; otherwise it is dropped. */
  keepsUndecided?: boolean;
};

/** An answer is short: later statements are not shown. */
const MOST_STATEMENTS = 6;
/** Checks cost time, and a model that writes more is rambling. */
const MOST_CHECKED = 12;

/**
 * Checks a model's draft against the passages it was given. A sentence stays if it is about the question
 * and its passages support it. Citations that do not support it are dropped; if none of them does, the
 * passage that supports it best takes their place. Each citation left carries the sentence of its
 * passage closest to the statement, word for word.
 */
export function groundDraft(draft: Draft, given: Given): Grounded {
  const { query, evidence, weights, keepsUndecided = false } = given;
  const sources: Source[] = [];
  const statements: Statement[] = [];
  const undecided: number[] = [];
  const written = [
    ...new Map(draft.statements.map(({ text, citations }) => [withoutMarks(text), citations])),
  ].filter(([text]) => text !== '');
  for (const [text, citations] of written.slice(0, MOST_CHECKED)) {
    if (!isStatement(text)) continue;
    const cited = [...new Set(citations)].flatMap((number) => evidence[number - 1] ?? []);
    const { supporters, isDecided } = supportersOf(text, cited, given);
    if (!isDecided && !keepsUndecided) continue;
    const support = supporters
      .filter((item) => query === null || isAbout(query.stems, text, item))
      .map((item) => sourceFor(text, item, weights));
    if (support.length === 0) continue;
    const numbers = support.map((source) => cite(source, sources));
    statements.push({ text, citations: [...new Set(numbers)].toSorted((a, b) => a - b) });
    if (!isDecided) undecided.push(statements.length);
    if (statements.length === MOST_STATEMENTS) break;
  }
  const dropped = written.length - statements.length;
  return { statements, sources, dropped, ...(undecided.length > 0 && { undecided }) };
}

/** The passages that support a text; none where they do not. */
type Supporters = { supporters: readonly Evidence[]; isDecided: boolean };

/** Sentence by sentence: one without support takes the others along. A `Yes` has to answer the question. */
function supportersOf(text: string, cited: readonly Evidence[], given: Given): Supporters {
  const [, word, rest = text] = /^(yes|no)\b[\s,.;:!–—-]*(.*)$/isu.exec(text) ?? [];
  const alike = likeness(given.weights);
  const reply =
    word === undefined
      ? 'supported'
      : judgeReply({ word, rest }, given.query?.question ?? '', alike);
  if (reply === 'contradicted') return { supporters: [], isDecided: true };
  const parts = sentenceTexts(rest).map((sentence) => supportersOfOne(sentence, cited, given));
  if (parts.some(({ supporters }) => supporters.length === 0))
    return { supporters: [], isDecided: true };
  return {
    supporters: [...new Set(parts.flatMap(({ supporters }) => supporters))],
    isDecided: reply === 'supported' && parts.every(({ isDecided }) => isDecided),
  };
}

/** The cited passages that support a sentence by themselves, or all together, or the best other one. */
function supportersOfOne(
  text: string,
  cited: readonly Evidence[],
  { evidence, weights }: Given,
): Supporters {
  const judged = (items: readonly Evidence[][]): Judged[] =>
    items.map((supporters) => ({ supporters, ...supportOf(text, supporters, weights) }));
  const others = evidence.filter((item) => !cited.includes(item)).map((item) => [item]);
  const tries = [
    () => judged(cited.map((item) => [item])),
    () => judged(cited.length > 1 ? [[...cited]] : []),
    () => judged(others).toSorted((one, other) => other.score - one.score),
  ];
  let undecided: readonly Evidence[] = [];
  for (const [number, attempt] of tries.entries()) {
    const most = number === tries.length - 1 ? 1 : cited.length;
    const group = attempt();
    const supporters = supportersWith('supported', group).slice(0, most);
    if (supporters.length > 0) return { supporters, isDecided: true };
    if (undecided.length === 0) undecided = supportersWith('undecided', group).slice(0, most);
  }
  return { supporters: undecided, isDecided: undecided.length === 0 };
}

type Judged = Support & { supporters: readonly Evidence[] };

function supportersWith(verdict: Support['verdict'], group: readonly Judged[]): Evidence[] {
  return group.flatMap((item) => (item.verdict === verdict ? item.supporters : []));
}

/** How models begin a sentence that the passages are to blame for. */
const TO_THE_PASSAGES =
  /^(?:according to|based on|as per) (?:the )?(?:(?:first|given|provided|above) )?(?:passages?|news|text|article|articles|information|material|context)(?: (?:provided|given|above))?, ?/iu;

/** What a report begins with: `London (CNN) — `. */
const DATELINE = new RegExp(String.raw`^(?:\p{Lu}[\p{L}.,’' -]{1,40} )?${AGENCY}[—–-]{0,2} ?`, 'u');

/** The sentence in one line, without the model's own citation marks, lead-in and dateline. */
function withoutMarks(text: string): string {
  return text
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/ ?[[(【](?:passage ?)?\d+(?: ?[,;–-] ?\d+)*[\])】]/giu, '')
    .trim()
    .replace(TO_THE_PASSAGES, '')
    .replace(DATELINE, '')
    .replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}

function sourceFor(
  statement: string,
  { article, passage }: Evidence,
  weights: WordWeights,
): Omit<Source, 'number'> {
  const wanted = weightedStems(tokenize(statement), weights);
  return { article, quote: closestSentence(wanted, [passage.text]).quote };
}

/** With fewer content words it is a heading, a number or a `Yes`, which cannot be checked. */
const LEAST_WORDS = 2;
/** The share of the question that a sentence and the passage it rests on must hold to be about it. */
const LEAST_SHARE = 0.2;

/** Ends as a headline that its page has cut off. */
const CUT_OFF = /(?:\.\.\.|…)$/u;

/** Whether a text makes a statement that can be checked: no question, heading, cut-off headline or bare number. */
function isStatement(text: string): boolean {
  if (isQuestion(text) || CUT_OFF.test(text)) return false;
  const said = words(text);
  const content = said.filter((word) => /\p{L}/u.test(word) && !FUNCTION_WORDS.has(word));
  if (content.length < LEAST_WORDS) return false;
  // The tagger misses verbs that are nouns as well.
  const isWhole = said.length > content.length && endsWithStop(text);
  return isWhole || readClauses(text).some(({ isLoose }) => !isLoose);
}

/** Whether a sentence, with the passage and the headline it rests on, is about the question. */
function isAbout(asked: WeightedStems, text: string, { article, passage }: Evidence): boolean {
  const held = stemsOf(tokenize(`${text} ${passage.text} ${article.title}`));
  return coverage(asked, held) >= LEAST_SHARE;
}
