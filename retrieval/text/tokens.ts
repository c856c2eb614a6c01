// Splits text into words, and reduces words to stems.
import { isBeyondEnglish } from '../../corpus/text/script.ts';
import {
  CONJUNCTIONS,
  MAGNITUDES,
  MONTHS,
  NUMBER_WORDS,
  SPELLINGS,
  UNITS,
  WEEKDAYS,
} from './lexicon.ts';
import { type LatestWords, latestWords } from './latest-words.ts';
import { stemmedLike, stemOf } from './stems.ts';
import { hasUnspaced, plainWord, segments, UNSPACED_SCRIPTS, words } from './words.ts';

/** How many words of a language are remembered; some ten megabytes. */
const MOST_KNOWN = 50_000;
/** The stems of words that were seen, by language. */
const known = new Map<string, LatestWords<string>>();

/**
 * What a word is compared by: its stem (`talks` and `talking` meet in `talk`), the digits of a number
 * word, a month in full. The word is as `words` gives it; `tag` is a language such as `de`.
 */
export function stem(word: string, tag = 'en'): string {
  const language = stemmedLike(tag);
  const stems = known.get(language) ?? latestWords<string>(MOST_KNOWN);
  known.set(language, stems);
  const found = stems.get(word);
  if (found !== undefined) return found;
  const plain = normalised(word);
  // There is no end of numbers, and they are their own stems.
  if (/^\d/u.test(plain)) return plain;
  const stemmed = detached(stemOf(plain, language));
  stems.set(detached(word), stemmed);
  return stemmed;
}

/** A word and what it is compared by. */
export type Stemmed = Readonly<{ word: string; stem: string }>;

/** The words of a text with their stems, those of its tokens: cheaper, for whole articles. */
export function stemmedWords(text: string, language = 'en'): Stemmed[] {
  const found: Stemmed[] = [];
  for (const run of stemmedRuns(text, language)) for (const word of run) found.push(word);
  return found;
}

/**
 * The same as it is written: what is written as one token is one list, mostly the same list wherever it
 * is written in a language.
 */
export function stemmedRuns(text: string, language = 'en'): (readonly Stemmed[])[] {
  return rawWords(text).map(stemmedIn(language));
}

const ORDINAL = /^(\d+)(?:st|nd|rd|th)$/u;

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

