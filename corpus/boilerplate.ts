import { createHash } from 'node:crypto';
import type { Article } from './article.ts';
import { type Span, splitSentences } from './text/sentences.ts';

type Counted = Pick<Article, 'source' | 'title' | 'text'>;

/** What publishers put into all their articles, as far as it was counted. */
export type Boilerplate = {
  /** Counts how the articles open and close; one seen before counts once. */
  learn(articles: readonly Counted[]): void;
  /** The sentences at an article's ends that are boilerplate; none where it holds nothing else. */
  sentencesIn(article: Counted): Span[];
};

/**
 * Finds by counting what is said in many articles of one publisher and in none in particular:
 * registration notices, invitations to newsletters, notes of the editors, credits. It is a sentence
 * of five words or more that opens or closes articles under `fewest` headlines. Keeps the latest `most` such sentences.
 */
export function countBoilerplate({ fewest = 5, most = 50_000 } = {}): Boilerplate {
  const headlines = new Map<string, ReadonlySet<string>>();
  return {
    learn(articles) {
      for (const { source, title, text } of articles) {
        const headline = mark(title);
        for (const key of edgesOf(text).flatMap((sentence) => keyOf(source, sentence) ?? [])) {
          const seen = headlines.get(key) ?? new Set();
          headlines.delete(key);
          headlines.set(key, seen.size < fewest ? new Set([...seen, headline]) : seen);
        }
        forgetOldest(headlines, most);
      }
    },
    sentencesIn({ source, text }) {
      const sentences = splitSentences(text);
      const found = sentences.filter(({ start, end }, index) => {
        const isEdge = index < opening || index >= sentences.length - closing;
        const key = isEdge ? keyOf(source, text.slice(start, end)) : null;
        return key !== null && (headlines.get(key)?.size ?? 0) >= fewest;
      });
      return found.length < sentences.length ? found : [];
    },
  };
}

// A story told anew every few hours opens with the same words too, under few headlines.
const opening = 3;
const closing = 5;

function edgesOf(text: string): string[] {
  const sentences = splitSentences(text);
  const edges = [...sentences.slice(0, opening), ...sentences.slice(opening).slice(-closing)];
  return edges.map(({ start, end }) => text.slice(start, end));
}

/** What equal sentences of a publisher have in common; null for one too short to count. */
function keyOf(source: string, sentence: string): string | null {
  const words = sentence.toLowerCase().match(wordPattern) ?? [];
  return words.length < fewestWords ? null : mark([source, ...words].join('\n'));
}

// Measured: leaving out tags such as `London (Wire) —` as well costs one question in 115.
const fewestWords = 5;
// A sign of a script without spaces counts as a word.
const wordPattern = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}]|[\p{L}\p{N}]+/gu;

function mark(text: string): string {
  return createHash('sha256').update(text).digest('base64').slice(0, 16);
}

function forgetOldest(counted: Map<string, unknown>, most: number): void {
  for (const key of counted.keys()) {
    if (counted.size <= most) return;
    counted.delete(key);
  }
}
