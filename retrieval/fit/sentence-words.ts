import type { Evidence } from '../ranking/select-evidence.ts';
import { type Token, tokensOf } from '../words/tokens.ts';
import type { SubjectWord } from './question-subject.ts';

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
  const words = tokensOf(passage.text);
  return {
    words,
    headline: subject.map((word) => Math.max(0, ...headline.map((token) => word.meets(token)))),
    said: subject.map((word) => words.map((token) => word.meets(token))),
  };
}

/** How many words begin before an offset. */
function countBefore(words: readonly Token[], offset: number): number {
  const index = words.findIndex(({ start }) => start >= offset);
  return index === -1 ? words.length : index;
}
