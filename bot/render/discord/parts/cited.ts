import type { Source } from '../../../../retrieval/answer.ts';
import type { Place } from './budget.ts';
import { disarm } from './disarm.ts';
import { safeLink } from '../../text/link.ts';

/** So many citations of one line fit whatever they are; more are found only in extreme lines. */
export const fewCitations = 12;

/** The places of what a line cites: numbers, then publishers, then links, as room allows. */
export function citedPlaces(
  citations: readonly number[],
  sources: ReadonlyMap<number, Source>,
): Place[] {
  return [...new Set(citations)].slice(0, fewCitations).flatMap((number) => {
    const source = sources.get(number);
    return source === undefined ? [] : [citedPlace(source)];
  });
}

function citedPlace({ number, article }: Source): Place {
  const link = safeLink(article.url);
  const publisher = disarm(article.source, 40);
  return {
    least: ` [${number}]`,
    wishes: [
      { rank: 3, text: ` [${number}] ${publisher}` },
      ...(link === null ? [] : [{ rank: 4, text: ` [[${number}]](${link}) ${publisher}` }]),
    ],
  };
}
