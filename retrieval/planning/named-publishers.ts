import { words } from '../words/words.ts';

/** A publisher's name in a text: the indexes of its first word and of the word behind its last. */
export type Mention = { publisher: string; start: number; end: number };

/**
 * Where a text names publishers of the store, in reading order, counted in the words of `words`.
 * Longer names hide shorter ones inside them: `Fox News Health` is not `Fox News` as well.
 */
export function namedPublishers(text: string, known: readonly string[]): Mention[] {
  const spoken = words(text);
  const named: Mention[] = [];
  for (const publisher of known.toSorted((left, right) => right.length - left.length)) {
    const name = words(publisher);
    if (name.length === 0 || !isSpeltAsName(text, publisher)) continue;
    for (let start = 0; start + name.length <= spoken.length; start += 1) {
      const end = start + name.length;
      const isHidden = named.some((other) => start < other.end && other.start < end);
      if (!isHidden && name.every((word, index) => spoken[start + index] === word))
        named.push({ publisher, start, end });
    }
  }
  return named.toSorted((left, right) => left.start - right.start);
}

/** `the age of the star` names neither The Age nor The Star: a name has its capitals. */
function isSpeltAsName(text: string, name: string): boolean {
  const lastWord = /[\p{L}\p{N}]+[^\p{L}\p{N}]*$/u.exec(name)?.[0] ?? name;
  const spelt = lastWord.replace(/[^\p{L}\p{N}]+$/u, '');
  return spelt === spelt.toLowerCase() || text.includes(spelt) || text.includes(name.toUpperCase());
}
