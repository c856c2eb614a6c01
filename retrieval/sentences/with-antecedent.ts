import { splitSentences } from '../../corpus/text/sentences.ts';
import { newNames } from '../planning/answer-kind.ts';
import { stem } from '../words/stem.ts';
import { words } from '../words/words.ts';
import type { Candidate } from './rank-sentences.ts';

/** What stands for somebody or something that the sentence before has named. */
const POINTS_BACK =
  /^["“‘'(]*(?:(?:he|she|they|his|her|their|its)\b|(?:the|this|that) (?:\w+ )?(?:company|firm|group|agency|organi[sz]ation|retailer|team|club|party|film|show|book|man|woman|boy|girl|couple|pair)\b)/iu;

/** Whether a sentence begins with what stands for somebody or something before it. */
export function pointsBack(sentence: string): boolean {
  return POINTS_BACK.test(sentence);
}

/**
 * A sentence that begins with `He` or `The company`, as one quotation with the sentence before it,
 * which says who that is, where both fit into so many characters; any other as it is.
 */
export function withAntecedent(candidate: Candidate, room: number): Candidate {
  const { evidence, text, start } = candidate;
  if (!pointsBack(text)) return candidate;
  const { passage } = evidence;
  const offset = start - passage.start;
  const before = splitSentences(passage.text).findLast(({ end }) => end <= offset);
  if (before === undefined) return candidate;
  const named = passage.text.slice(before.start, before.end);
  const whole = passage.text.slice(before.start, offset + text.length);
  const tellsWho = newNames(named, '').length > 0 && !pointsBack(named);
  if (!tellsWho || whole.length > room) return candidate;
  const stems = new Set([...candidate.stems, ...words(named).map(stem)]);
  return { ...candidate, text: whole, start: passage.start + before.start, stems };
}
