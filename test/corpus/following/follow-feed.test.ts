import { expect, test } from 'vitest';
import { type Feed, newFeed } from '../../../corpus/following/feed.ts';
import type { ReadPage } from '../../../corpus/following/complete-item.ts';
import { type Followed, followFeed, type ReadFeed } from '../../../corpus/following/follow-feed.ts';
import { readFetchedFeed, readFetchedPage } from '../../../corpus/sources/reading-pool.ts';
import type { Visit } from '../../../corpus/web.ts';
import {
  failedVisit,
  fetchedVisit,
  scriptedWeb,
  type ScriptedWeb,
} from '../../support/scripted-web.ts';

const url = 'https://daily.example/rss.xml';
const page = 'https://daily.example/ferry';
const now = '2026-03-02T12:00:00.000Z';
const summary = 'The ferry sails again.';
const whole = `${summary} It had rested for nine days, because its engine needed a part that only one yard in the north could make. The yard sent the part on Sunday, and the crew fitted it the same night.`;

test('an item with a summary is read from its page, once', async () => {
  const web = scriptedWeb({ [url]: feedOf(summary), [page]: pageOf(whole) });
  const first = await follow(newFeed(url, now), web);
  expect(first.found).toMatchObject([{ line: { url: page, text: whole, title: 'Ferry sails' } }]);
  const second = await follow(first.feed, web);
  expect(second.found).toEqual([]);
  expect(web.visits.filter((visit) => visit.url === page)).toHaveLength(1);
});

test('items that the filter of a feed leaves out are not read', async () => {
  const [wanted, unwanted] = ['Ferry sails', 'Bridge closes'].map((title) =>
    itemOf({ title, link: `${page}/${title.length}`, text: summary }),
  );
  const web = scriptedWeb({
    [url]: fetchedVisit(url, rss([wanted ?? '', unwanted ?? ''])),
    [`${page}/11`]: failedVisit('no answer'),
  });
  const { found } = await follow(
    newFeed(url, now, { filter: { only: ['title:ferry'], without: [] } }),
    web,
  );
  expect(found).toMatchObject([{ line: { title: 'Ferry sails' } }]);
});

test('a feed with an access is visited with it, and so are the pages of its items', async () => {
  const web = scriptedWeb({ [url]: feedOf(summary), [page]: pageOf(whole) });
  const access = { origin: 'https://daily.example', headers: { cookie: 'id=7' } };
  await follow(newFeed(url, now, { access }), web);
  expect(web.visits.map(({ options }) => options.access)).toEqual([access, access]);
});

test('a page without a feed is followed by its links, and what is no article is left out', async () => {
  const front = 'https://daily.example/news';
  const links = `<nav><a href="/all">All the news of the whole coast</a></nav>
    <a href="/ferry">Ferry sails again after nine days</a> <a href="/sport">Sport</a>
    <a href="/coast">More news from the coast and its harbours</a>`;
  const cards = Array.from(
    { length: 9 },
    (_, card) => `<h2><a href="/${card}">Card</a></h2><p>Words.</p>`,
  );
  const web = scriptedWeb({
    [front]: fetchedVisit(
      front,
      `<html><head><title>News</title></head><body>${links}</body></html>`,
    ),
    [page]: pageOf(whole),
    'https://daily.example/coast': fetchedVisit(
      'https://daily.example/coast',
      `<html><body><h1>Coast</h1>${cards.join('')}</body></html>`,
    ),
  });
  const first = await follow(newFeed(front, now, { isPage: true }), web);
  expect(first.feed).toMatchObject({ title: 'News', failures: 0 });
  expect(first.found).toMatchObject([
    { line: { url: page, title: 'Ferry sails', text: whole }, origin: { kind: 'page' } },
    { rejected: expect.any(String) },
  ]);
  expect(web.visits.map(({ options }) => options.as)).toEqual(['page', 'page', 'page']);
  expect((await follow(first.feed, web)).found).toEqual([]);
  expect(web.visits).toHaveLength(4);
});

test('a changed item is read again', async () => {
  const web = scriptedWeb({
    [url]: [feedOf(summary), feedOf(`${summary} Twice.`)],
    [page]: [pageOf(whole), pageOf(`${whole} It sails twice.`)],
  });
  const first = await follow(newFeed(url, now), web);
  const second = await follow(first.feed, web);
  expect(second.found).toMatchObject([{ line: { text: `${whole} It sails twice.` } }]);
});

test('a second visit makes a conditional request', async () => {
  const validators = { etag: '"7"', lastModified: null };
  const web = scriptedWeb({
    [url]: [
      { ...feedOf(whole.repeat(9)), validators },
      { kind: 'unchanged', movedTo: null },
    ],
    [page]: pageOf(whole),
  });
  const first = await follow(newFeed(url, now), web);
  const second = await follow(first.feed, web);
  expect(web.visits.at(-1)?.options).toMatchObject({ as: 'feed', validators });
  expect(second).toMatchObject({ found: [], feed: { lastSuccess: now, seen: first.feed.seen } });
});

