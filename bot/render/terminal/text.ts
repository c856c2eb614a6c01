import { stripVTControlCharacters, styleText } from 'node:util';
import type { Source } from '../../../retrieval/answer.ts';
import { cleanLine } from '../text/clean-line.ts';
import { groupSources, type SourceGroup } from '../text/group-sources.ts';
import { safeLink } from '../text/link.ts';
import { plainDate } from '../text/plain-date.ts';
import { quoted } from '../text/quoted.ts';
import { wrap } from './wrap.ts';

/** `width` in columns, URLs excepted; `colour` whether to write escape sequences. */
export type TerminalOptions = { width: number; colour: boolean };

/** How a paragraph looks; `cyan` ones are addresses and are never wrapped. */
type Style = 'bold' | 'dim' | 'cyan' | 'yellow' | 'red' | 'green' | 'plain';
export type Paragraph = { text: string; style: Style; indent?: string };

/** One paragraph block per article: numbers, publisher, headline, date, with `quotes` its sentences, its address. */
export function sourceBlocks(sources: readonly Source[], quotes: boolean): Paragraph[][] {
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

/** Blocks of paragraphs with an empty line between them; empty blocks are left out. */
export function blocks(options: TerminalOptions, paragraphs: Paragraph[][]): string {
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

/** Text from outside as one line that does not steer a terminal. */
export function plain(text: string): string {
  return cleanLine(stripVTControlCharacters(text));
}
