const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** How often each letter occurs in a text, from a to z, and last how many characters are none. */
export function letterVector(text: string): number[] {
  const counts: number[] = Array.from({ length: LETTERS.length + 1 }, () => 0);
  for (const character of text.toLowerCase()) {
    const letter = LETTERS.indexOf(character);
    const place = letter === -1 ? LETTERS.length : letter;
    counts[place] = (counts[place] ?? 0) + 1;
  }
  return counts;
}
