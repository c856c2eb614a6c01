import { isBeyondEnglish } from '../../corpus/text/is-beyond-english.ts';

const combiningMarks = /\p{M}+/gu;
const apostrophe = /['’]/;
const englishWord = /[a-zA-Z0-9]+(?:['’][a-zA-Z0-9]+)?/g;
const anyWord = /[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)?/gu;

/**
 * The words of a text in reading order: lower case, without accents, runs of letters and digits
 * with at most one inner apostrophe. A final `'s` and the apostrophes themselves are dropped.
 * The built-in embedder was trained on exactly these words.
 */
export function words(text: string): string[] {
  const lower = text.toLowerCase();
  // Most text is English, which is read several times as fast.
  const found = isBeyondEnglish(lower) ? wordsOfAny(lower) : (lower.match(englishWord) ?? []);
  return apostrophe.test(lower) ? found.map(withoutApostrophe) : found;
}

/** Compatibility forms may unfold to capitals (™); the embedder was trained with them as they come. */
function wordsOfAny(lower: string): string[] {
  return lower.normalize('NFKD').replace(combiningMarks, '').match(anyWord) ?? [];
}

function withoutApostrophe(word: string): string {
  return apostrophe.test(word) ? word.replace(/['’]s$/, '').replace(apostrophe, '') : word;
}
