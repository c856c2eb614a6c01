import { isQuestion, splitSentences, withoutLeadIn } from '../../corpus/text/sentences.ts';
import { answerKind, askedVerb, holdsKind, newNames } from '../query/answer-type.ts';
import { fitSentences, type PlacedSentence } from './match.ts';
import type { Embedder } from '../models/embedder.ts';
import type { SearchPlan } from '../query/query.ts';
import type { Evidence } from '../search/evidence.ts';
import { stem, words } from '../text/tokens.ts';
import { dotProduct } from '../text/vectors.ts';
import { shareHeld, weighedStems, type WordWeights } from '../text/word-weights.ts';

/** A sentence of the evidence, exactly as it stands in the stored text. */
export type Candidate = {
  evidence: Evidence;
  text: string;
  /** Its offset in the article's text. */
  start: number;
  /** The share of the question's words, by weight, that it holds; 0 to 1. */
  overlap: number;
  /** How well it meets what the question is about, near something that may be the answer; 0 to 1. */
  fit: number;
  /** The stems of its words. */
  stems: ReadonlySet<string>;
  /** The unit vector of its meaning. */
  vector: Float32Array;
  score: number;
};

type Sentence = PlacedSentence & { isFurther: boolean };

/**
 * How much each sign counts, measured on labelled questions: what the sentence shares with the
 * question in words and in meaning, and with its headline; how well its article ranks; that it holds
 * the kind of thing asked for, or a new name, and the verb asked about; that several articles give
 * the same answer; that it opens its article. Fragments, such as section headings and bullets,
 * questions, sentences of a second passage, and what tells of an earlier year lose.
 */
const SIGNS = {
  overlap: 0.4,
  likeness: 0.3,
  headline: 0.15,
  article: 0.45,
  kind: 0.08,
  names: 0.027,
  verb: 0.1,
  votes: 0.05,
  opening: 0.04,
  short: -0.08,
  fragment: -0.1,
  further: -0.05,
  question: -0.3,
  earlier: -0.15,
} as const;
const SHORT_CHARACTERS = 50;
const MOST_NAMES = 3;
const YEAR = /\b(?:19|20)\d\d(?=s?\b)/gu;

/** Every sentence of the evidence with how well it answers the question, best first. */
export async function rankSentences(
  plan: Pick<SearchPlan, 'question' | 'publishers'>,
  evidence: readonly Evidence[],
  { embedder, weights }: { embedder: Embedder; weights: WordWeights },
): Promise<Candidate[]> {
  const { question } = plan;
  const sentences = evidence.flatMap((item, index) => sentencesOf(item, evidence.slice(0, index)));
  const [vectors, [target, ...headlines]] = await Promise.all([
    embedder.embed(sentences.map(({ text }) => text)),
    embedder.embed([question, ...evidence.map(({ article }) => article.title)]),
  ]);
  const asked = weighedStems(question, weights);
  const kind = answerKind(question);
  const verb = askedVerb(question);
  // A question that names a year asks for that one.
  const isAboutNow = question.search(YEAR) === -1;
  const fits = fitSentences(plan, sentences, weights);
  const candidates = sentences.map(({ isFurther, ...sentence }, index): Candidate => {
    const { text, evidence: item } = sentence;
    const vector = vectors[index] ?? new Float32Array();
    const stems = new Set(words(text).map(stem));
    const overlap = shareHeld(asked, stems);
    const isOfKind = holdsKind(text, kind, question);
    const { fit, votes } = fits[index] ?? { fit: 0, votes: 0 };
    const score =
      SIGNS.overlap * overlap +
      SIGNS.likeness * likeness(target, vector) +
      SIGNS.headline * likeness(headlines[evidence.indexOf(item)], vector) +
      SIGNS.article * item.score +
      SIGNS.kind * Number(isOfKind) +
      SIGNS.names * Math.min(newNames(text, question).length, MOST_NAMES) +
      SIGNS.verb * Number(verb !== null && stems.has(verb)) * (isOfKind ? 1 : 0.5) +
      SIGNS.votes * votes +
      SIGNS.opening * Number(sentence.start < 2 * SHORT_CHARACTERS) +
      SIGNS.short * Number(text.length < SHORT_CHARACTERS) +
      SIGNS.fragment * Number(!/[.!?…]["'”’)\]]*$/u.test(text)) +
      SIGNS.question * Number(isQuestion(text)) +
      SIGNS.further * Number(isFurther) +
      SIGNS.earlier * Number(isAboutNow && tellsOfEarlierYear(sentence));
    return { ...sentence, overlap, fit, stems, vector, score };
  });
  return candidates.toSorted((left, right) => right.score - left.score || left.start - right.start);
}

function sentencesOf(item: Evidence, earlier: readonly Evidence[]): Sentence[] {
  const isFurther = earlier.some(({ article }) => article.id === item.article.id);
  const { passage } = item;
  return splitSentences(passage.text).map((span) => {
    const { start, end } = withoutLeadIn(passage.text, span);
    const text = passage.text.slice(start, end);
    return { evidence: item, text, start: passage.start + start, isFurther };
  });
}

/** Whether a sentence names years, and only such as are before its article's. */
function tellsOfEarlierYear({ text, evidence: { article } }: PlacedSentence): boolean {
  const years = text.match(YEAR) ?? [];
  const now = article.publishedAt?.slice(0, 4) ?? '';
  return years.length > 0 && years.every((year) => year < now);
}

function likeness(left: Float32Array | undefined, right: Float32Array | undefined): number {
  return left === undefined || right === undefined ? 0 : dotProduct(left, right);
}
