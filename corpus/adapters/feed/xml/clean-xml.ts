/**
 * XML as it is parsed: nothing before the root's prolog, no document type. Entities that the
 * document defines itself are replaced where they stand for plain text, and taken out where they are
 * built of others (https://en.wikipedia.org/wiki/Billion_laughs_attack) or stand for files.
 */
export function cleanXml(text: string): string {
  const start = text.search(prologOrRoot);
  const content = start > 0 ? text.slice(start) : text;
  const doctype = /<!DOCTYPE[^<>[]{0,1000}(\[[^\]]{0,100000}\]\s{0,100})?>/i.exec(
    content.slice(0, longestProlog),
  );
  if (doctype === null) return content;
  const body = content.slice(0, doctype.index) + content.slice(doctype.index + doctype[0].length);
  const entities = ownEntities(doctype[1] ?? '');
  if (entities.size === 0) return body;
  return body.replace(/&([\w.:-]{1,100});/g, (whole, name) => entities.get(String(name)) ?? whole);
}

const prologOrRoot =
  /<(?:\?xml|!DOCTYPE|(?:[\w-]+:)?(?:rss|rdf|feed|opml|urlset|sitemapindex)(?=[\s>]))/i;
const longestProlog = 200_000;
const longestEntity = 100;

function ownEntities(subset: string): Map<string, string> {
  const declared = subset.matchAll(
    /<!ENTITY\s+([\w.:-]{1,100})\s+(?:"([^"]*)"|'([^']*)'|[^>]{0,1000}>)/g,
  );
  const entities = new Map<string, string>();
  for (const [, name = '', double, single] of declared) {
    const value = double ?? single ?? '';
    const isPlain = value.length <= longestEntity && !/&(?!#)|[%<]/.test(value);
    if (!entities.has(name)) entities.set(name, isPlain ? value : '');
  }
  return entities;
}
