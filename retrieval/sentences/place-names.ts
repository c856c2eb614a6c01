import { stem } from '../words/stem.ts';
import { words } from '../words/words.ts';

/** `in Des Plaines`, `from the northern city of Ostry`, `outside Port Meridian, Norland`. */
const PLACED =
  /\b(?:in|at|near|from|to|outside|into|through|across|around|of) (?:the |downtown |central |southern |northern |eastern |western |nearby )*(?<place>(?:\p{Lu}[\p{L}.'’-]+(?:,? |$))+)/gu;

/** The stems of the words of names that texts put behind a preposition of place. */
export function placeNames(texts: readonly string[]): Set<string> {
  return new Set(
    texts
      .flatMap((text) => [...text.matchAll(PLACED)])
      .flatMap(({ groups }) => words(groups?.['place'] ?? ''))
      .map(stem),
  );
}
