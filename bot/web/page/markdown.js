/** @import { Block, Inline } from './markdown.d.ts' */
import { webAddress } from './format.js';

// Parses Discord's Markdown: blocks of lines first, then the inline markup inside them.

const fence = /(?<!\\)```(?:([\w+#.-]*)\n)?([^]*?)\n?```/g;
const heading = /^(#{1,3}) +(\S.*)$/;
const subtext = /^-# +(\S.*)$/;
const quoted = /^> (.*)$/;
const quotedToTheEnd = /^>>> (.*)$/;
const listItem = /^( *)([-*]|(\d{1,9})\.) +(\S.*)$/;

/**
 * Parses a text in Discord's Markdown into a tree. It never fails.
 * https://support.discord.com/hc/en-us/articles/210298617
 * @param {string} text
 * @returns {Block[]}
 */
export function parseMarkdown(text) {
  /** @type {Block[]} */
  const blocks = [];
  let read = 0;
  for (const match of text.matchAll(fence)) {
    const [whole, language = '', code] = match;
    if (code.trim() === '') continue;
    blocks.push(...parseBetween(text.slice(read, match.index)));
    blocks.push({ type: 'fence', language, text: code });
    read = match.index + whole.length;
  }
  return read === 0 ? parseText(text) : [...blocks, ...parseBetween(text.slice(read))];
}

/**
 * The text around fences, without the line breaks next to them.
 * @param {string} text
 */
function parseBetween(text) {
  return parseText(text.replace(/^\n/, '').replace(/\n$/, ''));
}

/** @param {string} text */
function parseText(text) {
  return text === '' ? [] : parseLines(text.split('\n'));
}

/**
 * @param {string[]} lines
 * @param {{ quotes: boolean }} allowed false inside quotes, which do not nest
 * @returns {Block[]}
 */
function parseLines(lines, allowed = { quotes: true }) {
  /** @type {Block[]} */
  const blocks = [];
  for (let at = 0; at < lines.length;) {
    const { block, taken } =
      (allowed.quotes && readQuote(lines, at)) ||
      readLine(lines[at]) ||
      readList(lines, at) ||
      readParagraph(lines, at, allowed);
    blocks.push(block);
    at += taken;
  }
  return blocks;
}

/**
 * @param {string} line
 * @returns {{ block: Block, taken: number } | null}
 */
function readLine(line) {
  if (line.trim() === '') return { block: { type: 'blank' }, taken: 1 };
  const small = subtext.exec(line);
  if (small) return { block: { type: 'subtext', children: parseInline(small[1]) }, taken: 1 };
  const title = heading.exec(line);
  if (!title) return null;
  const [, { length: level }, words] = title;
  return { block: { type: 'heading', level, children: parseInline(words) }, taken: 1 };
}

/**
 * @param {string[]} lines
 * @param {number} at
 * @returns {{ block: Block, taken: number } | null}
 */
function readQuote(lines, at) {
  const toTheEnd = quotedToTheEnd.exec(lines[at]);
  const inside = toTheEnd
    ? [toTheEnd[1], ...lines.slice(at + 1)]
    : takeWhile(lines, at, (line) => quoted.test(line)).map((line) => line.slice(2));
  if (inside.length === 0) return null;
  const children = parseLines(inside, { quotes: false });
  return { block: { type: 'quote', children }, taken: inside.length };
}

/**
 * A list with everything that is indented below its items.
 * @param {string[]} lines
 * @param {number} at
 * @returns {{ block: Block, taken: number } | null}
 */
function readList(lines, at) {
  const first = listItem.exec(lines[at]);
  if (!first) return null;
  const [, { length: indent }, , number] = first;
  /** @type {string[][]} */
  const items = [];
  const taken = takeWhile(lines, at, (line) => {
    const item = listItem.exec(line);
    if (item && item[1].length < indent + 2) {
      const fits = (item[3] === undefined) === (number === undefined) && item[1].length >= indent;
      if (fits) items.push([item[4]]);
      return fits;
    }
    const below = line.startsWith(' '.repeat(indent + 2)) && line.trim() !== '';
    if (below) items.at(-1)?.push(line.slice(indent + 2));
    return below;
  }).length;
  const start = Number(number ?? 1);
  const block = { type: 'list', ordered: number !== undefined, start, items: items.map(parseItem) };
  return { block, taken };
}

/**
 * @param {string[]} lines
 * @returns {Block[]}
 */
function parseItem([first, ...below]) {
  return [
    { type: 'paragraph', children: parseInline(first) },
    ...parseLines(below, { quotes: false }),
  ];
}

/**
 * @param {string[]} lines
 * @param {number} at
 * @param {{ quotes: boolean }} allowed
 * @returns {{ block: Block, taken: number }}
 */
function readParagraph(lines, at, allowed) {
  const startsBlock = (line) =>
    readLine(line) || listItem.test(line) || (allowed.quotes && /^>(>>)? /.test(line));
  const more = takeWhile(lines, at + 1, (line) => !startsBlock(line));
  const text = [lines[at], ...more].join('\n');
  return { block: { type: 'paragraph', children: parseInline(text) }, taken: 1 + more.length };
}

/**
 * @param {string[]} lines
 * @param {number} at
 * @param {(line: string) => unknown} belongs
 */
function takeWhile(lines, at, belongs) {
  let end = at;
  while (end < lines.length && belongs(lines[end])) end += 1;
  return lines.slice(at, end);
}

/** @typedef {{ links: boolean, depth: number }} Inside the context of inline text: links do not nest */
/** @typedef {{ node: Inline, end: number }} Read a parsed node and the offset after it */
/** @typedef {(text: string, at: number, inside: Inside) => Read | null} Reader */

/** @type {[mark: string, type: 'strong' | 'emphasis' | 'underline' | 'strike' | 'spoiler'][]} */
const marks = [
  ['**', 'strong'],
  ['__', 'underline'],
  ['~~', 'strike'],
  ['||', 'spoiler'],
  ['*', 'emphasis'],
  ['_', 'emphasis'],
];
/** Limits the nesting, and with it the time that hostile text can take. */
const maxDepth = 8;

const escaped = /\\([^\p{L}\p{N}\s])/uy;
const code = /(?<!`)(`+)(?!`)([^]*?[^`])\1(?!`)/y;
const timestamp = /<t:(-?\d{1,13})(?::([tTdDfFsSR]))?>/y;
const command = /<(\/[\p{L}\p{N}_-]{1,32}(?: [\p{L}\p{N}_-]{1,32}){0,2}):\d{1,20}>/uy;
const address = /<(https?:\/\/[^\s<>]+)>|https?:\/\/[^\s<>]*[^\s<>.,:;!?"'\])}*_~|`\\]/y;
const label = String.raw`\[((?:\\.|\[(?:\\.|[^[\]\\])*\]|[^[\]\\])+)\]`;
const target = String.raw`\((?:<(https?://[^\s<>]+)>|(https?://(?:[^\s<>()]|\([^\s<>()]*\))+))(?: +"[^"]*")?\)`;
const maskedLink = new RegExp(label + target, 'y');

