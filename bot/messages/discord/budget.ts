/**
 * Fits a message into Discord's size limit, and onto the screen of a phone. A message is built from
 * slots: pieces of text that exist in a shortest form and in fuller ones. Fuller forms are granted
 * while there is room.
 */

/** The length of all texts of a message in UTF-16 units. Discord allows 4,000. */
export const MESSAGE_LENGTH = 3600;
/** Kept free for corrections that are added to the message later. */
export const CORRECTIONS_LENGTH = 400;

/** A text in its shortest form, and fuller forms; a lower rank is granted first. */
export type Slot = { shortest: string; preferences: readonly Preference[] };
type Preference = { rank: number; text: string };

/** A slot with one form only. */
export function fixed(text: string): Slot {
  return { shortest: text, preferences: [] };
}

/** A slot whose forms are the same text cut to different lengths: `[rank, length]` for the fuller ones. */
export function sized(
  render: (length: number) => string,
  shortest: number,
  fuller: readonly (readonly [rank: number, length: number])[],
): Slot {
  return {
    shortest: render(shortest),
    preferences: fuller.map(([rank, length]) => ({ rank, text: render(length) })),
  };
}

/**
 * Allocates `length` over the slots of all sections and joins each section to one text. The texts
 * together never exceed `length`, provided that the shortest forms do not.
 */
export function layOut(
  sections: readonly (readonly Slot[])[],
  length: number = MESSAGE_LENGTH,
): string[] {
  const allocated = allocate(sections.flat(), length);
  let from = 0;
  return sections.map((slots) => allocated.slice(from, (from += slots.length)).join(''));
}

/**
 * How many items a message can hold: the largest count, at most `most`, whose sections fit in their
 * shortest form; 0 if not even one does. Further items than the first also have to fit into `lines`
 * of a phone.
 */
export function fittingCount(
  most: number,
  sectionsOf: (count: number) => readonly (readonly Slot[])[],
  lines: number = Number.POSITIVE_INFINITY,
): number {
  let count = most;
  while (count > 0 && shortestLength(sectionsOf(count).flat()) > MESSAGE_LENGTH) count -= 1;
  while (count > 1 && linesOf(sectionsOf(count)) > lines) count -= 1;
  return count;
}

/** How many lines of a phone the sections take. */
export function linesOf(sections: readonly (readonly Slot[])[]): number {
  return layOut(sections).reduce((sum, section) => sum + lineCount(section.trim()), 0);
}

/** A phone shows about this many characters on a line. */
const PHONE_COLUMNS = 40;

/** How many lines a text in Discord's Markdown takes where a line has room for `columns` characters. */
export function lineCount(markdown: string, columns: number = PHONE_COLUMNS): number {
  if (markdown === '') return 0;
  const shown = markdown
    .replaceAll(/\](?=\(https?:)\([^()\s]*\)/gu, '')
    .replaceAll(/<t:-?\d+:D>/gu, '12 October 2025')
    .replaceAll(/<t:-?\d+:R>/gu, '12 hours ago')
    .replaceAll(/<(\/[a-z]+):0>/gu, '$1')
    .replaceAll(/^(?:### |-# )|\*\*|\\(?=[^\w\s])/gmu, '');
  return shown.split('\n').reduce((sum, line) => sum + wrappedLines(line, columns), 0);
}

/** How many lines one line of text takes when it is broken between words. */
function wrappedLines(line: string, columns: number): number {
  let [lines, used] = [1, 0];
  for (const { length } of line.split(' ')) {
    used += used > 0 ? length + 1 : length;
    if (used <= columns) continue;
    // The word moves to a line of its own; a longer one is broken.
    lines += used > length ? Math.ceil(length / columns) : Math.ceil(length / columns) - 1;
    used = length % columns || columns;
  }
  return lines;
}

/** The length of the slots in their shortest form, in UTF-16 units. */
function shortestLength(slots: readonly Slot[]): number {
  return slots.reduce((sum, slot) => sum + slot.shortest.length, 0);
}

/** Grants fuller forms by rank, and within a rank in the order of the slots, as far as they fit. */
function allocate(slots: readonly Slot[], length: number): string[] {
  const allocated = slots.map((slot) => slot.shortest);
  let left = length - shortestLength(slots);
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
