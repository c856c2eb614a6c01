// The words of a text of any script, as word weights know them.
import { isBeyondEnglish } from '../../corpus/text/script.ts';

const apostrophe = /['’]/;
const englishWord = /[a-zA-Z0-9]+(?:['’][a-zA-Z0-9]+)?/g;
const anyWord = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)?/gu;

/** The scripts that put no space between words, for a character class. */
export const UNSPACED_SCRIPTS = ['Han', 'Hiragana', 'Katakana', 'Thai', 'Lao', 'Khmer', 'Myanmar']
  .map((script) => String.raw`\p{Script=${script}}`)
  .join('');
const unspaced = new RegExp(`[${UNSPACED_SCRIPTS}]`, 'u');

/** Whether a text holds letters of a script that puts no space between words. */
export function hasUnspaced(text: string): boolean {
  return unspaced.test(text);
}

/**
 * The words of a text in reading order: lower case, without accents, runs of letters and digits
 * with at most one inner apostrophe. A final `'s` and the apostrophes themselves are dropped.
 * Where a script puts no space between words, `Intl.Segmenter` finds them.
 */
export function words(text: string): string[] {
  const lower = text.toLowerCase();
  // A fast path: most text is English.
  const found = isBeyondEnglish(lower) ? wordsOfAny(lower) : (lower.match(englishWord) ?? []);
  return apostrophe.test(lower) ? found.map(withoutApostrophe) : found;
}

function wordsOfAny(lower: string): string[] {
  const plain = withoutAccents(lower);
  const found = plain.match(anyWord) ?? [];
  return unspaced.test(plain)
    ? found.flatMap((run) => segments(run).map(({ segment }) => segment))
    : found;
}

/**
 * Marks that are accents or optional vowel signs go; those of other scripts are letters (`पुल`), and
 * so is that of `й`.
 */
const ACCENTS =
  /(?<=[\p{Script=Latin}\p{Script=Greek}\p{Script=Hebrew}\p{Script=Arabic}е])\p{M}+/gu;

function withoutAccents(text: string): string {
  return text.normalize('NFKD').replace(ACCENTS, '').normalize('NFC');
}

/** One word as `words` gives it. */
export function plainWord(word: string): string {
  const lower = word.toLowerCase();
  return isBeyondEnglish(lower) ? withoutAccents(lower) : lower;
}

/** A word without its inner apostrophe and a final `'s`. */
export function withoutApostrophe(word: string): string {
  return apostrophe.test(word) ? word.replace(/['’]s$/, '').replace(apostrophe, '') : word;
}

const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

/** The words of a run of letters, with their offsets in it; the run itself where its script has spaces. */
export function segments(run: string): { segment: string; index: number }[] {
  if (!unspaced.test(run)) return [{ segment: run, index: 0 }];
  return [...segmenter.segment(run)].filter(({ isWordLike }) => isWordLike);
}
