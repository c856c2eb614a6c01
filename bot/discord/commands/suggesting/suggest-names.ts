/** What Discord can list: so many names, each of so many characters. */
const MOST_NAMES = 25;
const NAME_ROOM = 100;

/**
 * The names that fit what was typed so far, for Discord's list of at most 25: first those that begin
 * with it, then those that hold all its words, each as the beginning of one of theirs, then those
 * with it anywhere; otherwise in the order given. Names over 100 characters cannot be listed.
 */
export function suggestNames(names: readonly string[], typed: string): string[] {
  const wanted = typed.trim().toLowerCase();
  const parts = wordsOf(wanted);
  const begins: string[] = [];
  const holds: string[] = [];
  const elsewhere: string[] = [];
  for (const name of names) {
    if (name === '' || name.length > NAME_ROOM) continue;
    const lower = name.toLowerCase();
    if (lower.startsWith(wanted)) begins.push(name);
    else if (parts.length > 0 && holdsAll(wordsOf(lower), parts)) holds.push(name);
    else if (lower.includes(wanted)) elsewhere.push(name);
    if (begins.length === MOST_NAMES) break;
  }
  return [...begins, ...holds, ...elsewhere].slice(0, MOST_NAMES);
}

function holdsAll(words: readonly string[], parts: readonly string[]): boolean {
  return parts.every((part) => words.some((word) => word.startsWith(part)));
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}
