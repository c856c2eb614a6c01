/** A run of whole sentences of one article, the unit of retrieval. */
export type Passage = {
  articleId: string;
  /** From 0, in reading order. */
  number: number;
  /** Offsets into `Article.text` in UTF-16 units: `text.slice(start, end)` is the passage. */
  start: number;
  end: number;
  text: string;
};
