import { parse } from 'yaml';
import type { ArticleLine, Reader } from '../../article-source.ts';
import { reasonOf } from '../../errors.ts';
import { cleanLine, cleanText, withoutMarkup } from '../../text/clean-text.ts';
import { trimEndOf } from '../../text/trim.ts';

/**
 * Reads Markdown with YAML front matter (title, source, date or published_at, updated, author,
 * section, url, language, id). Without a title there, the first heading is the title. The body
 * becomes plain paragraphs.
 */
export const readMarkdown: Reader = (content, name) => {
  const { matter, body } = splitMatter(content);
  try {
    const facts = readMatter(parse(matter));
    const { title, text } = readBody(body, facts.title);
    return [{ input: name, line: { ...facts, title, text } }];
  } catch (error) {
    const [reason] = reasonOf(error).split('\n');
    return [
      { input: name, rejected: `the front matter is not valid YAML: ${cleanLine(reason ?? '')}` },
    ];
  }
};

function splitMatter(content: string): { matter: string; body: string } {
  const text = content.replace(/\r\n?/g, '\n');
  const end = /\n(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(text);
  if (!/^---[ \t]*\n/.test(text) || end === null) return { matter: '', body: text };
  return { matter: text.slice(4, end.index), body: text.slice(end.index + end[0].length) };
}

const keys = {
  id: ['id'],
  title: ['title', 'headline'],
  source: ['source', 'publisher'],
  published_at: ['published_at', 'date', 'published'],
  updated_at: ['updated_at', 'updated', 'lastmod'],
  author: ['author', 'authors'],
  section: ['section', 'category'],
  url: ['url', 'link', 'canonical'],
  language: ['language', 'lang'],
} as const satisfies Partial<Record<keyof ArticleLine, readonly string[]>>;

function readMatter(matter: unknown): Partial<ArticleLine> {
  const given: Readonly<Record<string, unknown>> = Object(matter);
  const known = Object.entries(keys).flatMap(([key, names]) => {
    const value = names.map((name) => written(given[name])).find((text) => text !== '');
    return value === undefined ? [] : [[key, value]];
  });
  return Object.fromEntries(known);
}

function written(value: unknown): string {
  const values = [value].flat().filter((item) => ['string', 'number'].includes(typeof item));
  return values.join(', ');
}

function readBody(body: string, title: string | undefined): { title: string; text: string } {
  const blocks = markdownBlocks(body);
  const heading = blocks.find((block) => block.isHeading)?.text ?? '';
  const kept = blocks.filter(
    (block) => title !== undefined || block.text !== heading || !block.isHeading,
  );
  const isRepeated = kept[0]?.isHeading === true && kept[0].text === cleanText(title ?? '');
  const text = kept.slice(isRepeated ? 1 : 0).map((block) => block.text);
  return { title: title ?? heading, text: text.join('\n\n') };
}

/** A paragraph, list item or heading, as plain text on one line. */
type MarkdownBlock = { text: string; isHeading: boolean };

/**
 * The blocks of a Markdown text (https://spec.commonmark.org) as plain text: without markup,
 * images, code blocks and link definitions; links become their text.
 */
function markdownBlocks(markdown: string): MarkdownBlock[] {
  const blocks: MarkdownBlock[] = [];
  let open: string[] = [];
  const close = (isHeading: boolean): void => {
    const text = plainInline(open.join(' '));
    if (text !== '') blocks.push({ text, isHeading });
    open = [];
  };
  for (const line of withoutFences(markdown)) {
    const kind = kindOf(line, open.length > 0);
    if (kind !== 'text' && kind !== 'underline') close(false);
    if (kind !== 'none' && kind !== 'underline') open.push(line.replace(marker, ''));
    if (kind === 'heading' || kind === 'underline') close(true);
  }
  close(false);
  return blocks;
}

type Kind = 'text' | 'heading' | 'underline' | 'item' | 'none';

const marker = /^[ \t>]*(?:#{1,6}[ \t]+|[-*+][ \t]+(?:\[[ xX]\][ \t]+)?|\d{1,3}[.)][ \t]+)?/;

function kindOf(line: string, isOpen: boolean): Kind {
  const text = line.replace(/^[ \t>]+/, '').trimEnd();
  if (isOpen && /^(?:=+|-{2,})$/.test(text)) return 'underline';
  if (text === '' || /^(?:[-*_][ \t]*){3,}$/.test(text)) return 'none';
  if (/^\[[^\]\n]{1,200}\]:[ \t]*\S/.test(text) || isTableRule(text)) return 'none';
  if (/^#{1,6}[ \t]/.test(text)) return 'heading';
  return /^(?:[-*+]|\d{1,3}[.)])[ \t]/.test(text) || text.startsWith('|') ? 'item' : 'text';
}

/** A line between the head and the rows of a table, such as `|---|:--|`. */
function isTableRule(line: string): boolean {
  return line.length > 1 && line.includes('|', 1) && /^[ \t:|-]+$/.test(line);
}

/** A heading such as `## News ##` without the marks behind it. */
function withoutClosingMarks(text: string): string {
  const trimmed = text.trimEnd();
  const heading = trimEndOf(trimmed, /#/);
  const isClosed = heading.length < trimmed.length && /\s/.test(heading.at(-1) ?? '');
  return isClosed ? heading.trimEnd() : text;
}

function withoutFences(markdown: string): string[] {
  let fence: string | null = null;
  return markdown.split(/\r\n?|\n/).filter((line) => {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1] ?? null;
    const isInside = fence !== null;
    if (fence === null) fence = mark;
    else if (mark?.startsWith(fence)) fence = null;
    return !isInside && mark === null;
  });
}

// Each pattern ends at the next mark of its own kind, so that matching is linear.
const reductions: readonly [RegExp, string][] = [
  [/!\[[^[\]\n]*\](?:\([^()\n]*\)|\[[^[\]\n]*\])?/g, ''],
  [/\[\^[^[\]\n]*\]/g, ''],
  [/\[([^[\]\n]*)\](?:\([^()\n]*(?:\([^()\n]*\)[^()\n]*)?\)|\[[^[\]\n]*\])/g, '$1'],
  [/<(https?:\/\/[^<>\s]*)>/g, '$1'],
  [/(?<!`)(`{1,3})([^`]+)\1(?!`)/g, '$2'],
  [/~~([^~]+)~~/g, '$1'],
  [/(\*{1,3})(?=[^\s*])([^*]+)(?<=\S)\1/g, '$2'],
  [/(\*{1,2})(?=[^\s*])([^*]+)(?<=\S)\1/g, '$2'],
  [/(?<![\p{L}\p{N}_])(_{1,3})(?=[^\s_])([^_]+)(?<=\S)\1(?![\p{L}\p{N}_])/gu, '$2'],
];

function plainInline(text: string): string {
  const untied = withoutClosingMarks(text).replaceAll('|', text.startsWith('|') ? ' ' : '|');
  const reduced = reductions.reduce((rest, [pattern, kept]) => rest.replace(pattern, kept), untied);
  return withoutMarkup(reduced)
    .replace(/\\(?=[!-/:-@[-`{-~])/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
