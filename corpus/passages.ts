import type { Article } from './article.ts';
import type { Passage } from './passage.ts';
import { splitSentences, type Span } from './sentences.ts';

/** The length a passage aims at, in UTF-16 units; one longer sentence makes a longer passage. */
const PASSAGE_LENGTH = 1_000;

/**
 * Cuts an article's text into passages of whole sentences, in order, without overlap. Each passage
 * is an exact slice of the stored text, so that any quote from it is one too.
 */
export function cutPassages({ id, text }: Pick<Article, 'id' | 'text'>): Passage[] {
  const groups: Span[] = [];
  for (const sentence of splitSentences(text)) {
    const open = groups.at(-1);
    if (open && sentence.end - open.start <= PASSAGE_LENGTH) open.end = sentence.end;
    else groups.push({ ...sentence });
  }
  return groups.map(({ start, end }, number) => ({
    articleId: id,
    number,
    start,
    end,
    text: text.slice(start, end),
  }));
}
