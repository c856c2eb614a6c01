import { escapeXml } from '../../../scripts/evaluation/svg-figure.ts';

/** An item as it stands in an RSS feed, its parts as XML. */
export type RawItem = { title: string; link: string; description: string; pubDate?: string };

/** RSS 2.0 of raw items, which may hold anything. */
export function rawRss(items: readonly RawItem[], prolog = ''): string {
  const written = items.map(
    ({ title, link, description, pubDate }) => `<item><title>${title}</title><link>${link}</link>
${pubDate === undefined ? '' : `<pubDate>${pubDate}</pubDate>`}<description>${description}</description></item>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>${prolog}
<rss version="2.0"><channel><title>Odd News</title>${written.join('\n')}</channel></rss>`;
}

/** An item with nothing odd about it. */
export function plainItem(origin: string, name: string, pubDate: string): RawItem {
  const text = `The harbour of ${name} opened again on Monday after the storm, its master said.`;
  return { title: `${name} opens`, link: `${origin}/${name}`, description: text, pubDate };
}

/** Nine layers of entities, each ten of the one below: a thousand million laughs. */
export const billionLaughs = rawRss(
  [{ title: '&lol9;', link: 'http://odd.example/laugh', description: '&lol9;' }],
  `<!DOCTYPE rss [<!ENTITY lol0 "lol">${Array.from(
    { length: 9 },
    (_, layer) => `<!ENTITY lol${layer + 1} "${`&lol${layer};`.repeat(10)}">`,
  ).join('')}]>`,
);

/** One long entity, named very often. */
export const quadraticBlowup = rawRss(
  [{ title: 'Long', link: 'http://odd.example/long', description: '&long;'.repeat(20_000) }],
  `<!DOCTYPE rss [<!ENTITY long "${'long '.repeat(10_000)}">]>`,
);

/** An entity that is a file of the reader's machine, and one that is an address. */
export const externalEntities = rawRss(
  [{ title: '&file;', link: 'http://odd.example/file', description: '&file; &address;' }],
  `<!DOCTYPE rss [<!ENTITY file SYSTEM "file:///etc/hostname"><!ENTITY address SYSTEM "http://127.0.0.1/">]>`,
);

/** Tags that never end, nested this deep. */
export function deepNesting(depth: number): string {
  return rawRss([
    { title: 'Deep', link: 'http://odd.example/deep', description: '<b>'.repeat(depth) },
  ]);
}

/** A feed whose second item is torn in its middle: an unknown entity, a lone ampersand, no end. */
export function tornFeed(first: RawItem, last: RawItem): string {
  const torn = { title: 'Salt & Sons &unknown; <b>', link: 'not an address', description: '<p' };
  return rawRss([first, torn, last]);
}

/** Items that are odd in one way each, all with links at `origin`. */
export function oddItems(origin: string): Record<string, RawItem> {
  const plain = plainItem(origin, 'Westhaven', 'Mon, 02 Mar 2026 06:00:00 GMT');
  const link = (name: string): string => `${origin}/${name}`;
  const { pubDate: _, ...undated } = plain;
  return {
    'dated in the future': {
      ...plain,
      link: link('future'),
      pubDate: 'Mon, 02 Mar 2099 06:00:00 GMT',
    },
    'without a date': { ...undated, link: link('undated') },
    'with a date that is none': { ...plain, link: link('someday'), pubDate: 'some day soon' },
    'with ten megabytes of text': {
      ...plain,
      link: link('huge'),
      description: 'The wind turned north again. '.repeat(350_000),
    },
    'with control and bidirectional characters': {
      ...plain,
      link: link('controls'),
      title: 'Har\u202Ebour\u0007 opens\u2066',
    },
    'with HTML in its title': {
      ...plain,
      link: link('html'),
      title: escapeXml('<b>Harbour</b> opens <script>alert(1)</script>'),
    },
    'with a link into a script': { ...plain, link: 'javascript:alert(1)' },
    'with a link into a private network': { ...plain, link: 'http://192.168.0.1/admin' },
    'without a link': { ...plain, link: '' },
    'without a title': { ...plain, link: link('untitled'), title: '' },
  };
}