/** @type {Record<string, Reader>} the reader for the character that starts a node */
const readers = {
  '\\': readEscape,
  '`': readCode,
  '<': readAngled,
  '[': readMaskedLink,
  h: readAddress,
  '*': readMarked,
  _: readMarked,
  '~': readMarked,
  '|': readMarked,
};

/**
 * Parses the inline markup of one block.
 * @param {string} text
 * @param {Inside} [inside]
 * @returns {Inline[]}
 */
function parseInline(text, inside = { links: true, depth: 0 }) {
  /** @type {Inline[]} */
  const nodes = [];
  for (let at = 0; at < text.length;) {
    const read = readers[text[at]]?.(text, at, inside) ?? readCharacter(text, at);
    const last = nodes.at(-1);
    if (last?.type === 'text' && read.node.type === 'text') last.text += read.node.text;
    else nodes.push(read.node);
    at = read.end;
  }
  return nodes;
}

/** @type {(text: string, at: number) => Read} */
function readCharacter(text, at) {
  return { node: { type: 'text', text: text[at] }, end: at + 1 };
}

/** @type {(text: string, at: number) => Read | null} */
function readEscape(text, at) {
  const match = matchAt(escaped, text, at);
  return match && { node: { type: 'text', text: match[1] }, end: at + match[0].length };
}

