import { blankQuoted } from './blank-quoted.ts';

/** A part of a document: its tags, and what stands between them. */
export type Piece = { open: string; inner: string; close: string };

/** A document cut where its items begin. */
type Pieces = {
  /** What the feed says of itself. */
  head: Piece;
  items: Piece[];
  /** Makes a piece a document of its own. */
  wrap: (piece: Piece) => string;
};

/** More than any feed holds, and few enough to parse one by one. */
const mostItems = 1_000;

/** Cuts a feed or sitemap that cannot be parsed whole. */
export function cutItems(xml: string): Pieces {
  const plain = blankQuoted(xml);
  const root = rootTag.exec(plain) ?? { 0: '<rss version="2.0">', 1: 'rss', index: 0 };
  const tags = [...plain.matchAll(itemTag)].slice(0, mostItems);
  const items = tags.map(({ index, 0: open, 1: name }, position) => {
    const start = index + open.length;
    const content = plain.slice(start, tags[position + 1]?.index);
    const length = content.search(new RegExp(`</${name}`, 'i'));
    const inner = xml.slice(start, start + (length < 0 ? content.length : length));
    return { open, inner, close: `</${name}>` };
  });
  // Of RSS, items are read in a channel only.
  const isRss = /rss$/i.test(root[1] ?? '');
  const [open, close] = isRss ? ['<channel>', '</channel>'] : ['', ''];
  const head = headOf(xml.slice(root.index, tags[0]?.index).slice(root[0].length));
  return {
    head: isRss ? { ...head, open: '', close: '' } : head,
    items,
    wrap: (piece) =>
      `${root[0]}${open}${piece.open}${piece.inner}${piece.close}${close}</${root[1]}>`,
  };
}

function headOf(text: string): Piece {
  const channel = /<((?:[\w-]+:)?channel)(?=[\s>])[^<>]*>/i.exec(text);
  if (channel === null) return { open: '', inner: text, close: '' };
  const start = channel.index + channel[0].length;
  const [inner = ''] = text.slice(start).split(`</${channel[1]}>`, 1);
  return { open: channel[0], inner, close: `</${channel[1]}>` };
}

/** Leaves of a broken piece the elements that are opened and closed again. */
export function closedElements(piece: Piece): Piece {
  const { inner } = piece;
  const tag = /<([a-z][\w:.-]*)(?:\s[^<>]*)?>/gi;
  const unclosed = new Set<string>();
  let kept = '';
  for (let found = tag.exec(inner); found !== null; found = tag.exec(inner)) {
    const [open, name = ''] = found;
    const close = unclosed.has(name) ? -1 : inner.indexOf(`</${name}>`, tag.lastIndex);
    if (open.endsWith('/>')) kept += open;
    else if (close < 0) unclosed.add(name);
    else {
      tag.lastIndex = close + name.length + 3;
      kept += inner.slice(found.index, tag.lastIndex);
    }
  }
  return { ...piece, inner: kept };
}

const itemTag = /<((?:[\w-]+:)?(?:item|entry|url|sitemap))(?=[\s>])[^<>]*>/gi;
const rootTag = /<((?:[\w-]+:)?(?:rss|rdf|feed|urlset|sitemapindex))(?=[\s>])[^<>]*>/i;
