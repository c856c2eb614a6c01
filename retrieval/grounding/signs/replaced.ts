import { FUNCTION_WORDS } from '../lexicon.ts';
import type { Reading } from '../read-claim.ts';
import { gapsOf } from './gaps.ts';

/** Words less alike than this, by their vectors, do not stand for each other. */
const UNLIKE = 0.2;
/** How many words that tell something may be exchanged for others at one place. */
const MOST_WORDS = 3;
/** Where less than this of the claim is heard, it is told in words of its own. */
const EXTRACTIVE = 0.75;

/** Whether a claim that repeats a sentence has other words at one place of it, few and nothing alike. */
export function isReplaced(reading: Reading, heard: number): boolean {
  if (heard < EXTRACTIVE) return false;
  return gapsOf(reading).some(({ claimed, told, isInside }) => {
    const ours = claimed.filter(({ word }) => !FUNCTION_WORDS.has(word));
    const theirs = told.filter(({ word }) => !FUNCTION_WORDS.has(word));
    const isShort = theirs.length <= MOST_WORDS && ours.length <= MOST_WORDS;
    return (
      isInside &&
      isShort &&
      theirs.length > 0 &&
      ours.some((one) => theirs.every((other) => reading.alike(one, other) < UNLIKE))
    );
  });
}
