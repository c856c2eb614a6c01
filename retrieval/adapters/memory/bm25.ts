import { stem } from '../../words/stem.ts';
import { words } from '../../words/words.ts';

/** A text as BM25 sees it: how often it holds each stem, and how many words it has in all. */
export type CountedText = { counts: ReadonlyMap<string, number>; length: number };

/** How soon more of the same word stops counting, and how much long texts lose. */
const SATURATION = 1.2;
const LENGTH_SHARE = 0.75;

/** Counts the stems of a text's words. */
export function countWords(text: string): CountedText {
  const stems = words(text).map(stem);
  const counts = new Map<string, number>();
  for (const word of stems) counts.set(word, (counts.get(word) ?? 0) + 1);
  return { counts, length: stems.length };
}

/**
 * The score of each text for the words of a query, in the order of the texts; 0 where none is shared
 * (Okapi BM25, Robertson and Zaragoza 2009, with the idf that never falls below zero).
 */
export function bm25(query: string, texts: readonly CountedText[]): number[] {
  const average = texts.reduce((sum, { length }) => sum + length, 0) / texts.length || 1;
  const asked = [...countWords(query).counts.keys()].map((word) => ({
    word,
    rarity: rarity(texts.filter(({ counts }) => counts.has(word)).length, texts.length),
  }));
  return texts.map(({ counts, length }) => {
    const slack = SATURATION * (1 - LENGTH_SHARE + (LENGTH_SHARE * length) / average);
    return asked.reduce((sum, { word, rarity: weight }) => {
      const count = counts.get(word) ?? 0;
      return sum + (weight * count * (SATURATION + 1)) / (count + slack);
    }, 0);
  });
}

function rarity(holding: number, total: number): number {
  return Math.log(1 + (total - holding + 0.5) / (holding + 0.5));
}
