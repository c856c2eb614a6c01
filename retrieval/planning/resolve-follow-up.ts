import type { Exchange } from '../question.ts';
import { newNames } from './answer-kind.ts';
import { words } from '../words/words.ts';

const OPENS_ON_EARLIER =
  /^\W*(?:and|but|so|what about|how about|why|since when|who else|what else)\b/iu;
const POINTS_BACK =
  /\b(?:he|she|they|him|her|his|hers|them|their|theirs|it|its|there|that|this|those|these|then)\b/iu;
const MOST_WORDS_OPENING = 6;
const MOST_NAMES = 6;

/**
 * A question that can be searched for by itself: one that leans on what was said before (`and who
 * replaced him?`) gets the names of the earlier question and its answer, those of the question
 * first. One that stands alone, or names somebody itself, is returned as it is.
 */
export function resolveFollowUp(question: string, previous: Exchange | undefined): string {
  if (previous === undefined || !leansOn(question)) return question;
  const earlier = [previous.question, previous.answer].flatMap((text) => newNames(text, question));
  const names = [...new Set(earlier)].slice(0, MOST_NAMES);
  return names.length === 0 ? question : `${question} (${names.join(', ')})`;
}

function leansOn(question: string): boolean {
  const opens = OPENS_ON_EARLIER.test(question) && words(question).length <= MOST_WORDS_OPENING;
  return newNames(question, '').length === 0 && (opens || POINTS_BACK.test(question));
}
