import { stripVTControlCharacters, styleText } from 'node:util';
import type { Answer, Answered, NoEvidence, Source } from '../../retrieval/answer.ts';
import {
  asOfWords,
  droppedWords,
  methodWords,
  nearestWords,
  noEvidenceWords,
} from './answer-words.ts';
import { cleanLine } from './clean-line.ts';
import { groupSources, type SourceGroup } from './group-sources.ts';
import { safeLink } from './link.ts';
import { plainDate } from './plain-date.ts';
import { quoted } from './quoted.ts';
import { wrap } from './terminal-wrap.ts';

/** `width` in columns, URLs excepted; `colour` whether to write escape sequences. */
export type TerminalOptions = { width: number; colour: boolean };

/** An answer as lines for a terminal, without a newline at the end. Nothing in it steers one. */
export function terminalAnswer(answer: Answer, options: TerminalOptions): string {
  switch (answer.kind) {
    case 'answered':
      return answeredText(answer, options);
    case 'no-evidence':
      return noEvidenceText(answer, options);
  }
}

type Style = 'bold' | 'dim' | 'cyan' | 'yellow' | 'plain';
type Paragraph = { text: string; style: Style; indent?: string };

function answeredText(answer: Answered, options: TerminalOptions): string {
  const facts = [
    methodWords(answer.method),
    droppedWords(answer.dropped),
    asOfWords(answer.asOf, plainDate),
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
        : [{ text: plain(answer.notice), style: 'dim' as const }]),
      { text: facts.filter((fact) => fact !== null).join(' · '), style: 'dim' },
    ],
  ]);
}

function noEvidenceText(answer: NoEvidence, options: TerminalOptions): string {
  return blocks(options, [
    [{ text: plain(answer.question), style: 'bold' }],
    [
      { text: noEvidenceWords, style: 'yellow' },
      { text: nearestWords(answer.asOf, answer.nearest.length), style: 'plain' },
    ],
    ...sourceBlocks(answer.nearest, true),
    [{ text: asOfWords(answer.asOf, plainDate), style: 'dim' }],
  ]);
}

function sourceBlocks(sources: readonly Source[], quotes: boolean): Paragraph[][] {
  return groupSources(sources).map((group) => sourceBlock(group, quotes));
}

function sourceBlock({ article, sources }: SourceGroup, quotes: boolean): Paragraph[] {
  const numbers = sources.map((source) => `[${source.number}]`).join(' ');
  const facts = [article.source, article.title, plainDate(article.publishedAt) ?? ''];
  const head = facts.map(plain).filter((fact) => fact !== '');
  const link = safeLink(article.url);
  return [
    { text: `${numbers} ${head.join(' · ')}`, style: 'plain' },
    ...(quotes ? sources.map(quotation) : []),
    ...(link === null ? [] : [{ text: link, style: 'cyan' as const, indent: '    ' }]),
  ];
}

function quotation({ quote }: Source): Paragraph {
  return { text: quoted(plain(quote)), style: 'dim', indent: '    ' };
}

function blocks(options: TerminalOptions, paragraphs: Paragraph[][]): string {
  return paragraphs
    .filter((block) => block.length > 0)
    .map((block) => block.flatMap((paragraph) => linesOf(paragraph, options)).join('\n'))
    .join('\n\n');
}

function linesOf({ text, style, indent = '' }: Paragraph, options: TerminalOptions): string[] {
  // A wrapped URL cannot be clicked.
  const lines = style === 'cyan' ? [text] : wrap(text, Math.max(2, options.width - indent.length));
  return lines.map((line) => indent + dressed(line, style, options.colour));
}

function dressed(line: string, style: Style, colour: boolean): string {
  if (!colour || style === 'plain') return line;
  return styleText(style, line, { validateStream: false });
}

function plain(text: string): string {
  return cleanLine(stripVTControlCharacters(text));
}
