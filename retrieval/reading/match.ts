import { answerKind } from '../query/answer-type.ts';
import type { SearchPlan } from '../query/query.ts';
import type { Evidence } from '../search/evidence.ts';
import { type Token, tokensOf, words } from '../text/tokens.ts';
import type { WordWeights } from '../text/word-weights.ts';
import { commonWords, type PossibleAnswer, possibleAnswers } from './possible-answers.ts';
import { questionSubject, type SubjectWord } from './subject.ts';

export type FitAmongOthers = {
  /** How well the sentence meets what the question is about, 0 to 1. */
  fit: number;
  /** How well articles bear out what it answers: the fits of the same answer, added over articles. */
  votes: number;
};

/** Holds each sentence against the question, and their possible answers against each other. */
export function fitSentences(
  plan: Pick<SearchPlan, 'question' | 'publishers'>,
  sentences: readonly PlacedSentence[],
  weights: WordWeights,
): FitAmongOthers[] {
  const subject = questionSubject(plan, weights);
  const kind = answerKind(plan.question);
  const asked = new Set(tokensOf(plan.question).map((token) => token.stem));
  const passages = new Set(sentences.map(({ evidence }) => evidence.passage.text));
  const common = commonWords([...passages]);
  const wordsOf = sentenceWords(subject);
  const fits = sentences.map((sentence) => {
    const { tokens, said, around } = wordsOf(sentence);
    const possible = possibleAnswers(sentence.text, tokens, { kind, asked, common });
    return sentenceFit(subject, { said, around, possible });
  });
  const votes = countVotes(sentences, fits);
  return fits.map(({ fit, answers }) => ({
    fit,
    votes: Math.max(0, ...answers.map(({ text }) => votes.get(nameOf(text)) ?? 0)),
  }));
}

/** What an answer goes by in other articles: `Rubio` is `Marco Rubio`. */
function nameOf(answer: string): string {
  return words(answer).at(-1) ?? '';
}

/** The best fit of each answer in each article, added over the articles. */
function countVotes(
  sentences: readonly PlacedSentence[],
  fits: readonly SentenceFit[],
): Map<string, number> {
  const best = new Map<string, Map<string, number>>();
  for (const [index, { answers }] of fits.entries()) {
    const article = sentences[index]?.evidence.article.id ?? '';
    for (const { text, fit } of answers) {
      const votes = best.get(nameOf(text)) ?? new Map<string, number>();
      votes.set(article, Math.max(votes.get(article) ?? 0, fit));
      best.set(nameOf(text), votes);
    }
  }
  return new Map(
    [...best].map(([name, votes]) => [name, votes.values().reduce((sum, fit) => sum + fit, 0)]),
  );
}

/** A sentence as it is held against a question. */
type HeldSentence = Pick<SentenceWords, 'said' | 'around'> & {
  /** Null where what is asked for has no form to go by. */
  possible: readonly PossibleAnswer[] | null;
};

/** How well each possible answer stands in a sentence, and how well the sentence as a whole does. */
type SentenceFit = { fit: number; answers: { text: string; fit: number }[] };

/** What a word of the question counts that only the headline or the lead-up says. */
const AROUND = 0.8;
/** What a sentence counts that has nothing of the kind asked for. */
const WITHOUT_ANSWER = 0.6;
/** How many words off the possible answer a word of the question has lost most of what distance costs. */
const NEAR_WORDS = 8;
/** What a word of the question counts at any distance from the possible answer. */
const FAR_SHARE = 0.5;

/**
 * How well a sentence meets the subject of a question, 0 to 1: the weight of the question's words
 * that stand in it, as they are or in words alike, the more the nearer they stand to a possible
 * answer (term proximity as in Clarke, Cormack and Lynam 2001).
 */
export function sentenceFit(
  subject: readonly SubjectWord[],
  { said, around, possible }: HeldSentence,
): SentenceFit {
  const total = subject.reduce((sum, { weight }) => sum + weight, 0);
  const places = said.map(placesOf);
  const fitTo = (answer: PossibleAnswer | null): number => {
    const met = subject.map(({ weight }, index) => {
      const near = (places[index] ?? []).map(({ at, share }) => share * nearness(at, answer));
      return weight * Math.max(AROUND * (around[index] ?? 0), ...near);
    });
    return total === 0 ? 1 : met.reduce((sum, share) => sum + share, 0) / total;
  };
  const answers = (possible ?? []).map((answer) => ({ text: answer.text, fit: fitTo(answer) }));
  if (answers.length > 0) return { fit: Math.max(...answers.map(({ fit }) => fit)), answers };
  return { fit: fitTo(null) * (possible === null ? 1 : WITHOUT_ANSWER), answers };
}

function placesOf(shares: readonly number[]): { at: number; share: number }[] {
  return shares.flatMap((share, at) => (share === 0 ? [] : [{ at, share }]));
}

function nearness(at: number, answer: PossibleAnswer | null): number {
  if (answer === null) return 1;
  const distance = Math.max(0, answer.first - at, at - answer.last);
  return FAR_SHARE + (1 - FAR_SHARE) * Math.exp(-distance / NEAR_WORDS);
}

/** A sentence of a passage and its offset in the article's text. */
export type PlacedSentence = { evidence: Evidence; text: string; start: number };

/** The words of a sentence as they are held against a question. */
export type SentenceWords = {
  /** Each with its place in the sentence. */
  tokens: Token[];
  /** For each word of the subject, how far each of them says the same, 0 to 1. */
  said: number[][];
  /** For each word of the subject, how far what stands around the sentence says it. */
  around: number[];
};

/** A passage's words, and how far its headline and each of them say each word of the subject. */
type ReadPassage = { words: Token[]; headline: number[]; said: number[][] };

/** How many characters before a sentence still say what it is about. */
const LEAD_UP = 250;

/**
 * Holds the words of sentences against a subject, and those around them: news names its subject in
 * the headline or once, goes on with `he` and `the union`, and tells of its own year. Each passage is
 * read once, however many sentences it has.
 */
export function sentenceWords(
  subject: readonly SubjectWord[],
): (sentence: PlacedSentence) => SentenceWords {
  const read = new Map<Evidence, ReadPassage>();
  return ({ evidence, text, start }) => {
    const passage = read.get(evidence) ?? readPassage(subject, evidence);
    read.set(evidence, passage);
    const offset = start - evidence.passage.start;
    const leadUp = countBefore(passage.words, offset - LEAD_UP);
    const first = countBefore(passage.words, offset);
    const end = countBefore(passage.words, offset + text.length);
    return {
      tokens: passage.words.slice(first, end).map((token) => ({
        ...token,
        start: token.start - offset,
        end: token.end - offset,
      })),
      said: passage.said.map((shares) => shares.slice(first, end)),
      around: passage.said.map((shares, index) =>
        Math.max(passage.headline[index] ?? 0, ...shares.slice(leadUp, first)),
      ),
    };
  };
}

function readPassage(subject: readonly SubjectWord[], { article, passage }: Evidence): ReadPassage {
  const headline = tokensOf(`${article.title} ${article.publishedAt?.slice(0, 4) ?? ''}`);
  const tokens = tokensOf(passage.text);
  return {
    words: tokens,
    headline: subject.map((word) => Math.max(0, ...headline.map((token) => word.meets(token)))),
    said: subject.map((word) => tokens.map((token) => word.meets(token))),
  };
}

/** How many words begin before an offset. */
function countBefore(tokens: readonly Token[], offset: number): number {
  const index = tokens.findIndex(({ start }) => start >= offset);
  return index === -1 ? tokens.length : index;
}
