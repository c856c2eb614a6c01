const GRAM = 4;
const MOST_GRAMS = 8;
const utf8 = new TextEncoder();

/**
 * The buckets of a word outside the vocabulary, one for each of its first eight runs of four
 * characters, the word's ends marked with `<` and `>`; numbers from 0 to `count` - 1.
 */
export function bucketsOf(word: string, count: number): number[] {
  const bytes = utf8.encode(`<${word}>`);
  const starts = startsOfCharacters(bytes);
  const grams = Math.min(Math.max(starts.length - GRAM + 1, 1), MOST_GRAMS);
  return starts
    .slice(0, grams)
    .map((start, gram) => fnv1a(bytes.subarray(start, starts[gram + GRAM])) % count);
}

function startsOfCharacters(bytes: Uint8Array): number[] {
  const starts: number[] = [];
  for (const [index, byte] of bytes.entries()) if ((byte & 0xc0) !== 0x80) starts.push(index);
  return starts;
}

/** FNV-1a in 32 bits (Fowler, Noll and Vo; RFC 9923). */
function fnv1a(bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}
