/** What the grouping of articles must know of a language, given by the room that has learnt it. */
export type Vocabulary = {
  /** The words of a text in reading order, folded so that equal words are equal strings. */
  words(text: string): string[];
  /** How much a word tells what a text is about: near 0 for the likes of `the`, about 1 for names. */
  weight(word: string): number;
};