const UNIT_STEMS = new Set([...UNITS].map((unit) => stem(unit)));
/** Signs, acronyms with stops, numbers, words; letters may go on with digits (`G20`), not digits with letters (`10km`). */
const ENGLISH_TOKEN =
  /[$%]|(?:[A-Z]\.){2,}|\d+(?:[.,]\d+)*(?:(?:st|nd|rd|th)(?![A-Za-z]))?|[A-Za-z][A-Za-z0-9]*(?:['’][A-Za-z][A-Za-z0-9]*)*/g;
/** The same for any script. Runs without spaces are taken whole, and segmented. */
const ANY_TOKEN = new RegExp(
  String.raw`[$£€¥%]|(?:\p{Lu}\.){2,}|\p{Nd}+(?:[.,٫٬]\p{Nd}+)*(?:(?:st|nd|rd|th)(?!\p{L}))?|` +
    String.raw`[${UNSPACED_SCRIPTS}ー]+|` +
    String.raw`[\p{L}\p{M}][\p{L}\p{M}\p{Nd}]*(?:['’׳״][\p{L}\p{M}][\p{L}\p{M}\p{Nd}]*)*|\p{N}+`,
  'gu',
);
/** The parts of a run that mixes scripts with and without spaces. */
const PARTS = new RegExp(`[${UNSPACED_SCRIPTS}ー]+|[^${UNSPACED_SCRIPTS}ー]+`, 'gu');
const UNSPACED_RUN = new RegExp(`^[${UNSPACED_SCRIPTS}ー]`, 'u');

/** What is written as one token, divided into words where a script puts no space between them. */
function divided(raw: string): { segment: string; index: number }[] {
  return [...raw.matchAll(PARTS)].flatMap(({ 0: part, index: start }) =>
    UNSPACED_RUN.test(part)
      ? segments(part).map(({ segment, index }) => ({ segment, index: start + index }))
      : { segment: part, index: start },
  );
}

/** What a text is written with, without offsets, in half the time. */
function rawWords(text: string): string[] {
  if (!isBeyondEnglish(text)) return text.match(ENGLISH_TOKEN) ?? [];
  const raws = text.match(ANY_TOKEN) ?? [];
  if (!hasUnspaced(text)) return raws;
  return raws.flatMap((raw) => divided(raw).map(({ segment }) => segment));
}

type RawToken = { raw: string; start: number };

/** What a text is written with, in reading order. */
function rawTokens(text: string): RawToken[] {
  const isAny = isBeyondEnglish(text);
  const isUnspaced = isAny && hasUnspaced(text);
  const found: RawToken[] = [];
  for (const { 0: raw, index: start } of text.matchAll(isAny ? ANY_TOKEN : ENGLISH_TOKEN)) {
    if (!isUnspaced) found.push({ raw, start });
    else
      for (const { segment, index } of divided(raw))
        found.push({ raw: segment, start: start + index });
  }
  return found;
}

/** What stands before the first word of a sentence or of a quotation. */
const OPENING = /(?:^|[.!?:]["”’)]*\s|[“"‘(]\s?|\n)[“"‘(]*$/u;
const PUNCTUATION = /[,;:()"!?—–]|\.\s|\s-+\s/u;

/** The tokens of a text in reading order; `language` is that of its stems. */
export function tokenize(text: string, language = 'en'): Token[] {
  const tokens: Token[] = [];
  const stemmed = stemmedIn(language);
  let last = 0;
  for (const { raw, start } of rawTokens(text)) {
    const end = start + raw.length;
    const gap = text.slice(last, start);
    const isOpening =
      last === 0 || (gap !== ' ' && OPENING.test(text.slice(Math.max(0, start - 6), start)));
    const isAfterPunctuation = gap !== ' ' && PUNCTUATION.test(gap);
    for (const { word, stem: key } of stemmed(raw)) {
      const kind = kindOf(word, { raw, isOpening });
      tokens.push({
        word,
        stem: key,
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

/** What is written as one token, by language. */
const stemmedAs = new Map<string, LatestWords<readonly Stemmed[]>>();

/** Looks up what is written as one token: one word in most cases, two for `isn't`. */
function stemmedIn(tag: string): (raw: string) => readonly Stemmed[] {
  const language = stemmedLike(tag);
  const seen = stemmedAs.get(language) ?? latestWords<readonly Stemmed[]>(MOST_KNOWN);
  stemmedAs.set(language, seen);
  return (raw) => {
    const found = seen.get(raw);
    if (found !== undefined) return found;
    const kept = detached(raw);
    const made = normalisedWords(kept).map((word) => ({ word, stem: stem(word, language) }));
    if (!DIGIT.test(raw)) seen.set(kept, made);
    return made;
  };
}

/** One word in most cases; two for `isn't` (`is not`) and `they'll`. */
function normalisedWords(raw: string): string[] {
  if (DIGIT.test(raw)) return [plainNumber(withPlainDigits(raw))];
  const spelling = SPELLINGS.get(raw);
  if (spelling !== undefined) return [spelling];
  if (/['’]/u.test(raw)) return contracted(raw);
  if (UNSPACED_RUN.test(raw)) {
    // Radicals and ornaments are of the script, too, and no letters.
    const letters = plainWord(raw).replaceAll(/[^\p{L}\p{M}\p{N}]/gu, '');
    return letters === '' ? [] : [letters];
  }
  return words(raw.replaceAll(/[.׳״]/gu, '')).map(normalised);
}

const DIGIT = /^\p{Nd}/u;
/** Digits of other scripts: `٤`, `४`, `４`. */
const OTHER_DIGIT = /[^\P{Nd}0-9]/gu;

/** A number with the digits and separators of other scripts as 0 to 9, full stop and comma. */
export function withPlainDigits(number: string): string {
  if (!isBeyondEnglish(number)) return number;
  const plain = number.replaceAll(OTHER_DIGIT, plainDigit);
  return plain.replaceAll('٫', '.').replaceAll('٬', ',');
}

/** The value of a decimal digit: Unicode has them in runs from 0 to 9, each run after another character. */
function plainDigit(digit: string): string {
  const compatible = digit.normalize('NFKC');
  if (/^[0-9]$/u.test(compatible)) return compatible;
  const code = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && DIGIT.test(String.fromCodePoint(code - value - 1))) value += 1;
  return String(value);
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
