import type { Answer, Answered, NoEvidence, Source } from '../../../retrieval/answer.ts';
import type { CheckedClaim } from '../../../retrieval/checked-claim.ts';
import type { FactCheck } from '../../../retrieval/fact-check/fact-check.ts';
import { english } from '../../i18n/english.ts';
import { plainDate, quoted } from '../text.ts';
import { blocks, type Paragraph, plain, sourceBlocks, type TerminalOptions } from './text.ts';

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

/** A check as lines for a terminal, without a newline at the end. Nothing in it steers one. */
export function terminalFactCheck(check: FactCheck, options: TerminalOptions): string {
  const { claims, omitted, sources, asOf } = check;
  const { factCheck: strings, answer } = english;
  const facts = [
    omitted > 0 ? strings.omitted(omitted) : null,
    strings.caveat,
    answer.asOf(asOf.articles, plainDate(asOf.newest)),
  ];
  return blocks(options, [
    ...(claims.length === 0 ? [[{ text: strings.noClaims, style: 'yellow' as const }]] : []),
    ...claims.map((claim) => claimBlock(claim, sources)),
    ...sourceBlocks(sources, false),
    [{ text: facts.filter((fact) => fact !== null).join(' · '), style: 'dim' }],
  ]);
}

function claimBlock(claim: CheckedClaim, sources: readonly Source[]): Paragraph[] {
  const { factCheck: strings } = english;
  const findings = claim.findings.flatMap(({ source: number }) => {
    const source = sources.find((one) => one.number === number);
    if (source === undefined) return [];
    const text = `[${number}] ${quoted(plain(source.quote))}`;
    return [{ text, style: 'plain' as const, indent: '    ' }];
  });
  return [
    { text: plain(claim.text), style: 'bold' },
    { text: strings.verdict(claim), style: findings.length > 0 ? 'plain' : 'yellow' },
    ...findings,
  ];
}
