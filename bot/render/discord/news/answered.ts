import type { Answered } from '../../../../retrieval/answer.ts';
import type { Strings } from '../../../language/catalogue.ts';
import { fixed, layOut, leastRoom, type Slot } from '../parts/budget.ts';
import { linkRow } from '../parts/buttons.ts';
import { fewCitations } from '../parts/cited.ts';
import { footSlots, headingSlots } from '../parts/frame.ts';
import type { DiscordMessage } from '../discord-message.ts';
import { card, line, messageRoom, text } from '../parts/payload.ts';
import { sourceSlots } from '../parts/sources.ts';
import { statementSlots } from '../parts/statements.ts';

const accents = { model: 0x4f_7c_ff, quotes: 0x1f_a9_7a } as const;

/** An answer as a message: question, cited sentences, sources, and on what it rests. */
export function answeredMessage(answer: Answered, strings: Strings): DiscordMessage {
  const fitting = fittingAnswer(answer, strings);
  const [heading = '', body = '', sources = '', foot = ''] = layOut(
    sections(fitting, answer.statements.length, strings),
    messageRoom,
  );
  return card(accents[answer.method], [
    ...text(heading),
    ...text(body),
    line,
    ...text(sources),
    ...linkRow(fitting.sources),
    line,
    ...text(foot),
  ]);
}

/**
 * The answer with as many of its first sentences as a message can hold in short form, and with the
 * sources that these cite.
 */
function fittingAnswer(answer: Answered, strings: Strings): Answered {
  for (let count = answer.statements.length; count > 0; count -= 1) {
    const candidate = firstStatements(answer, count);
    if (leastRoom(sections(candidate, answer.statements.length, strings).flat()) <= messageRoom) {
      return candidate;
    }
  }
  return firstStatements(answer, 1, fewCitations);
}

function firstStatements(answer: Answered, count: number, citations?: number): Answered {
  const statements = answer.statements.slice(0, count).map((statement) => ({
    text: statement.text,
    citations: [...new Set(statement.citations)].slice(0, citations),
  }));
  const cited = new Set(statements.flatMap((statement) => statement.citations));
  return {
    ...answer,
    statements,
    sources: answer.sources.filter((source) => cited.has(source.number)),
  };
}

function sections(shown: Answered, statements: number, strings: Strings): Slot[][] {
  const omitted = statements - shown.statements.length;
  const dropped = shown.dropped > 0 ? [strings.answer.dropped(shown.dropped)] : [];
  return [
    headingSlots(shown.question),
    [
      ...statementSlots(shown),
      ...(omitted > 0 ? [fixed(`-# ${strings.answer.omitted(omitted)}`)] : []),
    ],
    sourceSlots(shown.sources, { quotes: shown.method === 'model', strings }),
    footSlots({
      asOf: shown.asOf,
      facts: [strings.answer.method(shown.method), ...dropped],
      remarks: [shown.notice && strings.answer.notice(shown.notice)],
      strings,
    }),
  ];
}