/** @type {(text: string, at: number) => Read | null} */
function readCode(text, at) {
  const match = matchAt(code, text, at);
  if (!match) return null;
  const inner = match[2];
  const padded = inner.startsWith(' ') && inner.endsWith(' ') && inner.trim() !== '';
  return {
    node: { type: 'code', text: padded ? inner.slice(1, -1) : inner },
    end: at + match[0].length,
  };
}

/** @type {Reader} */
function readAngled(text, at, inside) {
  return readTimestamp(text, at) ?? readCommand(text, at) ?? readAddress(text, at, inside);
}

/** @type {(text: string, at: number) => Read | null} */
function readCommand(text, at) {
  const match = matchAt(command, text, at);
  return match && { node: { type: 'command', text: match[1] }, end: at + match[0].length };
}

/** @type {(text: string, at: number) => Read | null} */
function readTimestamp(text, at) {
  const match = matchAt(timestamp, text, at);
  if (!match || Number.isNaN(new Date(Number(match[1]) * 1000).getTime())) return null;
  return {
    node: { type: 'timestamp', seconds: Number(match[1]), style: match[2] ?? 'f' },
    end: at + match[0].length,
  };
}

/** @type {Reader} */
function readAddress(text, at, { links }) {
  const match = links ? matchAt(address, text, at) : null;
  const shown = match?.[1] ?? match?.[0] ?? '';
  const url = webAddress(shown);
  if (!match || !url) return null;
  return {
    node: { type: 'link', url, children: [{ type: 'text', text: shown }] },
    end: at + match[0].length,
  };
}

/** @type {Reader} */
function readMaskedLink(text, at, { links, depth }) {
  const match = links ? matchAt(maskedLink, text, at) : null;
  const url = webAddress(match?.[2] ?? match?.[3] ?? '');
  if (!match || !url) return null;
  const children = parseInline(match[1], { links: false, depth });
  return { node: { type: 'link', url, children }, end: at + match[0].length };
}

/** @type {Reader} */
function readMarked(text, at, { links, depth }) {
  if (depth === maxDepth) return null;
  for (const [mark, type] of marks) {
    const start = at + mark.length;
    const end = text.startsWith(mark, at) ? closing(mark, text, start) : -1;
    if (end > start && canFrame(mark, text, { at, start, end })) {
      const children = parseInline(text.slice(start, end), { links, depth: depth + 1 });
      return { node: { type, children }, end: end + mark.length };
    }
  }
  return null;
}

/**
 * The offset of the closing mark: outside code, not escaped, and for `*` not half of `**`; -1 if none.
 * @param {string} mark
 * @param {string} text
 * @param {number} start
 */
function closing(mark, text, start) {
  for (let at = start; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '`') at += (matchAt(code, text, at)?.[0].length ?? 1) - 1;
    else if (text.startsWith(mark, at)) {
      const run = runLength(text, at);
      if (run >= mark.length && (mark.length === 2 || run !== 2)) return at + run - mark.length;
      at += run - 1;
    }
  }
  return -1;
}

/** @param {string} text @param {number} at */
function runLength(text, at) {
  let end = at;
  while (text[end] === text[at]) end += 1;
  return end - at;
}

/**
 * Single marks must touch their text, and `_` must be at a word boundary: `2 * 3 * 4` and `a_b_c` are text.
 * @param {string} mark
 * @param {string} text
 * @param {{ at: number, start: number, end: number }} span
 */
function canFrame(mark, text, { at, start, end }) {
  if (mark.length === 2) return true;
  if (text[start] === mark || /\s/.test(text[start]) || /\s/.test(text[end - 1])) return false;
  return mark === '*' || !(/\w/.test(text[at - 1] ?? '') || /\w/.test(text[end + 1] ?? ''));
}

/** @param {RegExp} pattern sticky @param {string} text @param {number} at */
function matchAt(pattern, text, at) {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
