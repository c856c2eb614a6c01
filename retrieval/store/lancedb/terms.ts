// The terms that full-text search compares: those of the house's own tokens, in every script.
import { isFunctionWord, languageOf } from '../../text/languages.ts';
import { stemmedWords } from '../../text/tokens.ts';

/**
 * The terms of a text in reading order, separated by spaces: stems, without function words. `tag` is
 * the language of the text, BCP 47; null where it is unknown.
 */
export function indexTerms(text: string, tag: string | null): string {
  return termsIn(text, tag?.split('-', 1)[0] ?? 'en').join(' ');
}

/** The terms to search for: those of the language asked in and of English, the language of most articles. */
export function queryTerms(text: string): string {
  const languages = new Set([languageOf(text), 'en']);
  return [...languages].flatMap((language) => termsIn(text, language)).join(' ');
}

function termsIn(text: string, language: string): string[] {
  return stemmedWords(text, language)
    .filter(({ word }) => !isFunctionWord(word, language))
    .map(({ stem }) => stem);
}
