import type { Article } from './article.ts';
import { type Span, splitSentences } from './text/sentences.ts';

/** The length a passage aims at, in UTF-16 units; one longer sentence makes a longer passage. */
const PASSAGE_LENGTH = 1_000;

/**
 * Cuts an article's text into passages of whole sentences, in order, without overlap and without the
 * sentences that are to be left out. Each passage is an exact slice of the stored text, so that any
 * quote from it is one too.
 */
export function cutPassages(
  { id, text }: Pick<Article, 'id' | 'text'>,
  leftOut: readonly Span[] = [],
): Passage[] {
  const groups: Span[][] = [];
  for (const sentence of splitSentences(text)) {
    const open = groups.at(-1);
    const start = open?.[0]?.start ?? sentence.start;
    if (open && sentence.end - start <= PASSAGE_LENGTH) open.push(sentence);
    else groups.push([sentence]);
  }
  // Left out after the grouping, so that every other passage is what it would be with them.
  const unwanted = new Set(leftOut.map(({ start }) => start));
  return groups
    .flatMap((group) => runsWithout(unwanted, group))
    .map(({ start, end }, number) => ({
      articleId: id,
      number,
      start,
      end,
      text: text.slice(start, end),
    }));
}

/** The runs of sentences in a row that start nowhere unwanted. */
function runsWithout(unwanted: ReadonlySet<number>, group: readonly Span[]): Span[] {
  const runs: Span[] = [];
  let open: Span | null = null;
  for (const { start, end } of group) {
    if (unwanted.has(start)) open = null;
    else if (open !== null) open.end = end;
    else runs.push((open = { start, end }));
  }
  return runs;
}

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
