import nlp from 'compromise';
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

/** What a name stands for. */
export type NameKind = 'person' | 'place' | 'organisation';

/** A name of more than one letter as it stands in a text, without title and final `'s`. */
export type Name = { text: string; kind: NameKind; start: number };

const NAME = /^\p{Lu}[\p{L}’'-]*(?:[ -]\p{Lu}[\p{L}’'.-]*)*$/u;

const TITLE =
  /^(?:(?:president|minister|prime|chancellor|king|queen|prince|princess|former|sen|rep|dr|mr|mrs|ms|sir|judge|gov|coach|mayor|secretary)\.? )+/iu;

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

/** The names of persons, places and organisations in a text, as the tagger `compromise` finds them. */
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

/** Whether two names have a word in common, so that one may stand for the other. */
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
