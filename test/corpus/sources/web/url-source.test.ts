import { expect, test } from 'vitest';
import type { Found } from '../../../../corpus/article-source.ts';
import { findFeeds } from '../../../../corpus/sources/web/find-feeds.ts';
import { urlSource } from '../../../../corpus/sources/web/url-source.ts';
import { opmlList, sitemapIndex } from '../../../support/newsroom/lists-of-feeds.ts';
import { newspaper } from '../../../support/newsroom/newspaper.ts';
import { gone, redirects, serves } from '../../../support/newsroom/replies.ts';
import { fetchedVisit, scriptedWeb } from '../../../support/scripted-web.ts';
import { webForTest, type WebUnderTest } from '../../../support/web-for-test.ts';
import { weekOfNews } from '../../../support/week-of-news.ts';

const stories = weekOfNews('Ferrytown').slice(0, 1);
const [story] = stories;
const path = story?.path ?? '';
const text = story?.forms[0].paragraphs.join('\n\n');
const sites = {
  'daily.example': newspaper({
    title: 'The Daily',
    stories: [...stories, ...weekOfNews('Secrets', '/private/').slice(0, 1)],
    feedLength: 1,
    robots: ['User-agent: *', 'Disallow: /private/'],
    also: {
      '/feeds.opml': serves('text/x-opml', ({ origin }) =>
        opmlList({ News: [{ title: 'Daily', url: `${origin}/rss.xml` }] }),
      ),
      '/sitemaps.xml': serves('application/xml', ({ origin }) =>
        sitemapIndex([`${origin}/news-sitemap.xml`]),
      ),
      '/circle.opml': serves('text/x-opml', ({ origin }) =>
        opmlList({ News: [{ title: 'Circle', url: `${origin}/circle.opml` }] }),
      ),
      ...Object.fromEntries(
        Array.from({ length: 20 }, (_, number) => [
          `/${number}.opml`,
          serves('text/x-opml', ({ origin }) =>
            opmlList({ News: [{ title: 'On', url: `${origin}/${number + 1}.opml` }] }),
          ),
        ]),
      ),
      '/moved.xml': redirects(301, '/rss.xml'),
      '/gone': gone(),
      '/bare': serves('text/html', '<html><body><div id="app"></div></body></html>'),
    },
  }),
};

test.each(['/rss.xml', '/feed.json', '/news-sitemap.xml', '/feeds.opml', '/sitemaps.xml', path])(
  'the article is read at %s, whatever the format',
  async (at) => {
    await using world = await dayLater();
    expect(await foundAt(world, at)).toMatchObject([
      { line: { title: story?.forms[0].headline, text } },
    ]);
  },
);

test('an address that cannot be read is rejected with a reason, and the next one is read', async () => {
  await using world = await dayLater();
  expect(await foundAt(world, '/gone', '/bare', path)).toMatchObject([
    { rejected: expect.stringContaining('gone') },
    { rejected: expect.stringContaining('no article text') },
    { line: { text } },
  ]);
});

test('a page that robots.txt forbids is not read', async () => {
  await using world = await dayLater();
  expect(await foundAt(world, '/private/secrets-0')).toMatchObject([
    { rejected: expect.stringContaining('robots.txt') },
  ]);
});

test('a list that links to itself ends', async () => {
  await using world = await dayLater();
  expect(await foundAt(world, '/circle.opml')).toEqual([]);
});

test('endless lists of lists end with a reason', async () => {
  await using world = await dayLater();
  expect(await foundAt(world, '/0.opml', path)).toMatchObject([
    { rejected: expect.stringContaining('further lists') },
    { line: { text } },
  ]);
});

test('the feeds that an address leads to are found', async () => {
  await using world = await dayLater();
  const { newsroom, web } = world;
  const at = (place: string): string => newsroom.url('daily.example', place);
  expect(await findFeeds(at('/atom.xml'), web)).toEqual({ feeds: [at('/atom.xml')], also: [] });
  expect(await findFeeds(at('/moved.xml'), web)).toEqual({ feeds: [at('/rss.xml')], also: [] });
  expect(await findFeeds(at('/feeds.opml'), web)).toEqual({ feeds: [at('/rss.xml')], also: [] });
  expect(await findFeeds(at('/'), web)).toEqual({
    feeds: [at('/rss.xml')],
    also: [at('/atom.xml'), at('/index.rdf'), at('/feed.json')],
  });
  expect(await findFeeds(at('/bare'), web)).toEqual({
    rejected: expect.stringContaining('names no feed'),
  });
  expect(await findFeeds(at('/gone'), web)).toEqual({ rejected: expect.stringContaining('gone') });
});

test('the feed of the comments of a site comes after that of its news', async () => {
  const url = 'https://daily.example/';
  const head = feedLink('Comments', '/comments.xml') + feedLink('News', '/news.xml');
  const web = scriptedWeb({ [url]: fetchedVisit(url, `<html><head>${head}</head></html>`) });
  expect(await findFeeds(url, web)).toEqual({
    feeds: [`${url}news.xml`],
    also: [`${url}comments.xml`],
  });
});

test('an item keeps its headline, address and summary where something stands in for its page', async () => {
  const feedUrl = 'https://daily.example/rss.xml';
  const links = ['check', 'missing', 'away'].map((name) => `https://daily.example/${name}`);
  const items = links.map(
    (link, number) =>
      `<item><title>Pier ${number} closes</title><link>${link}</link><description>The council closed the old ferry pier on Saturday.</description></item>`,
  );
  const rss = `<rss version="2.0"><channel><title>The Daily</title>${items.join('')}</channel></rss>`;
  const [check = '', missing = '', away = ''] = links;
  const web = scriptedWeb({
    [feedUrl]: fetchedVisit(feedUrl, rss),
    [check]: fetchedVisit(check, pageOf('Just a moment...', 'Verifying you are human. '.repeat(9))),
    [missing]: fetchedVisit(missing, pageOf('Hoppla', 'Diese Adresse gibt es nicht. '.repeat(9))),
    [away]: fetchedVisit('https://daily.example/', pageOf('News', 'All the news. '.repeat(20))),
  });
  const source = urlSource([feedUrl], { web, now: () => new Date('2026-03-02T08:00:00Z') });
  const found = await Array.fromAsync(source.articles());
  expect(found).toMatchObject(
    links.map((url, number) => ({
      line: { url, title: `Pier ${number} closes`, text: expect.stringContaining('old ferry') },
      note: expect.stringContaining('summary only'),
      origin: { kind: 'summary', site: 'daily.example' },
    })),
  );
});

/** The newsroom when its stories are out. */
async function dayLater(): Promise<WebUnderTest> {
  const world = await webForTest(sites);
  world.clock.advance(24 * 3_600_000);
  return world;
}

async function foundAt(
  { newsroom, web, clock }: WebUnderTest,
  ...paths: string[]
): Promise<Found[]> {
  const urls = paths.map((each) => newsroom.url('daily.example', each));
  return await Array.fromAsync(urlSource(urls, { web, now: clock.now }).articles());
}

function feedLink(title: string, href: string): string {
  return `<link rel="alternate" type="application/rss+xml" title="${title}" href="${href}">`;
}

function pageOf(title: string, body: string): string {
  return `<html><head><title>${title}</title></head><body><main><h1>${title}</h1><p>${body}</p></main></body></html>`;
}