test.each([
  ['a page that cannot be fetched', failedVisit('the server did not answer'), 'did not answer'],
  ['a page that is gone', { kind: 'gone' } as const, 'gone'],
  ['a page for subscribers', pageOf(whole, false), 'subscribers'],
  [
    'a page without an article',
    fetchedVisit(page, '<html><body></body></html>'),
    'no article text',
  ],
  ['a page with no more text', pageOf('Short.'), 'no more'],
] as const)('%s leaves the summary, with a note', async (_, visit, reason) => {
  const web = scriptedWeb({ [url]: feedOf(summary), [page]: visit });
  const { found } = await follow(newFeed(url, now), web);
  expect(found).toMatchObject([
    { line: { text: summary, source: 'The Daily' }, note: expect.stringContaining(reason) },
  ]);
});

test('an item without a text keeps its headline when its page cannot be fetched', async () => {
  const web = scriptedWeb({ [url]: feedOf(''), [page]: failedVisit('no answer') });
  const { found } = await follow(newFeed(url, now), web);
  expect(found).toMatchObject([
    { line: { url: page, text: 'Ferry sails' }, note: 'headline only: no answer' },
  ]);
});

test('items that share a page, or are parts of one, keep what the feed says of them', async () => {
  const shared = ['Ferry', 'Bridge'].map((title) => itemOf({ title, text: summary }));
  const part = itemOf({ link: `${page}#p1`, text: summary });
  const web = scriptedWeb({ [url]: fetchedVisit(url, rss([...shared, part])) });
  const { found } = await follow(newFeed(url, now), web);
  expect(found).toHaveLength(3);
  for (const each of found)
    expect(each).toMatchObject({ line: { text: summary }, note: expect.stringContaining('page') });
});

test('a page that cannot be fetched is tried three times in all', async () => {
  const web = scriptedWeb({ [url]: feedOf(summary), [page]: failedVisit('no answer') });
  let followed = await follow(newFeed(url, now), web);
  expect(followed.found).toHaveLength(1);
  for (let visit = 2; visit <= 5; visit += 1) {
    followed = await follow(followed.feed, web);
    expect(followed.found).toEqual([]);
  }
  expect(web.visits.filter((visit) => visit.url === page)).toHaveLength(3);
});

test('a whole article is not replaced by its summary when its page cannot be fetched', async () => {
  const web = scriptedWeb({
    [url]: [feedOf(summary), feedOf(`${summary} Twice.`), feedOf(`${summary} Twice.`)],
    [page]: [pageOf(whole), failedVisit('no answer'), pageOf(`${whole} Twice.`)],
  });
  const first = await follow(newFeed(url, now), web);
  const second = await follow(first.feed, web);
  expect(second.found).toEqual([]);
  const third = await follow(second.feed, web);
  expect(third.found).toMatchObject([{ line: { text: `${whole} Twice.` } }]);
});

test('a feed with many new pages is read over several visits', async () => {
  const names = Array.from({ length: 70 }, (_, index) => `https://daily.example/${index}`);
  const items = names.map((name) => itemOf({ link: name, text: summary }));
  const pages = Object.fromEntries(names.map((name) => [name, pageOf(whole, true, name)]));
  const web = scriptedWeb({ [url]: fetchedVisit(url, rss(items)), ...pages });
  const first = await follow(newFeed(url, now), web);
  expect(first.found).toHaveLength(50);
  const second = await follow(first.feed, web);
  expect(second.found).toHaveLength(20);
});

test.each([
  ['a page', '<html><body><p>Hello</p></body></html>', 'no feed'],
  [
    'a list of feeds',
    '<opml><body><outline xmlUrl="https://a.example/"/></body></opml>',
    'list of feeds',
  ],
  ['broken JSON', '{"version": "https://jsonfeed.org/version/1", "items": [', 'not valid JSON'],
])('%s in place of the feed counts as a failure', async (_, content, reason) => {
  const web = scriptedWeb({ [url]: fetchedVisit(url, content) });
  const { feed, found } = await follow(newFeed(url, now), web);
  expect(found).toEqual([]);
  expect(feed).toMatchObject({ failures: 1, reason: expect.stringContaining(reason) });
});

test('a date in the future becomes the time of the visit, with a note', async () => {
  const content = rss([itemOf({ text: whole.repeat(9), date: 'Mon, 02 Mar 2099 06:00:00 GMT' })]);
  const web = scriptedWeb({ [url]: fetchedVisit(url, content), [page]: pageOf(whole) });
  const { found } = await follow(newFeed(url, now), web);
  expect(found).toMatchObject([
    { line: { published_at: now }, note: expect.stringContaining('future') },
  ]);
});

test('a date such as "3 hours ago" counts from the visit', async () => {
  const shown = `<p>By Jane Doe | 3 hours ago</p><p>${whole}</p>`;
  const html = `<!doctype html><html><body><article><h1>Ferry sails</h1>${shown}</article></body></html>`;
  const feed = fetchedVisit(url, rss([itemOf({ text: summary, date: '' })]));
  const web = scriptedWeb({ [url]: feed, [page]: fetchedVisit(page, html) });
  const { found } = await follow(newFeed(url, now), web);
  expect(found).toMatchObject([
    { line: { published_at: '2026-03-02T09:00:00.000Z', text: whole } },
  ]);
});

