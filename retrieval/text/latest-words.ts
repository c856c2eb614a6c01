// Remembers what was made of the words that texts use, in memory of a fixed size.

/** What is known of words; it may have been forgotten. */
export type LatestWords<T> = {
  get(word: string): T | undefined;
  /** The word is kept as it is given: a part of a text would keep the whole text. */
  set(word: string, known: T): void;
};

/**
 * News uses some ten thousand words again and again, and new names and misspellings without end. So a
 * word is forgotten when half of `most` other words have come since it was last asked for.
 */
export function latestWords<T>(most: number): LatestWords<T> {
  let latest = new Map<string, T>();
  let earlier = new Map<string, T>();
  const set = (word: string, known: T): void => {
    if (latest.size >= most / 2) {
      earlier = latest;
      latest = new Map();
    }
    latest.set(word, known);
  };
  return {
    set,
    get(word) {
      const known = latest.get(word);
      if (known !== undefined) return known;
      const before = earlier.get(word);
      if (before !== undefined) {
        earlier.delete(word);
        set(word, before);
      }
      return before;
    },
  };
}
