import type { Reading } from '../read-claim.ts';
import type { Token } from '../token.ts';

/** What stands between two matches: in the claim, and at the same place in the sentence it repeats. */
export type Gap = {
  claimed: Token[];
  told: Token[];
  /** Whether it lies within one sentence: between two matches, or between its start and the first. */
  isInside: boolean;
};

/** An excursion longer than this is a part of its own. */
const LONGEST_EXCURSION = 6;
/** A first match further from the start of its sentence begins in its middle. */
const LONGEST_OPENING = 4;

/**
 * The places where a claim and what it repeats differ. An excursion to fetch a few words from
 * elsewhere, after which the same sentence goes on, is a difference, too: that is what putting one
 * name in the place of another looks like.
 */
export function gapsOf(reading: Reading): Gap[] {
  const places = withoutExcursions(reading);
  const matched = places.flatMap((place, index) => (place < 0 ? [] : [index]));
  const bounds = [-1, ...matched, places.length];
  return bounds.slice(1).flatMap((to, number) => {
    const from = bounds[number] ?? -1;
    const claimed = reading.claim.slice(from + 1, to);
    const told = toldBetween(reading, claimed.length, [places[from] ?? -1, places[to] ?? -1]);
    const isGap = claimed.length > 0 || (told.isInside && told.told.length > 0);
    return isGap ? [{ claimed, ...told }] : [];
  });
}

/** What is told between two places; where they do not follow each other, the nearest few tokens. */
function toldBetween(
  { told, sentenceOf }: Reading,
  length: number,
  [before, after]: readonly [number, number],
): Pick<Gap, 'told' | 'isInside'> {
  const sentence = sentenceOf[after < 0 ? before : after];
  const within = (from: number, to: number): Token[] =>
    told.filter((_, place) => place >= from && place < to && sentenceOf[place] === sentence);
  if (after < 0) return { told: within(before + 1, before + 1 + length), isInside: false };
  if (follows(sentenceOf, before, after))
    return { told: told.slice(before + 1, after), isInside: true };
  const opening = sentenceOf.indexOf(sentence ?? -1);
  const isOpening = before < 0 && after - opening <= LONGEST_OPENING;
  return { told: within(isOpening ? opening : after - length, after), isInside: isOpening };
}

function follows(sentenceOf: readonly number[], before: number, after: number): boolean {
  return before >= 0 && after > before && sentenceOf[after] === sentenceOf[before];
}

/** The places of the trace, without the few that lie elsewhere between two of one sentence. */
function withoutExcursions({ places, sentenceOf }: Reading): number[] {
  const kept = [...places];
  let last = -1;
  for (let index = 0; index < kept.length; index += 1) {
    const place = kept[index] ?? -1;
    if (place < 0) continue;
    const home = last;
    const isAway = last >= 0 && !follows(sentenceOf, last, place);
    const back = kept
      .slice(index, index + LONGEST_EXCURSION + 1)
      .findIndex((other) => follows(sentenceOf, home, other));
    if (isAway && back > 0) {
      kept.fill(-1, index, index + back);
      index += back - 1;
    } else last = place;
  }
  return kept;
}
