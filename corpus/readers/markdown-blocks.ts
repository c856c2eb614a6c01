import { withoutMarkup } from '../text/clean-text.ts';

/** A paragraph, list item or heading of a Markdown text, as plain text on one line. */
export type MarkdownBlock = { text: string; isHeading: boolean };

/**
 * The blocks of a Markdown text (https://spec.commonmark.org), reduced to what a reader sees: no
 * marks, links as their text, pictures, code fences and link definitions left out.
 */
export function markdownBlocks(markdown: string): MarkdownBlock[] {
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
  if (/^\[[^\]\n]{1,200}\]:[ \t]*\S/.test(text) || /^\|?[ \t:|-]+\|[ \t:|-]*$/.test(text))
    return 'none';
  if (/^#{1,6}[ \t]/.test(text)) return 'heading';
  return /^(?:[-*+]|\d{1,3}[.)])[ \t]/.test(text) || text.startsWith('|') ? 'item' : 'text';
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

// Each pattern ends at the next mark of its own kind, so each is linear.
const reductions: readonly [RegExp, string][] = [
  [/!\[[^[\]\n]*\](?:\([^()\n]*\)|\[[^[\]\n]*\])?/g, ''],
  [/\[\^[^[\]\n]*\]/g, ''],
  [/\[([^[\]\n]*)\](?:\([^()\n]*(?:\([^()\n]*\)[^()\n]*)?\)|\[[^[\]\n]*\])/g, '$1'],
  [/<(https?:\/\/[^<>\s]*)>/g, '$1'],
  [/(`+)([^`]+)\1/g, '$2'],
  [/~~([^~]+)~~/g, '$1'],
  [/(\*{1,3})(?=[^\s*])([^*]+)(?<=\S)\1/g, '$2'],
  [/(\*{1,2})(?=[^\s*])([^*]+)(?<=\S)\1/g, '$2'],
  [/(?<![\p{L}\p{N}_])(_{1,3})(?=[^\s_])([^_]+)(?<=\S)\1(?![\p{L}\p{N}_])/gu, '$2'],
];

function plainInline(text: string): string {
  const untied = text.replace(/\s+#+\s*$/, '').replaceAll('|', text.startsWith('|') ? ' ' : '|');
  const reduced = reductions.reduce((rest, [pattern, kept]) => rest.replace(pattern, kept), untied);
  return withoutMarkup(reduced)
    .replace(/\\(?=[!-/:-@[-`{-~])/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
