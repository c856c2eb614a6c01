/** @import { Block } from './markdown.d.ts' */
import { parseInline } from './markdown-inline.js';

const fence = /(?<!\\)```(?:([\w+#.-]*)\n)?([^]*?)\n?```/g;
const heading = /^(#{1,3}) +(\S.*)$/;
const subtext = /^-# +(\S.*)$/;
const quoted = /^> (.*)$/;
const quotedToTheEnd = /^>>> (.*)$/;
const listItem = /^( *)([-*]|(\d{1,9})\.) +(\S.*)$/;

/**
 * The tree of a text in Discord's Markdown; every text has one.
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
 * The text before, between or after fences, which end their own lines.
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
 * @param {{ quotes: boolean }} allowed quotes do not nest
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
 * One list and all that is indented below its items.
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
