// What the makers of sentences share: names in a text, and small changes of it.
import nlp from 'compromise';
import type { Article } from '../../../corpus/article.ts';
import type { Passage } from '../../../corpus/passages.ts';

/** A sentence of an article to make a sample from, with what may be put into it. */
export type SourceSentence = {
  article: Article;
  passage: Passage;
  /** A verbatim part of the passage. */
  sentence: string;
  /** The next sentence of the paragraph; empty after the last. */
  next: string;
  /** Another article, from which names and clauses are taken. */
  unrelated: Article;
};

/** Makes a true or a corrupted sentence; null where the source sentence is not suitable. */
export type SampleMaker = (source: SourceSentence, random: () => number) => string | null;

export type NameKind = 'person' | 'place' | 'organisation';

/** A name in a text, without title and final `'s`; `start` is its index. */
export type Name = { text: string; kind: NameKind; start: number };

const NAME = /^\p{Lu}[\p{L}’'-]*(?:[ -]\p{Lu}[\p{L}’'.-]*)*$/u;

const TITLE =
  /^(?:(?:president|minister|prime|chancellor|king|queen|prince|princess|former|sen|rep|dr|mr|mrs|ms|sir|judge|gov|coach|mayor|secretary)\.? )+/iu;

/** The result of the first rewriting that changes the sentence; null where none does. */
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

/** Replaces a match of a regular expression. */
export function withPart(
  sentence: string,
  found: { 0: string; index: number },
  other: string,
): string {
  return sentence.slice(0, found.index) + other + sentence.slice(found.index + found[0].length);
}

/** With a capital first letter. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The text with its quotations blanked out at the same length, so that positions stay valid. */
export function withoutQuotations(text: string): string {
  return text.replaceAll(/[“"][^“”"]*[”"]/gu, (quotation) => '“'.repeat(quotation.length));
}

/** Names of persons, places and organisations, found by the tagger `compromise`. */
export function namesIn(text: string): Name[] {
  const tagged = nlp(text);
  const found: [NameKind, string[]][] = [
    ['person', tagged.people().out('array')],
    ['place', tagged.places().out('array')],
    ['organisation', tagged.organizations().out('array')],
  ];
  const names = found.flatMap(([kind, texts]) => texts.map((raw) => ({ kind, text: plain(raw) })));
  const seen = new Set<string>();
  return names.flatMap(({ kind, text: name }) => {
    if (!NAME.test(name) || name === 'New' || name.length < 3 || seen.has(name)) return [];
    seen.add(name);
    const start = text.search(new RegExp(`(?<![\\p{L}\\p{N}])${name}(?![\\p{L}\\p{N}])`, 'u'));
    return start === -1 ? [] : [{ kind, text: name, start }];
  });
}

/** Whether two names have a word in common and may mean the same. */
export function shareWord(one: string, other: string): boolean {
  const words = new Set(one.toLowerCase().split(/[ -]/u));
  return other
    .toLowerCase()
    .split(/[ -]/u)
    .some((word) => words.has(word));
}

function plain(raw: string): string {
  return raw
    .replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
    .replace(TITLE, '')
    .replace(/['’]s$/u, '');
}