test('a date that cannot be read is left out, with a note, unless the page has one', async () => {
  const content = rss([itemOf({ text: whole.repeat(9), date: 'some day' })]);
  const web = scriptedWeb({ [url]: fetchedVisit(url, content) });
  const { found } = await follow(newFeed(url, now), web);
  expect(found).toMatchObject([
    { line: { published_at: null }, note: 'its date cannot be read: "some day"' },
  ]);
});

test('an aborted visit leaves the feed as it was', async () => {
  const web = scriptedWeb({ [url]: feedOf(summary), [page]: pageOf(whole) });
  const feed = newFeed(url, now);
  expect(await follow(feed, web, AbortSignal.abort())).toEqual({ feed, found: [] });
});

test('a visit that reaches its deadline keeps what it has read, and the next reads the rest', async () => {
  const links = ['a', 'b', 'c'].map((name) => `https://daily.example/${name}`);
  const items = links.map((link) => itemOf({ link, text: summary }));
  const web = scriptedWeb({
    [url]: fetchedVisit(url, rss(items)),
    ...Object.fromEntries(links.map((link) => [link, pageOf(whole, true, link)])),
  });
  const deadline = new AbortController();
  const readPage: ReadPage = async (bytes, charset, address) => {
    if (address === links[1]) deadline.abort();
    return await readFetchedPage(bytes, charset, address);
  };
  const parts = { web, readFeed: readFetchedFeed, readPage, now, random: 0 };
  const first = await followFeed(newFeed(url, now), { ...parts, deadline: deadline.signal });
  expect(first.found).toMatchObject([{ input: links[0] }]);
  const second = await followFeed(first.feed, parts);
  expect(second.found).toMatchObject([{ input: links[1] }, { input: links[2] }]);
});

test('a feed that cannot be fetched before the deadline, or takes too long to read, fails', async () => {
  const web = scriptedWeb({ [url]: [failedVisit('called off'), feedOf(whole)] });
  const parts = { web, readFeed: readNothing, readPage: readFetchedPage, now, random: 0 };
  const feed = newFeed(url, now);
  const late = await followFeed(feed, { ...parts, deadline: AbortSignal.abort() });
  expect(late.feed).toMatchObject({ failures: 1, reason: 'the server was too slow for one visit' });
  const long = await followFeed(feed, parts);
  expect(long.feed).toMatchObject({ failures: 1, reason: 'it took too long' });
});

test('the pages of a slow host delay no page of another', async () => {
  const links = ['https://slow.example/a', 'https://quick.example/b'];
  const web = scriptedWeb({
    [url]: fetchedVisit(url, rss(links.map((link) => itemOf({ link, text: summary })))),
    ...Object.fromEntries(links.map((link) => [link, pageOf(whole, true, link)])),
  });
  const isQuickRead = Promise.withResolvers<undefined>();
  const readPage: ReadPage = async (bytes, charset, address) => {
    if (address === links[0]) await isQuickRead.promise;
    else isQuickRead.resolve(undefined);
    return await readFetchedPage(bytes, charset, address);
  };
  const parts = { web, readFeed: readFetchedFeed, readPage, now, random: 0 };
  const { found } = await followFeed(newFeed(url, now), parts);
  expect(found.map(({ input }) => input)).toEqual(links);
});

const readNothing: ReadFeed = async () => ({ kind: 'unreadable', reason: 'it took too long' });

async function follow(feed: Feed, web: ScriptedWeb, signal?: AbortSignal): Promise<Followed> {
  const readers = { readFeed: readFetchedFeed, readPage: readFetchedPage };
  return await followFeed(feed, { web, ...readers, now, random: 0, ...(signal && { signal }) });
}

function feedOf(text: string): Extract<Visit, { kind: 'fetched' }> {
  const visit = fetchedVisit(url, rss([itemOf({ text })]));
  if (visit.kind !== 'fetched') throw new Error('A fetched visit is fetched.');
  return visit;
}

function itemOf({
  title = 'Ferry sails',
  link = page,
  text = '',
  date = 'Mon, 02 Mar 2026 06:00:00 GMT',
}): string {
  return `<item><title>${title}</title><link>${link}</link><pubDate>${date}</pubDate><description>${text}</description></item>`;
}

function rss(items: readonly string[]): string {
  return `<rss version="2.0"><channel><title>The Daily</title>${items.join('')}</channel></rss>`;
}

function pageOf(text: string, isFree = true, address = page): Visit {
  const facts = {
    '@type': 'NewsArticle',
    headline: 'Ferry sails',
    url: address,
    isAccessibleForFree: isFree,
  };
  return fetchedVisit(
    address,
    `<html><head><script type="application/ld+json">${JSON.stringify(facts)}</script></head><body><article><h1>Ferry sails</h1><p>${text}</p></article></body></html>`,
  );
}
