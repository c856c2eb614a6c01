/** RSS whose own elements have a prefix, as in `<r:rss><r:channel>`, without it; other XML as it is. */
export function plainRss(xml: string): string {
  const prefix = root.exec(xml)?.[1];
  return prefix === undefined ? xml : xml.replaceAll(new RegExp(`(</?)${prefix}:`, 'g'), '$1');
}

// The first of any root: what has none of its own is no RSS.
const root = /<(?:([\w-]{1,20}):rss|rss|(?:[\w-]{1,20}:)?(?:rdf|feed))(?=[\s>])/i;
