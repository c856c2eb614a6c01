/** How much each word matters to what a text is about, as the built-in embedder has learnt it. */
export type WordWeights = {
  /**
   * The weight of one word as `words` gives it: below 0.1 for the likes of `the`, about 1
   * for words that tell what a text is about, known or not. Only ratios of weights mean something.
   */
  weight(word: string): number;
  /** The unit vector of one word, to tell how alike two words are; zeros say that nothing is known. */
  vector(word: string): Float32Array;
};
