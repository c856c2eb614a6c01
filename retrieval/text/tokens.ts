import { stemmer } from 'stemmer';
import { isBeyondEnglish } from '../../corpus/text/language.ts';

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

const known = new Map<string, string>();

/** Porter leaves these: `leader` is to meet `leads`, `worker` `works`. */
const AGENT_ENDING = /(?<=\p{L}{4})(?:er|or)$/u;

/** The stem of an English word as `words` gives it (Porter 1980): `talks` and `talking` meet in `talk`. */
export function stem(word: string): string {
  const found = known.get(word);
  if (found !== undefined) return found;
  const stemmed = stemmer(word).replace(AGENT_ENDING, '');
  // News has some hundred thousand different words; beyond that, it is somebody's noise.
  if (known.size < 200_000) known.set(detached(word), detached(stemmed));
  return stemmed;
}

/**
 * A copy of a word for keeping. V8 cuts a longer word out of a text without copying it, so that a
 * word that is kept would keep the whole text.
 */
export function detached(word: string): string {
  return Buffer.from(word, 'utf16le').toString('utf16le');
}

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
