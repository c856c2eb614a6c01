import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FeedDocument } from '../../../../corpus/following/feed.ts';
import { readFeed } from '../../../../corpus/sources/feed/read-feed.ts';
import { toArticle } from '../../../../corpus/to-article.ts';
import { feedWriters } from '../../../support/newsroom/feed-writers.ts';
import { storiesAt } from '../../../support/newsroom/story.ts';
import {
  billionLaughs,
  deepNesting,
  externalEntities,
  oddItems,
  plainItem,
  quadraticBlowup,
  rawRss,
  tornFeed,
} from '../../../support/newsroom/troubled-feeds.ts';
import { weekEnd, weekOfNews } from '../../../support/week-of-news.ts';

const origin = 'https://odd.example';
const first = plainItem(origin, 'Westhaven', 'Mon, 02 Mar 2026 06:00:00 GMT');
const last = plainItem(origin, 'Easthaven', 'Mon, 02 Mar 2026 07:00:00 GMT');

test('a truncated item does not affect the others', () => {
  const titles = titlesOf(tornFeed(first, last));
  expect(titles).toContain('Westhaven opens');
  expect(titles).toContain('Easthaven opens');
});

test.each([
  ['that ends in its middle', (xml: string) => xml.slice(0, -60)],
  ['without its end', (xml: string) => xml.replace(/<\/channel>.*/su, '')],
  ['behind a warning', (xml: string) => `<br />\n<b>Warning</b>: no database\n${xml}`],
  ['with an item that is never closed', (xml: string) => xml.replace('</item>', '')],
  ['with a head that is torn', (xml: string) => xml.replace('</title>', '<broken')],
  ['with stray ampersands', (xml: string) => xml.replaceAll('opens', 'opens & closes')],
  ['with undeclared prefixes', (xml: string) => xml.replaceAll('</item>', '<x:y>z</x:y></item>')],
])('of a feed %s, the whole items are read', (_, damage) => {
  const feed = rawRss([first, { ...last, link: `${origin}/a` }, { ...first, link: `${origin}/b` }]);
  expect(titlesOf(damage(feed)).slice(0, 2)).toEqual([
    expect.stringMatching(/^Westhaven opens/u),
    expect.stringMatching(/^Easthaven opens/u),
  ]);
});

test.each([
  ['a thousand million laughs', billionLaughs],
  ['one long entity named often', quadraticBlowup],
  ['files and addresses of the machine', externalEntities],
])('%s are not expanded', (_, feed) => {
  const lines = feedOf(feed).items.map(({ line }) => line);
  expect(JSON.stringify(lines).length).toBeLessThan(2_000);
  expect(JSON.stringify(lines)).not.toMatch(/lol|long long|&/u);
});

test('an entity of plain text is replaced', () => {
  const prolog = '<!DOCTYPE rss [<!ENTITY place "Westhaven"><!ENTITY dash "&#8211;">]>';
  const feed = rawRss([{ ...first, title: '&place; &dash; open' }], prolog);
  expect(titlesOf(feed)).toEqual(['Westhaven – open']);
});

test('deep nesting is read or rejected, and does not affect other items', () => {
  const deep = deepNesting(50_000).replace('</channel>', itemXml(last));
  expect(titlesOf(deep)).toContain('Easthaven opens');
});

test.each(Object.entries(oddItems(origin)))('an item %s does not affect the others', (_, odd) => {
  const { items, rejected } = feedOf(rawRss([odd, { ...last, link: `${origin}/last` }]));
  expect(items.at(-1)?.line.title).toBe('Easthaven opens');
  expect(items.length + rejected.length).toBe(2);
  expect(items.filter(({ line }) => line.url?.startsWith('javascript'))).toEqual([]);
});

const kinds = Object.entries(feedWriters);
const stories = storiesAt(weekOfNews('Fuzzbury').slice(0, 6), new Date(weekEnd));

test.each(kinds)(
  'no damage to %s makes reading throw, and undamaged items are read',
  (kind, { write }) => {
    const feed = write({ title: 'Fuzz', origin, stories, isFull: true });
    const pieces = fc.oneof(
      fc.constantFrom(
        '<',
        '>',
        '</',
        ']]>',
        '<![CDATA[',
        '<!--',
        '&',
        '"',
        '<item>',
        '</item>',
        '<entry>',
      ),
      fc.string({ unit: 'binary', maxLength: 12 }),
    );
    // The damage lies within the third item of six.
    const [from, to] = [at(feed, 2), at(feed, 3)];
    const damage = fc.tuple(fc.nat(to - from - 1), fc.nat(40), pieces);
    fc.assert(
      fc.property(damage, ([offset, length, piece]) => {
        const start = from + offset;
        const damaged = feed.slice(0, start) + piece + feed.slice(Math.min(to - 1, start + length));
        const { items } = feedOf(damaged);
        for (const { line } of items) expect(() => toArticle(line)).not.toThrow();
        if (kind === 'json') return;
        const titles = items.map(({ line }) => line.title);
        for (const index of [0, 1, 5]) expect(titles).toContain(stories[index]?.headline);
      }),
      { numRuns: 50 },
    );
  },
);

test.each([
  '<item>',
  '<item',
  '<![CDATA[',
  '<!--',
  '<a ',
  '&lol;',
  '<!ENTITY a "b">',
  '{"a":',
  '<rss>',
])('%j repeated endlessly stops nothing', (piece) => {
  const noise = piece.repeat(100_000 / piece.length);
  for (const feed of [noise, `<rss version="2.0"><channel>${noise}`, `<!DOCTYPE rss [${noise}`])
    expect(() => readFeed(feed, null)).not.toThrow();
});

function feedOf(text: string): Extract<FeedDocument, { kind: 'feed' }> {
  const document = readFeed(text, `${origin}/feed`);
  return document.kind === 'feed'
    ? document
    : { kind: 'feed', title: null, items: [], rejected: [] };
}

function titlesOf(text: string): string[] {
  return feedOf(text).items.map(({ line }) => line.title);
}

function itemXml(item: { title: string; link: string; description: string }): string {
  return `<item><title>${item.title}</title><link>${item.link}</link><description>${item.description}</description></item></channel>`;
}

/** Where the story with this number begins to be told. */
function at(feed: string, number: number): number {
  return feed.indexOf(stories[number]?.path ?? '');
}
