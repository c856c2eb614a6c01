import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FeedItem } from '../../../../corpus/following/feed.ts';
import { readFeed } from '../../../../corpus/sources/feed/read-feed.ts';
import { toArticle } from '../../../../corpus/to-article.ts';

const site = 'https://daily.example/';

test('items that share a guid by mistake are told apart by address or headline', () => {
  const linked = ['<link>/1</link>', '<link>/2</link>', '<link>/1</link>'];
  const named = ['<title>Ferry</title>', '<title>Harbour</title>', '<title>Ferry</title>'];
  for (const elements of [linked, named]) {
    const items = itemsOf(elements.map((element) => `<guid>same</guid>${element}`));
    expect(new Set(items.map(({ key }) => key)).size).toBe(2);
    expect(new Set(items.map(({ line }) => line.url ?? line.id)).size).toBe(2);
  }
});

test.each([
  ['a link', (title: string) => `<title>${title}</title><link>/news</link>`],
  ['the address of the site', (title: string) => `<title>${title}</title><link>${site}</link>`],
  ['no link and no guid', (title: string) => `<title>${title}</title>`],
  ['a guid and no link', (title: string) => `<title>${title}</title><guid>x</guid>`],
  [
    'a link and a headline, but no guid',
    (title: string, number: number) =>
      `<title>Ferry news</title><link>/live</link><guid isPermaLink="false">${number}</guid><description>${title}.</description>`,
  ],
])('items that share %s are articles of their own', (_, write) => {
  const ids = idsOf(['Ferry sails', 'Bridge closes', 'Museum reopens'].map(write));
  expect(new Set(ids).size).toBe(3);
});

test('an item whose guid changes at each visit stays one article', () => {
  const linkless = ['r1', 'r2'].map((guid) =>
    idsOf([
      `<title>Ferry</title><guid isPermaLink="false">${guid}</guid><pubDate>Mon, 02 Mar 2026 06:00:00 GMT</pubDate>`,
    ]),
  );
  expect(linkless[0]).toEqual(linkless[1]);
  const linked = ['r1', 'r2'].map((guid) =>
    idsOf([`<title>Ferry</title><link>/f</link><guid isPermaLink="false">${guid}</guid>`]),
  );
  expect(linked[0]).toEqual(linked[1]);
});

test('the same guid in two feeds names two articles', () => {
  const elements = ['<title>Ferry</title><guid>1</guid>'];
  expect(idsOf(elements, 'The Daily')).not.toEqual(idsOf(elements, 'The Weekly'));
});

test('posts of a live page are articles of their own', () => {
  const items = [1, 2, 3].map(
    (number) => `<title>Post ${number}</title><link>/live#p${number}</link>`,
  );
  expect(new Set(idsOf(items)).size).toBe(3);
});

test('no item of a feed is lost, and none is there twice', () => {
  const item = fc.record({
    title: fc.constantFrom('Ferry', 'Bridge', 'Museum'),
    link: fc.constantFrom('', '/a', '/b', '/live#p1', '/'),
    guid: fc.constantFrom('', 'x', 'y', 'z'),
  });
  const written = fc.array(item, { maxLength: 8 });
  fc.assert(
    fc.property(written, (all) => {
      const elements = all.map(
        ({ title, link, guid }, number) =>
          `<title>${title}</title>${link && `<link>${link}</link>`}${guid && `<guid isPermaLink="false">${guid}</guid>`}<description>Text ${number}.</description>`,
      );
      const ids = idsOf(elements);
      const kept = itemsOf(elements);
      expect(new Set(ids).size).toBe(kept.length);
      expect(new Set(kept.map(({ key }) => key)).size).toBe(kept.length);
      // A repeat has the guid, the address and the headline of an earlier item.
      const facts = all.map(({ title, link, guid }, number) =>
        [title, link, guid || `no guid ${number}`].join('|'),
      );
      expect(kept.length).toBe(new Set(facts).size);
    }),
  );
});

function itemsOf(elements: readonly string[], title = 'The Daily'): FeedItem[] {
  const items = elements.map((each) => `<item>${each}</item>`).join('');
  const feed = `<rss version="2.0"><channel><title>${title}</title><link>${site}</link>${items}</channel></rss>`;
  const document = readFeed(feed, `${site}rss.xml`);
  return document.kind === 'feed' ? document.items : [];
}

function idsOf(elements: readonly string[], title?: string): string[] {
  return itemsOf(elements, title).map(({ line }) => {
    const made = toArticle({ ...line, text: line.text || line.title });
    return 'article' in made ? made.article.id : made.rejected;
  });
}
