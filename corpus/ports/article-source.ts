import type { ArticleLine } from '../article-line.ts';

/** What a source hands over: an article line, or why one input could not be read. */
export type Found =
  | {
      input: string;
      line: ArticleLine;
      /** What a person should know of it, in one sentence, such as that it is a summary only. */
      note?: string;
    }
  /** `input` names the file (and line) for a person; `reason` is one sentence. */
  | { input: string; rejected: string };

/** Where articles come from: files, a folder, standard input, feeds and pages of the web. */
export type ArticleSource = {
  /**
   * Everything the source holds, in its own order. Never throws for a bad input: that is one
   * `rejected`, and the next input follows.
   */
  articles(): AsyncIterable<Found>;
};
