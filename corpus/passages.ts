// Cuts articles into passages.
import type { Article } from './article.ts';
import { splitSentences, type Span } from './text/sentences.ts';

/** A run of whole sentences of one article: the unit of retrieval. */
export type Passage = {
  articleId: string;
  /** From 0, in reading order. */
  number: number;
  /** Offsets into `Article.text` in UTF-16 units: `text.slice(start, end)` is the passage. */
  start: number;
  end: number;
  text: string;
};

/** The longest passage, in UTF-16 units, unless a single sentence is longer. */
const PASSAGE_LENGTH = 1_000;

/**
 * Cuts an article's text into passages of whole sentences, in order and without overlap. The
 * sentences in `leftOut` are in no passage; `sentences` are those of the text. Each passage is an
 * exact slice of the stored text, so every quote from it is, too.
 */
export function cutPassages(
  { id, text }: Pick<Article, 'id' | 'text'>,
  leftOut: readonly Span[] = [],
  sentences: readonly Span[] = splitSentences(text),
): Passage[] {
  const groups: Span[][] = [];
  for (const sentence of sentences) {
    const open = groups.at(-1);
    const start = open?.[0]?.start ?? sentence.start;
    if (open && sentence.end - start <= PASSAGE_LENGTH) open.push(sentence);
    else groups.push([sentence]);
  }
  // Applied after grouping, so that leaving sentences out does not shift the other passages.
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

/** The runs of consecutive sentences that do not start at an unwanted offset. */
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
