import { eld } from 'eld/extrasmall';

/**
 * The language of a text as a BCP 47 tag: the declared one, unless the text is plainly in another;
 * the detected one where none is declared; null where the text is too short to tell.
 */
export function detectLanguage(text: string, declared: string | null): string | null {
  const sample = sampleOf(text);
  if (sample.length < shortestSample) return declared;
  const found = eld.detect(sample);
  if (!found.isReliable()) return declared;
  const [detected = null] = Intl.getCanonicalLocales(found.language);
  if (declared === null) return detected;
  const scores = found.getScores();
  const score = scores[new Intl.Locale(declared).language];
  // Of a language that it does not know, the detector can say nothing.
  const isPossible = score === undefined || score >= near * (scores[found.language] ?? 1);
  return isPossible ? declared : detected;
}

// Measured on news: with 120, 200 and 400 characters none of 7,500 English texts is taken for another
// language, and the Spanish one among them is told.
const sampleLength = 200;
const shortestSample = 100;
/** Languages as near as this are sisters, such as Russian and Ukrainian. */
const near = 0.9;

/** The beginning of a text without names, numbers and addresses: names are of any language. */
function sampleOf(text: string): string {
  return text
    .slice(0, sampleLength * 4)
    .replace(/https?:\S+|\S*[\d@#]\S*|\p{Lu}[\p{L}\p{M}’'-]*/gu, ' ')
    .replace(/\s+/g, ' ')
    .slice(0, sampleLength);
}

/** ASCII, and the punctuation of U+2010 to U+205E, which unfolds to no letter and no digit. */
const BEYOND = /[^\0-\x7f\u2010-\u205e]/;

/** Whether a text has characters that plain English does without: their words take longer to find. */
export function isBeyondEnglish(text: string): boolean {
  return BEYOND.test(text);
}
