// The terms that full-text search compares: those of the house's own tokens, in every script.
import type { Article } from '../../corpus/article.ts';
import type { Passage } from '../../corpus/passages.ts';
import { isFunctionWord, languageOf } from '../text/languages.ts';
import { type Stemmed, stemmedRuns } from '../text/tokens.ts';

/**
 * The terms of a text in reading order, separated by spaces: stems, without function words. `tag` is
 * the language of the text, BCP 47; null where it is unknown.
 */
function indexTerms(text: string, tag: string | null): string {
  return termsIn(text, tag?.split('-', 1)[0] ?? 'en').join(' ');
}

/** The terms of an article and of each of its passages, in the order of the passages. */
export type ArticleTerms = { article: string; passages: string[] };

/**
 * The terms of an article with its headline, and of its passages with the headline, each part of the
 * text being read once. The order of terms does not count.
 */
export function articleTerms(
  { title, text, language }: Pick<Article, 'title' | 'text' | 'language'>,
  passages: readonly Pick<Passage, 'start' | 'end' | 'text'>[],
): ArticleTerms {
  const headline = indexTerms(title, language);
  const read = passages.map((passage) => indexTerms(passage.text, language));
  // What is in no passage, such as boilerplate.
  const ends = [0, ...passages.map(({ end }) => end)];
  const rest = [...passages.map(({ start }) => start), text.length].map((start, index) =>
    indexTerms(text.slice(ends[index], start), language),
  );
  return {
    article: joined([headline, ...read, ...rest]),
    passages: read.map((terms) => joined([headline, terms])),
  };
}

function joined(terms: readonly string[]): string {
  return terms.filter((some) => some !== '').join(' ');
}

/** The terms to search for: those of the language asked in and of English, the language of most articles. */
export function queryTerms(text: string): string {
  const languages = new Set([languageOf(text), 'en']);
  return [...languages].flatMap((language) => termsIn(text, language)).join(' ');
}

function termsIn(text: string, language: string): string[] {
  const terms = knownTerms.get(language) ?? new WeakMap<readonly Stemmed[], string>();
  knownTerms.set(language, terms);
  const found: string[] = [];
  for (const words of stemmedRuns(text, language)) {
    let known = terms.get(words);
    if (known === undefined) {
      known = termsOf(words, language);
      // A number is another list each time.
      if (!/^\d/u.test(words[0]?.word ?? '')) terms.set(words, known);
    }
    if (known !== '') found.push(known);
  }
  return found;
}

/** The terms of each token, by language; most tokens of an article occur in others, too. */
const knownTerms = new Map<string, WeakMap<readonly Stemmed[], string>>();

function termsOf(words: readonly Stemmed[], language: string): string {
  return words
    .filter(({ word }) => !isFunctionWord(word, language))
    .map(({ stem }) => stem)
    .join(' ');
}
