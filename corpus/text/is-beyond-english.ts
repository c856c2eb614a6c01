/** ASCII, and the punctuation of U+2010 to U+205E, which unfolds to no letter and no digit. */
const BEYOND = /[^\0-\x7f\u2010-\u205e]/;

/** Whether a text has characters that plain English does without: their words take longer to find. */
export function isBeyondEnglish(text: string): boolean {
  return BEYOND.test(text);
}
