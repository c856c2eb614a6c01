import { detectAll } from 'tinyld';

/**
 * The language of a text as a BCP 47 tag: the declared one, unless the text is plainly in another;
 * the detected one where none is declared; null where the text is too short to tell.
 */
export function detectLanguage(text: string, declared: string | null): string | null {
  const sample = sampleOf(text);
  const found = sample.length < shortestSample ? [] : detectAll(sample);
  const best = found.find(({ accuracy }) => accuracy >= likely)?.lang ?? null;
  if (declared === null || best === null) return declared ?? best;
  const { language } = new Intl.Locale(declared);
  const isPossible = found.some(({ lang, accuracy }) => lang === language && accuracy >= unlikely);
  return isPossible ? declared : best;
}

// Measured on news: with 400 characters 2 of 1,978 English texts are taken for another language,
// both with an accuracy below one half; with 100 it is 15 of 1,929.
const sampleLength = 400;
const shortestSample = 200;
const likely = 0.5;
const unlikely = 0.1;

/** The beginning of a text without names, numbers and addresses: names are of any language. */
function sampleOf(text: string): string {
  return text
    .slice(0, sampleLength * 3)
    .replace(/https?:\S+|\S*[\d@#]\S*|\p{Lu}[\p{L}\p{M}’'-]*/gu, ' ')
    .replace(/\s+/g, ' ')
    .slice(0, sampleLength);
}
