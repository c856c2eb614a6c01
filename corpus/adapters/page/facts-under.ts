import type { ArticleLine } from '../../article-line.ts';
import { headFacts } from '../../readers/head-facts.ts';
import { blocksOf } from './blocks.ts';
import type { PageElement } from './dom.ts';

/** What each of the short lines right under the headline says of the article; see `headFacts`. */
export function factsUnder(document: PageElement, headline: string): Partial<ArticleLine>[] {
  const blocks = blocksOf(document.querySelector('body') ?? document);
  const at = blocks.findIndex(({ text }) => text === headline);
  if (at < 0) return [];
  return blocks
    .slice(at + 1, at + 1 + linesUnderHeadline)
    .flatMap(({ text }) => (text.length <= longestLine ? (headFacts(text) ?? []) : []));
}

const linesUnderHeadline = 12;
const longestLine = 200;
