// Tells the language of a text by its script. Kept apart from `language.ts`, whose detector takes
// 90 MB in each thread.

/** The language that a script tells, the most spoken one where several share it; undefined for Latin. */
export function languageOfScript(text: string): string | undefined {
  const letters = countOf(text, /\p{L}/gu);
  const found = scripts.find(([, script]) => countOf(text, script) > letters * smallestShare)?.[0];
  return found === 'ru' && ukrainian.test(text) ? 'uk' : found;
}

/**
 * Whether a text has letters or marks that plain English lacks. Text without them can be tokenised
 * by a faster pattern.
 */
export function isBeyondEnglish(text: string): boolean {
  return BEYOND_ENGLISH.test(text);
}

/** The languages by script, the first that a text holds letters of: Japanese mixes kana with Han. */
const scripts: readonly [string, RegExp][] = [
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['zh', /\p{Script=Han}/gu],
  ['ko', /\p{Script=Hangul}/gu],
  ['th', /\p{Script=Thai}/gu],
  ['he', /\p{Script=Hebrew}/gu],
  ['el', /\p{Script=Greek}/gu],
  ['ar', /\p{Script=Arabic}/gu],
  ['hi', /\p{Script=Devanagari}/gu],
  ['bn', /\p{Script=Bengali}/gu],
  ['ta', /\p{Script=Tamil}/gu],
  ['ru', /\p{Script=Cyrillic}/gu],
];
/** Letters that Russian lacks. */
const ukrainian = /[іїєґ]/iu;
/** A name in another script makes no text of that language. */
const smallestShare = 0.2;

function countOf(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/**
 * Anything but ASCII and the punctuation of U+2010 to U+205E, which normalises to no letter or
 * digit.
 */
const BEYOND_ENGLISH = /[^\0-\x7f\u2010-\u205e]/;
