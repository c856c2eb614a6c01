// Splits text into words, and reduces words to stems.
import { stemmer } from 'stemmer';
import { isBeyondEnglish } from '../../corpus/text/language.ts';
import {
  CONJUNCTIONS,
  MAGNITUDES,
  MONTHS,
  NUMBER_WORDS,
  SPELLINGS,
  UNITS,
  WEEKDAYS,
} from './lexicon.ts';

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
  // A fast path: most text is English.
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

/** Porter leaves these endings: `leader` should meet `leads`, `worker` `works`. */
const AGENT_ENDING = /(?<=\p{L}{4})(?:er|or)$/u;

/**
 * What a word is compared by: its stem (Porter 1980; `talks` and `talking` meet in `talk`), the digits of
 * a number word, a month in full. The word is as `words` gives it.
 */
export function stem(word: string): string {
  const found = known.get(word);
  if (found !== undefined) return found;
  const plain = normalised(word);
  const stemmed = /^\d/u.test(plain) ? plain : stemmer(plain).replace(AGENT_ENDING, '');
  // News has some hundred thousand different words; beyond that, it is somebody's noise.
  if (known.size < 200_000) known.set(detached(word), detached(stemmed));
  return stemmed;
}

/** The words of a text with their stems: cheaper than tokens, for whole articles. */
export function stemmedWords(text: string): { word: string; stem: string }[] {
  return words(text.replaceAll(ACRONYM, withoutStops)).map((word) => ({ word, stem: stem(word) }));
}

const ORDINAL = /^(\d+)(?:st|nd|rd|th)$/u;
const ACRONYM = /(?:[A-Z]\.){2,}/g;

function withoutStops(acronym: string): string {
  return acronym.replaceAll('.', '');
}

/**
 * A copy of a word for keeping. V8 cuts a longer word out of a text without copying it, so that a
 * word that is kept would keep the whole text.
 */
export function detached(word: string): string {
  return Buffer.from(word, 'utf16le').toString('utf16le');
}

/** The kind of a token, by its form. */
type TokenKind = 'number' | 'unit' | 'date' | 'name' | 'word';

/** One word, number or sign of a text, normalised for comparison. */
export type Token = {
  /**
   * Lower case, without accents; `U.S.` and `US` are one word, numbers are digits without separators
   * (`1,200` and `three` are `1200` and `3`), months are in full, `%` is `percent`, `n't` is `not`.
   */
  word: string;
  /** The key that tokens are compared by: the stem of a word, the digits of a number. */
  stem: string;
  kind: TokenKind;
  /** As it is written. */
  raw: string;
  /** Offsets into the text in UTF-16 units; the two tokens of `isn't` share theirs. */
  start: number;
  end: number;
  /** Whether it opens a sentence or a quotation, where a capital letter makes no name. */
  isOpening: boolean;
  /** Whether a clause begins with it: after punctuation, or a word that joins clauses. */
  startsClause: boolean;
};

const UNIT_STEMS = new Set([...UNITS].map(stem));
const TOKEN =
  /[$£€¥%]|(?:\p{Lu}\.){2,}|\d+(?:[.,]\d+)*(?:(?:st|nd|rd|th)(?!\p{L}))?|[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*|\p{N}+/gu;
/** What stands before the first word of a sentence or of a quotation. */
const OPENING = /(?:^|[.!?:]["”’)]*\s|[“"‘(]\s?|\n)[“"‘(]*$/u;
const PUNCTUATION = /[,;:()"!?—–]|\.\s|\s-+\s/u;

/** The tokens of a text in reading order. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let last = 0;
  for (const { 0: raw, index: start } of text.matchAll(TOKEN)) {
    const end = start + raw.length;
    const gap = text.slice(last, start);
    const isOpening =
      last === 0 || (gap !== ' ' && OPENING.test(text.slice(Math.max(0, start - 6), start)));
    const isAfterPunctuation = gap !== ' ' && PUNCTUATION.test(gap);
    for (const word of normalisedWords(raw)) {
      const kind = kindOf(word, { raw, isOpening });
      tokens.push({
        word,
        stem: stem(word),
        kind,
        raw,
        start,
        end,
        isOpening,
        startsClause: isAfterPunctuation || CONJUNCTIONS.has(word),
      });
    }
    last = end;
  }
  return tokens;
}

/** The stems of words or tokens, each once. */
export function stemsOf(tokens: readonly { stem: string }[]): Set<string> {
  return new Set(tokens.map((token) => token.stem));
}

/** One word in most cases; two for `isn't` (`is not`) and `they'll`. */
function normalisedWords(raw: string): string[] {
  if (/^\d/u.test(raw)) return [plainNumber(raw)];
  const spelling = SPELLINGS.get(raw);
  if (spelling !== undefined) return [spelling];
  if (/['’]/u.test(raw)) return contracted(raw);
  return words(raw.replaceAll('.', '')).map(normalised);
}

/** `74th` is compared as `74`. */
function normalised(word: string): string {
  const ordinal = ORDINAL.exec(word)?.[1];
  return ordinal ?? SPELLINGS.get(word) ?? NUMBER_WORDS.get(word) ?? MONTHS.get(word) ?? word;
}

function contracted(raw: string): string[] {
  const negated = /^(\p{L}+)n['’]t$/iu.exec(raw)?.[1]?.toLowerCase();
  if (negated !== undefined)
    return [{ wo: 'will', ca: 'can', sha: 'shall' }[negated] ?? negated, 'not'];
  const [, stemPart = raw, ending = ''] = /^(.*)['’](\p{L}+)$/u.exec(raw) ?? [];
  const auxiliary = { ll: 'will', re: 'are', ve: 'have', m: 'am' }[ending.toLowerCase()];
  if (auxiliary !== undefined) return [...words(stemPart).map(normalised), auxiliary];
  return words(ending.length > 2 ? raw : stemPart).map(normalised);
}

/** A number as digits without separators: `3.5`, `1200`. */
function plainNumber(number: string): string {
  // A comma before three digits separates thousands; any other one is a decimal comma.
  const plain = number
    .replace(/(?:st|nd|rd|th)$/u, '')
    .replaceAll(/,(?=\d{3}(?!\d))/gu, '')
    .replaceAll(',', '.');
  return plain.replace(/^0+(?=\d)/u, '').replace(/\.0+$/u, '');
}

function kindOf(word: string, { raw, isOpening }: Pick<Token, 'raw' | 'isOpening'>): TokenKind {
  if (/^\d/u.test(word)) return /^(?:19|20)\d\d$/u.test(word) ? 'date' : 'number';
  if (MAGNITUDES.has(word)) return 'number';
  if (UNIT_STEMS.has(stem(word))) return 'unit';
  const isCapital = /^\p{Lu}/u.test(raw);
  if (isDateWord(word, isCapital)) return 'date';
  return isCapital && !isOpening && raw !== 'I' ? 'name' : 'word';
}

/** `may` and `march` are months only with a capital letter. */
function isDateWord(word: string, isCapital: boolean): boolean {
  if (WEEKDAYS.has(word)) return true;
  return MONTHS.has(word) && (isCapital || !/^(?:may|march)$/u.test(word));
}
