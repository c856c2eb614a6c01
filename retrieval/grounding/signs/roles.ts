import { PREPOSITIONS } from '../lexicon.ts';
import type { Reading } from '../read-claim.ts';
import type { Token } from '../token.ts';

const FORMS_OF_BE = new Set('is are was were been being be'.split(' '));
/** So near a leap, a name has moved. */
const NEAR = 3;

/**
 * Whether a name has changed sides within one sentence: the claim goes back in it, not where a part
 * of the claim begins, next to a name. Turning active into passive moves the names as well: then, and
 * only then, they must.
 */
export function areRolesTurned(reading: Reading): boolean {
  return crosses(reading) !== turnsVoice(reading);
}

function crosses({ claim, places, sentenceOf }: Reading): boolean {
  const matched = places.flatMap((place, index) => (place < 0 ? [] : [index]));
  return matched.slice(1).some((index, number) => {
    const before = matched[number] ?? 0;
    const [from = -1, to = -1] = [places[before], places[index]];
    const isBack = to < from && sentenceOf[to] === sentenceOf[from];
    const opens = claim.slice(before + 1, index + 1).some((token) => token.opens);
    return isBack && !opens && isByName(claim, index);
  });
}

/** Whether a token stands next to a name, and begins no time or place that may move by itself. */
function isByName(claim: readonly Token[], index: number): boolean {
  const token = claim[index];
  if (!token || token.kind === 'date' || PREPOSITIONS.has(token.word)) return false;
  return claim.slice(Math.max(0, index - NEAR), index + 2).some(({ kind }) => kind === 'name');
}

/** Whether one side is in the passive voice with `by` and the other, in the same words, is not. */
function turnsVoice({ claim, told, places, sentenceOf }: Reading): boolean {
  const used = new Set(places.flatMap((place) => (place < 0 ? [] : [sentenceOf[place]])));
  const unmatched = claim.filter((_, index) => (places[index] ?? -1) < 0).map(({ word }) => word);
  const matched = new Set(places);
  const left = told
    .filter((_, place) => used.has(sentenceOf[place]) && !matched.has(place))
    .map(({ word }) => word);
  const isWhole = unmatched.length <= 4;
  return isWhole && isPassive(unmatched) !== (isPassive(left) && left.length <= 8);
}

function isPassive(words: readonly string[]): boolean {
  return words.includes('by') && words.some((word) => FORMS_OF_BE.has(word));
}
