import type { Article } from '../../../corpus/article.ts';
import type { Passage } from '../../../corpus/passages.ts';

/** One sentence of an article, the passage that holds it, and what it may be mixed up with. */
export type Ground = {
  article: Article;
  passage: Passage;
  /** The sentence as it stands in the passage. */
  sentence: string;
  /** The sentence after it in the same paragraph; empty where there is none. */
  next: string;
  /** An article about something else. */
  stranger: Article;
};

/** Makes a sentence from one of an article, or null where this one does not lend itself to it. */
export type Make = (ground: Ground, random: () => number) => string | null;

/** The first of some rewritings that changes the sentence; null where none does. */
export function firstChange(
  sentence: string,
  rewritings: readonly ((sentence: string) => string | null)[],
): string | null {
  for (const rewrite of rewritings) {
    const changed = rewrite(sentence);
    if (changed !== null && changed !== sentence) return changed;
  }
  return null;
}

/** The sentence with the text that was found in it put otherwise. */
export function withPart(
  sentence: string,
  found: { 0: string; index: number },
  other: string,
): string {
  return sentence.slice(0, found.index) + other + sentence.slice(found.index + found[0].length);
}

/** With a capital, as at the start of a sentence. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
