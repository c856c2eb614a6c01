import type { Method, Source, Statement } from '../../../../retrieval/answer.ts';
import { fixed, type Slot } from './budget.ts';
import { escapeLineStart } from './escape-markdown.ts';
import { safeLink } from '../../text/link.ts';

/** Statements with what they cite, and how they are to look. */
export type Statements = {
  statements: readonly Statement[];
  sources: readonly Source[];
  method: Method;
};

/**
 * The slots of an answer's sentences, each followed by its citations: linked where there is room
 * and an address, plain numbers elsewhere. A sentence cut for room ends with `…`.
 */
export function statementSlots({ statements, sources, method }: Statements): Slot[] {
  const byNumber = new Map(sources.map((source) => [source.number, source]));
  return statements.flatMap((statement) => [
    sentence(statement.text, method === 'quotes' ? '> ' : ''),
    ...statement.citations.flatMap((number) => {
      const source = byNumber.get(number);
      return source ? [citationSlot(source)] : [];
    }),
    // Without the empty line Discord would show neighbouring quotations as one.
    fixed(method === 'quotes' ? '\n\n' : '\n'),
  ]);
}

function sentence(text: string, before: string): Slot {
  const within = (room: number): string => before + (escapeLineStart(text, room) || '…');
  return {
    least: within(160),
    preferences: [
      { rank: 1, text: within(600) },
      { rank: 6, text: within(3000) },
    ],
  };
}

/** The number of a source behind what rests on it, linked where there is room and an address. */
function citationSlot({ number, article }: Source): Slot {
  const link = safeLink(article.url);
  return {
    least: ` [${number}]`,
    preferences: link === null ? [] : [{ rank: 4, text: ` [[${number}]](${link})` }],
  };
}
