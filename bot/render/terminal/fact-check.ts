import type { Source } from '../../../retrieval/answer.ts';
import type { CheckedClaim } from '../../../retrieval/checked-claim.ts';
import type { FactCheck } from '../../../retrieval/fact-check/fact-check.ts';
import { english } from '../../language/english.ts';
import { plainDate } from '../text/plain-date.ts';
import { quoted } from '../text/quoted.ts';
import { blocks, type Paragraph, plain, sourceBlocks, type TerminalOptions } from './text.ts';

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
