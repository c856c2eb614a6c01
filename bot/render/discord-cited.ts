import type { Source } from '../../retrieval/answer.ts';
import type { Place } from './discord-budget.ts';
import { disarm } from './discord-disarm.ts';
import { safeLink } from './link.ts';

/** The places of what a line cites, at most `most`: numbers, then publishers, then links, as room allows. */
export function citedPlaces(
  citations: readonly number[],
  sources: ReadonlyMap<number, Source>,
  most: number,
): Place[] {
  return citations.slice(0, most).flatMap((number) => {
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
