// Finds the sentences that a publisher repeats in many articles, which passages leave out.
import { createHash } from 'node:crypto';
import type { Article } from './article.ts';
import { type Span, splitSentences } from './text/sentences.ts';

/** `sentences` are those of the text, where they are known. */
type CountedArticle = Pick<Article, 'source' | 'title' | 'text'> & {
  sentences?: readonly Span[];
};

/** Sentences that a publisher repeats in many articles, found by counting. */
export type Boilerplate = {
  /** Counts the first and last sentences of these articles; idempotent per headline. */
  learn(articles: readonly CountedArticle[]): void;
  /** The boilerplate at the start and end of an article; none where the article is nothing else. */
  sentencesIn(article: CountedArticle): Span[];
};

/**
 * Finds registration notices, newsletter invitations, editors' notes and credits: sentences of five
 * words or more that open or close a publisher's articles under at least `fewest` headlines.
 * Remembers the latest `most` sentences.
 */
export function countBoilerplate({ fewest = 5, most = 50_000 } = {}): Boilerplate {
  const headlinesOf = new Map<number, readonly number[]>();
  return {
    learn(articles) {
      for (const { source, title, text, sentences = splitSentences(text) } of articles) {
        const headline = shortHash(title);
        for (const key of edgesOf(text, sentences).flatMap(
          (sentence) => keyOf(source, sentence) ?? [],
        )) {
          const seen = headlinesOf.get(key) ?? [];
          const isKnown = seen.length >= fewest || seen.includes(headline);
          headlinesOf.delete(key);
          headlinesOf.set(key, isKnown ? seen : [...seen, headline]);
        }
        dropOldest(headlinesOf, most);
      }
    },
    sentencesIn({ source, text, sentences = splitSentences(text) }) {
      const found = sentences.filter(({ start, end }, index) => {
        const isEdge = index < opening || index >= sentences.length - closing;
        const key = isEdge ? keyOf(source, text.slice(start, end)) : null;
        return key !== null && (headlinesOf.get(key)?.length ?? 0) >= fewest;
      });
      return found.length < sentences.length ? found : [];
    },
  };
}

// A running story that is republished every few hours repeats its opening too, under few headlines.
const opening = 3;
const closing = 5;

function edgesOf(text: string, sentences: readonly Span[]): string[] {
  const edges = [...sentences.slice(0, opening), ...sentences.slice(opening).slice(-closing)];
  return edges.map(({ start, end }) => text.slice(start, end));
}

/**
 * A key that is equal for equal sentences of one publisher; null for a sentence too short to count.
 */
function keyOf(source: string, sentence: string): number | null {
  const words = sentence.toLowerCase().match(wordPattern) ?? [];
  return words.length < fewestWords ? null : shortHash([source, ...words].join('\n'));
}

// Counting shorter ones such as `London (Wire) —` costs one question in 115 (RealTimeQA).
const fewestWords = 5;
// In scripts without spaces, each character counts as a word.
const wordPattern = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}]|[\p{L}\p{N}]+/gu;

/** 48 bits as a number, which takes a fifth of the memory of text. */
function shortHash(text: string): number {
  return createHash('sha256').update(text).digest().readUIntBE(0, 6);
}

function dropOldest(counted: Map<number, unknown>, most: number): void {
  for (const key of counted.keys()) {
    if (counted.size <= most) return;
    counted.delete(key);
  }
}
