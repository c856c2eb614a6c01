// Parses the XML of feeds and sitemaps, even where it is broken.
import { feedDate } from './feed-items.ts';

/**
 * Prepares XML for parsing: removes everything before the prolog, and the document type. Entities
 * that the document defines are replaced if they are short plain text, and removed otherwise, which
 * protects against entity expansion (https://en.wikipedia.org/wiki/Billion_laughs_attack).
 */
export function cleanXml(text: string): string {
  const start = text.search(prologOrRoot);
  const content = start > 0 ? text.slice(start) : text;
  const before = content.slice(0, maxProlog).search(/<!DOCTYPE/i);
  const doctype = /^<!DOCTYPE[^<>[]*(\[[^\]]*\]\s*)?>/i.exec(
    before < 0 ? '' : content.slice(before, before + maxProlog),
  );
  if (doctype === null) return content;
  const body = content.slice(0, before) + content.slice(before + doctype[0].length);
  const entities = definedEntities(doctype[1] ?? '');
  if (entities.size === 0) return body;
  return body.replace(/&([\w.:-]{1,100});/g, (whole, name) => entities.get(String(name)) ?? whole);
}

/**
 * Prepares a feed: as `cleanXml`, without a prefix on RSS elements or overlong authors, with Base64
 * texts decoded, with the publisher's links in place of those of a proxy, and with one date of
 * publication for each item.
 */
export function cleanFeedXml(text: string): string {
  const xml = withPlainBase64(withoutLongPeople(withoutRssPrefix(cleanXml(text))));
  return withOneDate(withOriginalLinks(xml));
}

/** The parser reads the first date of an item alone; some write others that can be read. */
function withOneDate(xml: string): string {
  return eachItem(xml, (part) => {
    const dates = [...part.matchAll(pubDate)];
    const read = dates.find(([, written = '']) => feedDate(written) !== null);
    if (read === undefined || read === dates[0]) return part;
    return part.replace(pubDate, (whole) => (whole === read[0] ? whole : ''));
  });
}

const pubDate = /<pubDate>([^<]{0,200})<\/pubDate>/g;

/** Changes the parts of a feed that begin with an item each. */
function eachItem(xml: string, change: (part: string) => string): string {
  return xml
    .split(/(?=<(?:item|entry)[\s>])/i)
    .map(change)
    .join('');
}

/** The feed with the links of `feedburner:origLink` and the like, which proxies write. */
function withOriginalLinks(xml: string): string {
  if (!originalLink.test(xml)) return xml;
  return eachItem(xml, (part) => {
    const address = originalLink.exec(part)?.[1];
    if (address === undefined) return part;
    const link = /<link>[^<]{0,3000}<\/link>/i.exec(part);
    if (link !== null) return part.replace(link[0], () => `<link>${address}</link>`);
    const href = /<link\s[^<>]{0,3000}>/i.exec(part);
    return href === null
      ? part
      : part.replace(href[0], () => `<link href="${address.replaceAll('"', '')}"/>`);
  });
}

const originalLink = /<\w{1,20}:origLink>\s{0,100}(https?:[^<\s]{1,3000})\s{0,100}<\//i;

/** Parses XML, and counts the items in the result. */
type Parser<Parsed> = { parse: (xml: string) => Parsed; count: (parsed: Parsed) => number };

/** The parsed document, or its head and items parsed one by one; and how many items are broken. */
type Parts<Parsed> = { parts: Parsed[]; broken: number };

/**
 * Parses XML whole. Where that fails, or finds fewer items than there are item tags, parses each
 * item by itself inside the document's root, so that a broken item does not affect the others.
 */
export function parseParts<Parsed>(xml: string, parser: Parser<Parsed>): Parts<Parsed> {
  const whole = attempt(xml, parser);
  const found = whole === null ? 0 : parser.count(whole);
  const pieces = splitItems(xml);
  if (whole !== null && found >= pieces.items.length) return { parts: [whole], broken: 0 };
  const parseOne = (piece: Piece, minItems: number): Parsed | null =>
    attempt(pieces.wrap(piece), parser, minItems) ??
    attempt(pieces.wrap(plainTitles(piece)), parser, minItems) ??
    attempt(pieces.wrap(closedElements(piece)), parser, minItems);
  const parts = pieces.items.map((item) => parseOne(item, 1)).filter((part) => part !== null);
  if (whole !== null && found >= parts.length) return { parts: [whole], broken: 0 };
  const head = parseOne(pieces.head, 0);
  return {
    parts: [...(head === null ? [] : [head]), ...parts],
    broken: pieces.items.length - parts.length,
  };
}

const prologOrRoot =
  /<(?:\?xml|!DOCTYPE|(?:[\w-]+:)?(?:rss|rdf|feed|opml|urlset|sitemapindex)(?=[\s>]))/i;
const maxProlog = 200_000;
const maxEntity = 100;

