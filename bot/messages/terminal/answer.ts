// An answer and a fact check as text for a terminal.
import {
  type Answer,
  type Answered,
  type CheckedClaim,
  isTranslated,
  type NoEvidence,
  type Source,
} from '../../../retrieval/answer.ts';
import type { FactCheck } from '../../../retrieval/fact-check/fact-check.ts';
import { english } from '../../i18n/english.ts';
import { plainDate, quoted } from '../text.ts';
import { blocks, type Paragraph, plain, sourceBlocks, type TerminalOptions } from './text.ts';

/** An answer as text for a terminal, without a final newline and without control characters. */
export function terminalAnswer(answer: Answer, options: TerminalOptions): string {
  switch (answer.kind) {
    case 'answered':
      return answeredText(answer, options);
    case 'no-evidence':
      return noEvidenceText(answer, options);
  }
}

/** A fact check as text for a terminal: each claim with the closest sentences. */
export function terminalFactCheck(check: FactCheck, options: TerminalOptions): string {
  const { claims, omitted, sources, asOf } = check;
  const { factCheck: strings, answer } = english;
  const facts = [
    omitted > 0 ? strings.omitted(omitted) : null,
    claims.length > 0 ? strings.caveat(claims.some(isJudged)) : null,
    answer.asOf(asOf.articles, plainDate(asOf.newest)),
  ];
  return blocks(options, [
    ...(claims.length === 0 ? [[{ text: strings.noClaims, style: 'yellow' as const }]] : []),
    ...claims.map((claim) => claimBlock(claim, sources)),
    ...sourceBlocks(sources, { quotes: false }),
    [{ text: facts.filter((fact) => fact !== null).join(' · '), style: 'dim' }],
  ]);
}

function isJudged({ verdict }: CheckedClaim): boolean {
  return verdict !== 'not-judged';
}

function answeredText(answer: Answered, options: TerminalOptions): string {
  const { question, statements, sources, method, dropped, notice, asOf } = answer;
  const { answer: strings } = english;
  const facts = [
    strings.method(method),
    ...(isTranslated(answer) ? [strings.translated] : []),
    ...(dropped > 0 ? [strings.dropped(dropped)] : []),
    strings.asOf(asOf.articles, plainDate(asOf.newest)),
  ];
  const sentences = statements.map(({ text, citations }) =>
    [
      method === 'quotes' ? quoted(plain(text)) : plain(text),
      ...citations.map((number) => `[${number}]`),
    ].join(' '),
  );
  return blocks(options, [
    [{ text: plain(question), style: 'bold' }],
    sentences.map((text) => ({ text, style: 'plain' })),
    ...sourceBlocks(sources, { quotes: method === 'model' }),
    [
      ...(notice === undefined ? [] : [{ text: strings.notice(notice), style: 'dim' as const }]),
      { text: facts.join(' · '), style: 'dim' },
    ],
  ]);
}

function noEvidenceText(answer: NoEvidence, options: TerminalOptions): string {
  const { question, nearest, asOf } = answer;
  const { answer: strings } = english;
  return blocks(options, [
    [{ text: plain(question), style: 'bold' }],
    [{ text: strings.noEvidence(asOf, nearest.length), style: 'yellow' }],
    ...sourceBlocks(nearest, { quotes: true }),
    [{ text: strings.asOf(asOf.articles, plainDate(asOf.newest)), style: 'dim' }],
  ]);
}

function claimBlock(claim: CheckedClaim, sources: readonly Source[]): Paragraph[] {
  const findings = claim.findings.flatMap(({ source: number }) => {
    const source = sources.find((one) => one.number === number);
    if (source === undefined) return [];
    const text = `[${number}] ${quoted(plain(source.quote))}`;
    return [{ text, style: 'plain' as const, indent: '    ' }];
  });
  return [
    { text: plain(claim.text), style: 'bold' },
    { text: english.factCheck.coverage(claim), style: findings.length > 0 ? 'plain' : 'yellow' },
    ...findings,
  ];
}
