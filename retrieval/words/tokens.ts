import { stem } from './stem.ts';
import { words } from './words.ts';

/** A word of a text where it stands. */
export type Token = {
  /** As `words` gives it; `U.S.` and `US` are one word. */
  word: string;
  stem: string;
  /** As it is written. */
  raw: string;
  /** Offsets into the text in UTF-16 units. */
  start: number;
  end: number;
};

const WORD = /[\p{L}\p{N}]+(?:['’.][\p{L}\p{N}]+)*/gu;

/** The words of a text in reading order, each with its place. */
export function tokensOf(text: string): Token[] {
  return [...text.matchAll(WORD)].map(({ 0: raw, index }) => {
    const word = words(raw).join('');
    return { word, stem: stem(word), raw, start: index, end: index + raw.length };
  });
}
