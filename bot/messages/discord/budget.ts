/**
 * A slot in a message: what it says at least, and the fuller wordings it would rather have. A
 * lower rank is served first, over all slots of the message.
 */
export type Slot = { least: string; preferences: readonly Preference[] };
type Preference = { rank: number; text: string };

/** A slot that says one thing, whatever room there is. */
export function fixed(text: string): Slot {
  return { least: text, preferences: [] };
}

/** What the slots need at least, in UTF-16 units. */
export function leastRoom(slots: readonly Slot[]): number {
  return slots.reduce((sum, slot) => sum + slot.least.length, 0);
}

/**
 * Allocates `room` UTF-16 units out to slots: every one gets its least, then preferences are granted by
 * rank, and within a rank in the order of the slots, as far as they fit. The texts come back in the
 * order of the slots and together never exceed `room`, provided that `leastRoom` does not.
 */
function allocate(slots: readonly Slot[], room: number): string[] {
  const allocated = slots.map((slot) => slot.least);
  let left = room - leastRoom(slots);
  const preferences = slots.flatMap((slot, index) =>
    slot.preferences.map((preference) => ({ ...preference, index })),
  );
  for (const { index, text } of preferences.toSorted((one, other) => one.rank - other.rank)) {
    const more = text.length - (allocated[index] ?? '').length;
    if (more <= left) {
      allocated[index] = text;
      left -= more;
    }
  }
  return allocated;
}

/** Allocates `room` over the slots of all sections and joins each section to one text. */
export function layOut(sections: readonly (readonly Slot[])[], room: number): string[] {
  const allocated = allocate(sections.flat(), room);
  let from = 0;
  return sections.map((slots) => allocated.slice(from, (from += slots.length)).join(''));
}
