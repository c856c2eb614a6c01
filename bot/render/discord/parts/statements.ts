import type { Method, Source, Statement } from '../../../../retrieval/answer.ts';
import { fixed, type Place } from './budget.ts';
import { disarmStart } from './disarm.ts';
import { safeLink } from '../../text/link.ts';

/** Statements with what they cite, and how they are to look. */
export type Statements = {
  statements: readonly Statement[];
  sources: readonly Source[];
  method: Method;
};

/**
 * The places of an answer's sentences, each followed by its citations: linked where there is room
 * and an address, plain numbers elsewhere. A sentence cut for room ends with `…`.
 */
export function statementPlaces({ statements, sources, method }: Statements): Place[] {
  const byNumber = new Map(sources.map((source) => [source.number, source]));
  return statements.flatMap((statement) => [
    sentence(statement.text, method === 'quotes' ? '> ' : ''),
    ...statement.citations.flatMap((number) => {
      const source = byNumber.get(number);
      return source ? [citationPlace(source)] : [];
    }),
    // Without the empty line Discord would show neighbouring quotations as one.
    fixed(method === 'quotes' ? '\n\n' : '\n'),
  ]);
}

function sentence(text: string, before: string): Place {
  const within = (room: number): string => before + (disarmStart(text, room) || '…');
  return {
    least: within(160),
    wishes: [
      { rank: 1, text: within(600) },
      { rank: 6, text: within(3000) },
    ],
  };
}

/** The number of a source behind what rests on it, linked where there is room and an address. */
function citationPlace({ number, article }: Source): Place {
  const link = safeLink(article.url);
  return {
    least: ` [${number}]`,
    wishes: link === null ? [] : [{ rank: 4, text: ` [[${number}]](${link})` }],
  };
}
