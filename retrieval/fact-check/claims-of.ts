import { isQuestion, splitSentences } from '../../corpus/text/sentences.ts';
import { words } from '../text/tokens.ts';

/** What a message states, sentence by sentence, and how many sentences more it does. */
export type Claims = { claims: string[]; omitted: number };

const MOST_CLAIMS = 5;
/** Fewer words than these state nothing that could be looked up. */
const FEWEST_WORDS = 4;
/** A sentence longer than this is a text without stops; nobody has reported it as one. */
const LONGEST_CLAIM = 600;

/** What its writer thinks, wants or feels, of which no article knows. */
const OPINION =
  /\b(?:i|we)(?:['’](?:d|m|re|ve))?(?: \p{L}+)? (?:think|believe|feel|felt|guess|hope|wish|love|hate|like|want|doubt|suppose|reckon|wonder|prefer|bet)\b|\b(?:imo|imho)\b|\bin my (?:view|opinion)\b|\b(?:you|we) (?:should|ought to)\b/iu;
/** What people say to each other. */
const SMALL_TALK =
  /^\W*(?:hi|hello|hey|good (?:morning|afternoon|evening|night)|thanks|thank you|welcome|congratulations|congrats|please|sorry|lol|wow|look at this|have you|did you|check this)\b/iu;

/**
 * The sentences of a message that are worth checking, each once: statements, and no questions,
 * greetings or opinions; at most five.
 */
export function claimsOf(text: string): Claims {
  const sentences = splitSentences(text).map(({ start, end }) => text.slice(start, end));
  const claims = [...new Set(sentences)].filter(isClaim);
  return {
    claims: claims.slice(0, MOST_CLAIMS),
    omitted: Math.max(0, claims.length - MOST_CLAIMS),
  };
}

function isClaim(sentence: string): boolean {
  if (sentence.length > LONGEST_CLAIM || words(sentence).length < FEWEST_WORDS) return false;
  if (isQuestion(sentence) || SMALL_TALK.test(sentence)) return false;
  // What somebody else is quoted with is a report, whatever it is about.
  return !OPINION.test(sentence.replaceAll(/[“"][^“”"]*[”"]/gu, ' '));
}
