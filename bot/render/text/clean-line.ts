/** Characters that turn the reading direction around until further notice, a way to forge text. */
const directionOverrides = /[\u202A-\u202E\u2066-\u2069]/gu;
/** Control characters that are not white space: terminal escapes, null bytes, backspaces. */
const controls = /(?!\s)\p{Cc}/gu;

/**
 * Text from outside as one line: no control characters, no overrides of direction, no lone
 * surrogates, white space as single spaces. The words themselves stay as they are.
 */
export function cleanLine(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(directionOverrides, '')
    .replaceAll(controls, '')
    .replaceAll(/\s+/gu, ' ')
    .trim();
}
