// The words that the built-in embedder was trained on.
import { isBeyondEnglish } from '../../corpus/text/script.ts';
import { withoutApostrophe, words } from '../text/words.ts';

const anyMark = /\p{M}+/gu;
const anyWord = /[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)?/gu;

/**
 * The words of a text as in training: those of `words` in English. In other scripts all marks go, and
 * runs without spaces stay whole. Compatibility forms may unfold to capitals (™).
 */
export function trainedWords(text: string): string[] {
  const lower = text.toLowerCase();
  if (!isBeyondEnglish(lower)) return words(lower);
  const found = lower.normalize('NFKD').replace(anyMark, '').match(anyWord) ?? [];
  return found.map(withoutApostrophe);
}
