import type { Source } from '../../../../retrieval/answer.ts';
import type { Slot } from './budget.ts';
import { escapeMarkdown } from './escape-markdown.ts';
import { safeLink } from '../../text/link.ts';

/** So many citations of one line fit whatever they are; more are found only in extreme lines. */
export const fewCitations = 12;

/** The slots of what a line cites: numbers, then publishers, then links, as room allows. */
export function citedSlots(
  citations: readonly number[],
  sources: ReadonlyMap<number, Source>,
): Slot[] {
  return [...new Set(citations)].slice(0, fewCitations).flatMap((number) => {
    const source = sources.get(number);
    return source === undefined ? [] : [citedSlot(source)];
  });
}

function citedSlot({ number, article }: Source): Slot {
  const link = safeLink(article.url);
  const publisher = escapeMarkdown(article.source, 40);
  return {
    least: ` [${number}]`,
    preferences: [
      { rank: 3, text: ` [${number}] ${publisher}` },
      ...(link === null ? [] : [{ rank: 4, text: ` [[${number}]](${link}) ${publisher}` }]),
    ],
  };
}
