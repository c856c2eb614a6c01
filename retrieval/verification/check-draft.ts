// Checks a model's draft sentence by sentence, and drops what the passages do not support.
import { z } from 'zod';
import type { ArticleCard } from '../../corpus/article.ts';
import { isQuestion, splitSentences } from '../../corpus/text/sentences.ts';
import { cite, type Source, type Statement } from '../answer.ts';

import type { Evidence } from '../search/evidence.ts';
import type { Query } from '../query/query.ts';
import { analyse } from '../text/analyse.ts';
import { stemsOf, tokenize } from '../text/tokens.ts';
import { words } from '../text/words.ts';
import {
  coverage,
  weightedStems,
  type WeightedStems,
  type WordWeights,
} from '../text/word-weights.ts';
import { FUNCTION_WORDS } from '../text/lexicon.ts';
import { supportOf } from './support.ts';

/** What a model is asked to write: sentences that cite the passages it was given, by number. */
export const draftSchema = z.object({
  /** False when the passages do not hold the answer. */
  answerable: z.boolean(),
  statements: z.array(z.object({ text: z.string(), citations: z.array(z.number().int()) })).max(20),
});

export type Draft = z.infer<typeof draftSchema>;

/** What is left of a model's draft after the check. */
export type Grounded = { statements: Statement[]; sources: Source[]; dropped: number };

/** What a draft was made from: the question, null for a summary; passages are numbered from 1 in this order. */
type Given = { query: Query | null; evidence: readonly Evidence[]; weights: WordWeights };

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
export function groundDraft(draft: Draft, { query, evidence, weights }: Given): Grounded {
  const sources: Source[] = [];
  const statements: Statement[] = [];
  const written = [
    ...new Map(draft.statements.map(({ text, citations }) => [withoutMarks(text), citations])),
  ].filter(([text]) => text !== '');
  for (const [text, citations] of written.slice(0, MOST_CHECKED)) {
    if (!isStatement(text)) continue;
    const cited = [...new Set(citations)].flatMap((number) => evidence[number - 1] ?? []);
    const support = supportersOf(text, { cited, given: evidence }, weights)
      .map((item) => sourceFor(text, item, weights))
      .filter((source) => query === null || isAbout(query.stems, text, source));
    if (support.length === 0) continue;
    const numbers = support.map((source) => cite(source, sources));
    statements.push({ text, citations: [...new Set(numbers)].toSorted((a, b) => a - b) });
    if (statements.length === MOST_STATEMENTS) break;
  }
  return { statements, sources, dropped: written.length - statements.length };
}

/** The passages that support a text, sentence by sentence; none if one sentence has no support. */
function supportersOf(
  text: string,
  given: { cited: readonly Evidence[]; given: readonly Evidence[] },
  weights: WordWeights,
): readonly Evidence[] {
  const sentences = splitSentences(text).map(({ start, end }) => text.slice(start, end));
  const supporters = sentences.map((sentence) => supportersOfOne(sentence, given, weights));
  return supporters.some(({ length }) => length === 0) ? [] : [...new Set(supporters.flat())];
}

function supportersOfOne(
  text: string,
  { cited, given }: { cited: readonly Evidence[]; given: readonly Evidence[] },
  weights: WordWeights,
): readonly Evidence[] {
  const supports = (item: Evidence): boolean => supportOf(text, [item], weights).isSupported;
  const alone = cited.filter(supports);
  if (alone.length > 0) return alone;
  if (cited.length > 1 && supportOf(text, cited, weights).isSupported) return cited;
  const others = given
    .filter((item) => !cited.includes(item))
    .map((item) => ({ item, ...supportOf(text, [item], weights) }))
    .filter(({ isSupported }) => isSupported);
  return others
    .toSorted((one, other) => other.score - one.score)
    .slice(0, 1)
    .map(({ item }) => item);
}

/** The sentence in one line, without the model's own citation marks. */
function withoutMarks(text: string): string {
  return text
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/ ?[[(【](?:passage ?)?\d+(?: ?[,;–-] ?\d+)*[\])】]/giu, '')
    .trim();
}

function sourceFor(
  statement: string,
  { article, passage }: Evidence,
  weights: WordWeights,
): Omit<Source, 'number'> {
  const wanted = weightedStems(tokenize(statement), weights);
  let best = { quote: passage.text, share: -1 };
  for (const { text, stems } of analyse(passage.text)) {
    const share = coverage(wanted, stems);
    if (share > best.share) best = { quote: text, share };
  }
  return { article, quote: best.quote };
}

/** With fewer content words it is a heading, a number or a `Yes`, which cannot be checked. */
const LEAST_WORDS = 2;
/** The share of the question that a sentence and its source must hold to be about it. */
const LEAST_SHARE = 0.2;

/** Whether a text makes a statement that can be checked: no question, heading or bare number. */
function isStatement(text: string): boolean {
  if (isQuestion(text)) return false;
  const content = words(text).filter((word) => /\p{L}/u.test(word) && !FUNCTION_WORDS.has(word));
  return content.length >= LEAST_WORDS && words(text).length > content.length;
}

/** Whether a sentence, with its quotation and headline, is about the question. */
function isAbout(
  asked: WeightedStems,
  text: string,
  { quote, article }: { quote: string; article: ArticleCard },
): boolean {
  const held = stemsOf(tokenize(`${text} ${quote} ${article.title}`));
  return coverage(asked, held) >= LEAST_SHARE;
}
