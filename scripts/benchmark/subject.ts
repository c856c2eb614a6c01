import type { ArticleLine } from '../../corpus/article-line.ts';

/** Something that can be measured: a way to keep articles in a folder and to search them. */
export type Subject = {
  /** Opens what the folder holds, an empty folder included. */
  open(folder: string): Promise<OpenSubject>;
};

/** A subject at work on one folder. */
export type OpenSubject = {
  /** Stores the articles and makes them searchable, also for a later `open`. */
  prepare(articles: readonly ArticleLine[]): Promise<{ passages: number }>;
  /** Finds the ten passages nearest to the text. */
  query(text: string): Promise<unknown>;
  /** Answers the question; missing where the subject only searches. */
  answer?: (question: string) => Promise<unknown>;
  close(): Promise<void>;
};

/** A passage with what every subject keeps beside it. */
export type BenchmarkPassage = { id: string; title: string; text: string };
