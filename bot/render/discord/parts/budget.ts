/**
 * A place in a message: what it says at least, and the fuller wordings it would rather have. A
 * lower rank is served first, over all places of the message.
 */
export type Place = { least: string; wishes: readonly Wish[] };
type Wish = { rank: number; text: string };

/** A place that says one thing, whatever room there is. */
export function fixed(text: string): Place {
  return { least: text, wishes: [] };
}

/** What the places need at least, in UTF-16 units. */
export function leastRoom(places: readonly Place[]): number {
  return places.reduce((sum, place) => sum + place.least.length, 0);
}

/**
 * Deals `room` UTF-16 units out to places: every one gets its least, then wishes are granted by
 * rank, and within a rank in the order of the places, as far as they fit. The texts come back in the
 * order of the places and together never exceed `room`, provided that `leastRoom` does not.
 */
function dealRoom(places: readonly Place[], room: number): string[] {
  const dealt = places.map((place) => place.least);
  let left = room - leastRoom(places);
  const wishes = places.flatMap((place, index) => place.wishes.map((wish) => ({ ...wish, index })));
  for (const { index, text } of wishes.toSorted((one, other) => one.rank - other.rank)) {
    const more = text.length - (dealt[index] ?? '').length;
    if (more <= left) {
      dealt[index] = text;
      left -= more;
    }
  }
  return dealt;
}

/** Deals `room` over the places of all sections and joins each section to one text. */
export function layOut(sections: readonly (readonly Place[])[], room: number): string[] {
  const dealt = dealRoom(sections.flat(), room);
  let from = 0;
  return sections.map((places) => dealt.slice(from, (from += places.length)).join(''));
}
