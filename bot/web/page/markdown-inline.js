/** @import { Inline } from './markdown.d.ts' */
import { webAddress } from './web-address.js';

/** @typedef {{ links: boolean, depth: number }} Inside where text stands: links do not nest */
/** @typedef {{ node: Inline, end: number }} Read what was read, and the offset behind it */
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
/** Nobody nests deeper, and so no text takes long. */
const deepest = 8;

const escaped = /\\([^\p{L}\p{N}\s])/uy;
const code = /(?<!`)(`+)(?!`)([^]*?[^`])\1(?!`)/y;
const timestamp = /<t:(-?\d{1,13})(?::([tTdDfFsSR]))?>/y;
const address = /<(https?:\/\/[^\s<>]+)>|https?:\/\/[^\s<>]*[^\s<>.,:;!?"'\])}*_~|`\\]/y;
const label = String.raw`\[((?:\\.|\[(?:\\.|[^[\]\\])*\]|[^[\]\\])+)\]`;
const target = String.raw`\((?:<(https?://[^\s<>]+)>|(https?://(?:[^\s<>()]|\([^\s<>()]*\))+))(?: +"[^"]*")?\)`;
const maskedLink = new RegExp(label + target, 'y');

/** @type {Record<string, Reader>} which reader may know the node that opens with a character */
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
 * The running text of one block.
 * @param {string} text
 * @param {Inside} [inside]
 * @returns {Inline[]}
 */
export function parseInline(text, inside = { links: true, depth: 0 }) {
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
  const padded = /^ .*\S.* $/s.test(inner);
  return {
    node: { type: 'code', text: padded ? inner.slice(1, -1) : inner },
    end: at + match[0].length,
  };
}

/** @type {Reader} */
function readAngled(text, at, inside) {
  return readTimestamp(text, at) ?? readAddress(text, at, inside);
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
  if (depth === deepest) return null;
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
 * Where the mark closes again: not inside code, not escaped, and a single `*` not as half of `**`.
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
 * A single mark hugs its words, and `_` stands at their edge: `2 * 3 * 4` and `a_b_c` are text.
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
