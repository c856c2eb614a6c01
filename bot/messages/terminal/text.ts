// Lays out text for a terminal: blocks, wrapped lines, colours.
import { stripVTControlCharacters, styleText } from 'node:util';
import type { Source } from '../../../retrieval/answer.ts';
import { cleanLine, groupSources, plainDate, quoted, safeLink, type SourceGroup } from '../text.ts';

/**
 * `width` in columns; URLs may exceed it. `colour` allows escape sequences. With `links` a URL is a
 * hyperlink (OSC 8) whose text is cut to the width.
 */
export type TerminalOptions = { width: number; colour: boolean; links?: boolean };

/** A paragraph and its style. `cyan` paragraphs are URLs and are not wrapped. */
export type Paragraph = { text: string; style: Style; indent?: string };
type Style = 'bold' | 'dim' | 'cyan' | 'yellow' | 'red' | 'green' | 'plain';

/** Lays out blocks of paragraphs with an empty line between them; empty blocks are left out. */
export function blocks(options: TerminalOptions, paragraphs: Paragraph[][]): string {
  return paragraphs
    .filter((block) => block.length > 0)
    .map((block) => block.flatMap((paragraph) => linesOf(paragraph, options)).join('\n'))
    .join('\n\n');
}

/** One block per article: numbers, publisher, headline and date; with `quotes` its sentences; its URL. */
export function sourceBlocks(
  sources: readonly Source[],
  { quotes }: { quotes: boolean },
): Paragraph[][] {
  return groupSources(sources).map((group) => sourceBlock(group, quotes));
}

/** Text from outside as one line without control characters and escape sequences. */
export function plain(text: string): string {
  return cleanLine(stripVTControlCharacters(text));
}

/**
 * Wraps a line at spaces into lines of at most `width` columns (at least 2). Words longer than that
 * are broken between characters.
 */
function wrap(text: string, width: number): string[] {
  const [first = '', ...rest] = text.split(' ').flatMap((word) => brokenWord(word, width));
  const lines: string[] = [];
  let line = first;
  let columns = columnsOf(first);
  for (const word of rest) {
    const more = columnsOf(word);
    if (columns + 1 + more <= width) {
      line += ` ${word}`;
      columns += 1 + more;
    } else {
      lines.push(line);
      line = word;
      columns = more;
    }
  }
  return [...lines, line];
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

function linesOf({ text, style, indent = '' }: Paragraph, options: TerminalOptions): string[] {
  const width = Math.max(2, options.width - indent.length);
  if (style !== 'cyan')
    return wrap(text, width).map((line) => indent + styled(line, style, options.colour));
  const shown = options.links === true ? shortUrl(text, width) : text;
  const line = styled(shown, style, options.colour);
  return [
    indent + (options.links === true ? `\u{1B}]8;;${text}\u{1B}\\${line}\u{1B}]8;;\u{1B}\\` : line),
  ];
}

/** A URL without its scheme, cut to the width; the link itself has the whole URL. */
function shortUrl(url: string, width: number): string {
  const text = url.replace(/^https?:\/\//u, '');
  return text.length <= width ? text : `${text.slice(0, width - 1)}…`;
}

function styled(line: string, style: Style, colour: boolean): string {
  if (!colour || style === 'plain') return line;
  return styleText(style, line, { validateStream: false });
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
/** Characters that terminals draw two columns wide. */
const WIDE =
  /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|\p{Emoji_Presentation}|\uFE0F|[\u3000-\u303F\uFF01-\uFF60]/u;

/** The width of a text in columns, to a good approximation. */
function columnsOf(text: string): number {
  let columns = 0;
  for (const { segment } of graphemes.segment(text)) columns += WIDE.test(segment) ? 2 : 1;
  return columns;
}

function brokenWord(word: string, width: number): string[] {
  if (columnsOf(word) <= width) return [word];
  const parts: string[] = [];
  let part = '';
  let columns = 0;
  for (const { segment } of graphemes.segment(word)) {
    const more = columnsOf(segment);
    if (columns + more > width) {
      parts.push(part);
      part = '';
      columns = 0;
    }
    part += segment;
    columns += more;
  }
  return [...parts, part];
}