function definedEntities(subset: string): Map<string, string> {
  const declared = subset.matchAll(/<!ENTITY\s+([\w.:-]{1,100})\s+(?:"([^"<]*)"|'([^'<]*)')?/g);
  const entities = new Map<string, string>();
  for (const [, name = '', double, single] of declared) {
    const value = double ?? single ?? '';
    const isPlain = value.length <= maxEntity && !/&(?!#)|[%<]/.test(value);
    if (!entities.has(name)) entities.set(name, isPlain ? value : '');
  }
  return entities;
}

/** RSS such as `<r:rss><r:channel>` without the prefix; other XML unchanged. */
function withoutRssPrefix(xml: string): string {
  const prefix = anyRoot.exec(xml)?.[1];
  return prefix === undefined ? xml : xml.replaceAll(new RegExp(`(</?)${prefix}:`, 'g'), '$1');
}

// The first root element decides, so the RSS root of an embedded example is not taken for one.
const anyRoot = /<(?:([\w-]{1,20}):rss|rss|(?:[\w-]{1,20}:)?(?:rdf|feed))(?=[\s>])/i;

/** The parser takes quadratic time over the authors of RSS items. */
function withoutLongPeople(xml: string): string {
  const neverClosed = new Set<string>();
  let kept = '';
  let from = 0;
  for (const { index, 0: open, 1: name = '' } of xml.matchAll(people)) {
    const start = index + open.length;
    const close = `</${name}>`;
    if (start < from || neverClosed.has(close)) continue;
    const end = xml.indexOf(close, start);
    if (end < 0) neverClosed.add(close);
    else if (end - start > maxPerson) {
      kept += xml.slice(from, start);
      from = end;
    }
  }
  return kept + xml.slice(from);
}

const people = /<(author|managingEditor|webMaster)(?=[\s>])[^<>]*>/gi;
const maxPerson = 1_000;

/** XML with the Base64 texts of Atom 0.3 and 1.0 decoded; binary content stays as it is. */
function withPlainBase64(xml: string): string {
  return xml.replace(encodable, (whole: string, ...parts: string[]) => {
    const [name, attributes = '', content = ''] = parts;
    if (!isBase64.test(attributes) || !/^[\w+/=\s]+$/.test(content)) return whole;
    const text = Buffer.from(content, 'base64').toString('utf8');
    // oxlint-disable-next-line no-control-regex -- control characters show binary content
    if (/[\u0000-\u0008\uFFFD]/.test(text)) return whole;
    return `<${name} type="html">${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</${name}>`;
  });
}

const encodable = /<((?:\w{1,20}:)?(?:title|summary|content))(\s[^<>]*)>([^<]*)<\/\1>/gi;
const isBase64 = /\s(?:mode\s?=\s?["']base64|type\s?=\s?["']application\/octet-stream)["']/i;

function attempt<Parsed>(
  xml: string,
  { parse, count }: Parser<Parsed>,
  minItems = 0,
): Parsed | null {
  try {
    const parsed = parse(xml);
    return count(parsed) >= minItems ? parsed : null;
  } catch {
    return null;
  }
}

/** An element: its tags, and what is between them. */
type Piece = { open: string; inner: string; close: string };

/** A document split where its items begin. */
type Pieces = {
  /** The metadata of the feed. */
  head: Piece;
  items: Piece[];
  /** Turns a piece into a document of its own. */
  wrap: (piece: Piece) => string;
};

/** More than any real feed holds, and few enough to parse one by one. */
const maxItems = 1_000;

/** Splits a feed or sitemap that cannot be parsed whole. */
function splitItems(xml: string): Pieces {
  const plain = blankCommentsAndCdata(xml);
  const root = rootTag.exec(plain) ?? { 0: '<rss version="2.0">', 1: 'rss', index: 0 };
  const tags = [...plain.matchAll(itemTag)].slice(0, maxItems);
  const items = tags.map(({ index, 0: open, 1: name }, position) => {
    const start = index + open.length;
    const content = plain.slice(start, tags[position + 1]?.index);
    const length = content.search(new RegExp(`</${name}`, 'i'));
    const inner = xml.slice(start, start + (length < 0 ? content.length : length));
    return { open, inner, close: `</${name}>` };
  });
  // The parser reads RSS items within a channel only.
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

/** The piece with bare `<` and `&` in headlines and links escaped. */
function plainTitles(piece: Piece): Piece {
  const inner = plainElements.reduce((xml, name) => {
    const [open, close] = [`<${name}>`, `</${name}>`];
    const [start = '', ...rest] = xml.split(open);
    return [start, ...rest.map((text) => plainUntil(text, close))].join(open);
  }, piece.inner);
  return { ...piece, inner };
}

const plainElements = ['title', 'link', 'description', 'summary'];

function plainUntil(text: string, close: string): string {
  const end = text.indexOf(close);
  if (end < 0 || /^\s*<!\[CDATA\[/.test(text)) return text;
  const plain = text
    .slice(0, end)
    .replaceAll(/&(?!#?\w{1,31};)/g, '&amp;')
    .replaceAll('<', '&lt;');
  return plain + text.slice(end);
}

/** The piece with only those elements that are closed. */
function closedElements(piece: Piece): Piece {
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

/**
 * XML of the same length with spaces for comments and CDATA, so that tags in them are not found.
 */
function blankCommentsAndCdata(xml: string): string {
  const neverClosed = new Set<string>();
  let plain = '';
  let from = 0;
  for (const { index, 0: open } of xml.matchAll(/<!--|<!\[CDATA\[/g)) {
    const close = open === '<!--' ? '-->' : ']]>';
    if (index < from || neverClosed.has(close)) continue;
    const end = xml.indexOf(close, index + open.length);
    // An unclosed one is ignored, or the rest of the feed would be lost.
    if (end < 0) neverClosed.add(close);
    else {
      plain += xml.slice(from, index) + ' '.repeat(end + 3 - index);
      from = end + 3;
    }
  }
  return plain + xml.slice(from);
}
