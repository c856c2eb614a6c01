// An answer, or a refusal with the nearest coverage, as a Discord message.
import type { Answer, Answered, NoEvidence, Source, Statement } from '../../../retrieval/answer.ts';
import { english } from '../../i18n/english.ts';
import type { Strings } from '../../i18n/strings.ts';
import { fittingCount, fixed, layOut, sized, type Slot } from './budget.ts';
import { card, divider, footerSlots, headingSlots, linkRow, text } from './components.ts';
import type { DiscordMessage } from './discord-message.ts';
import { factCheckMessage } from './fact-check.ts';
import { escapeLineStart } from './markdown.ts';
import { citationSlots, MAX_CITATIONS, sourceSlots } from './sources.ts';

const ANSWER_ACCENTS = { model: 0x4f_7c_ff, quotes: 0x1f_a9_7a } as const;
const NO_EVIDENCE_ACCENT = 0xd9_8a_1f;
/** This much closest coverage always fits. */
const MAX_NEAREST = 5;

/**
 * An answer as the JSON of a Discord message. It is within Discord's limits for any answer, pings
 * nobody, escapes all text from outside, and lists every source that a displayed sentence cites.
 */
export function discordAnswer(answer: Answer, strings: Strings = english): DiscordMessage {
  switch (answer.kind) {
    case 'answered':
      if (answer.checked !== undefined) return factCheckMessage(answer, answer.checked, strings);
      return answeredMessage(answer, strings);
    case 'no-evidence':
      return noEvidenceMessage(answer, strings);
  }
}

/** The question, the sentences with their citations, the sources, and how the answer was made. */
function answeredMessage(answer: Answered, strings: Strings): DiscordMessage {
  const total = answer.statements.length;
  const count = fittingCount(total, (first) =>
    answeredSections(firstStatements(answer, first), total, strings),
  );
  const shown =
    count > 0 ? firstStatements(answer, count) : firstStatements(answer, 1, MAX_CITATIONS);
  const [heading = '', body = '', sources = '', footer = ''] = layOut(
    answeredSections(shown, total, strings),
  );
  return card(ANSWER_ACCENTS[answer.method], [
    ...text(heading),
    ...text(body),
    divider,
    ...text(sources),
    ...linkRow(shown.sources),
    divider,
    ...text(footer),
  ]);
}

/** The answer with its first sentences only, and with the sources that these cite. */
function firstStatements(answer: Answered, count: number, maxCitations?: number): Answered {
  const statements = answer.statements.slice(0, count).map((statement) => ({
    text: statement.text,
    citations: [...new Set(statement.citations)].slice(0, maxCitations),
  }));
  const cited = new Set(statements.flatMap((statement) => statement.citations));
  return {
    ...answer,
    statements,
    sources: answer.sources.filter((source) => cited.has(source.number)),
  };
}

/** The sections of an answer that has `total` sentences before it was cut. */
function answeredSections(shown: Answered, total: number, strings: Strings): Slot[][] {
  const { question, statements, sources, method, dropped, notice, asOf } = shown;
  const omitted = total - statements.length;
  const numbered = new Map(sources.map((source) => [source.number, source]));
  const isQuote = method === 'quotes';
  return [
    headingSlots(question),
    [
      ...statements.flatMap((statement) => statementSlots(statement, numbered, isQuote)),
      ...(omitted > 0 ? [fixed(`-# ${strings.answer.omitted(omitted)}`)] : []),
    ],
    sourceSlots(sources, { quotes: !isQuote, strings }),
    footerSlots({
      asOf,
      facts: [
        strings.answer.method(method),
        ...(dropped > 0 ? [strings.answer.dropped(dropped)] : []),
      ],
      remarks: [notice && strings.answer.notice(notice)],
      strings,
    }),
  ];
}

/** A sentence with its citations. */
function statementSlots(
  { text: sentence, citations }: Statement,
  sources: ReadonlyMap<number, Source>,
  isQuote: boolean,
): Slot[] {
  const render = (length: number): string =>
    (isQuote ? '> ' : '') + (escapeLineStart(sentence, length) || '…');
  return [
    sized(render, 160, [
      [1, 600],
      [6, 3000],
    ]),
    ...citationSlots(citations, sources, { publishers: false }),
    // Without the empty line Discord merges neighbouring quotations into one.
    fixed(isQuote ? '\n\n' : '\n'),
  ];
}

/** That there is no answer, and the closest excerpts. */
function noEvidenceMessage(answer: NoEvidence, strings: Strings): DiscordMessage {
  const nearest = answer.nearest.slice(0, MAX_NEAREST);
  const [heading = '', body = '', sources = '', footer = ''] = layOut([
    headingSlots(answer.question),
    [fixed(`**${strings.answer.noEvidence(answer.asOf, nearest.length)}**`)],
    sourceSlots(nearest, { quotes: true, strings }),
    footerSlots({ asOf: answer.asOf, facts: [], strings }),
  ]);
  return card(NO_EVIDENCE_ACCENT, [
    ...text(heading),
    ...text(body),
    ...(nearest.length > 0 ? [divider] : []),
    ...text(sources),
    ...linkRow(nearest),
    divider,
    ...text(footer),
  ]);
}
