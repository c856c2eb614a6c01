import type { Answer, Answered, NoEvidence } from '../../../retrieval/answer.ts';
import { english } from '../../language/english.ts';
import { plainDate } from '../text/plain-date.ts';
import { quoted } from '../text/quoted.ts';
import { blocks, plain, sourceBlocks, type TerminalOptions } from './text.ts';

/** An answer as lines for a terminal, without a newline at the end. Nothing in it steers one. */
export function terminalAnswer(answer: Answer, options: TerminalOptions): string {
  switch (answer.kind) {
    case 'answered':
      return answeredText(answer, options);
    case 'no-evidence':
      return noEvidenceText(answer, options);
  }
}

function answeredText(answer: Answered, options: TerminalOptions): string {
  const facts = [
    english.answer.method(answer.method),
    answer.dropped > 0 ? english.answer.dropped(answer.dropped) : null,
    english.answer.asOf(answer.asOf.articles, plainDate(answer.asOf.newest)),
  ];
  const statements = answer.statements.map(({ text, citations }) =>
    [
      answer.method === 'quotes' ? quoted(plain(text)) : plain(text),
      ...citations.map((number) => `[${number}]`),
    ].join(' '),
  );
  return blocks(options, [
    [{ text: plain(answer.question), style: 'bold' }],
    statements.map((text) => ({ text, style: 'plain' as const })),
    ...sourceBlocks(answer.sources, answer.method === 'model'),
    [
      ...(answer.notice === undefined
        ? []
        : [{ text: english.answer.notice(answer.notice), style: 'dim' as const }]),
      { text: facts.filter((fact) => fact !== null).join(' · '), style: 'dim' },
    ],
  ]);
}

function noEvidenceText(answer: NoEvidence, options: TerminalOptions): string {
  return blocks(options, [
    [{ text: plain(answer.question), style: 'bold' }],
    [
      { text: english.answer.noEvidence, style: 'yellow' },
      { text: english.answer.nearest(answer.asOf, answer.nearest.length), style: 'plain' },
    ],
    ...sourceBlocks(answer.nearest, true),
    [
      {
        text: english.answer.asOf(answer.asOf.articles, plainDate(answer.asOf.newest)),
        style: 'dim',
      },
    ],
  ]);
}
