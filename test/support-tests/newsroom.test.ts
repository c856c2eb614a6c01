import { parseAtomFeed, parseJsonFeed, parseOpml, parseRdfFeed, parseRssFeed } from 'feedsmith';
import { expect, test } from 'vitest';
import { feedWriters } from '../support/newsroom/feed-writers.ts';
import { opmlList, sitemapIndex } from '../support/newsroom/lists-of-feeds.ts';
import { newspaper } from '../support/newsroom/newspaper.ts';
import { startNewsroom } from '../support/newsroom/newsroom.ts';
import type { Story } from '../support/newsroom/story.ts';
import { simulatedClock } from '../support/simulated-clock.ts';
import { type WebUnderTest, webForTest } from '../support/web-for-test.ts';

const ferry: Story = {
  path: '/2026/03/02/ferry',
  byline: 'Mara Lind',
  section: 'Harbour',
  forms: [
    {
      at: '2026-03-02T07:00:00Z',
      headline: 'Ferry & bridge to return in May',
      summary: 'The ferry across the sound will sail again.',
      paragraphs: ['The ferry across the sound will sail again from May, the harbour says.'],
    },
    {
      at: '2026-03-02T11:00:00Z',
      headline: 'Ferry & bridge to return in June',
      summary: 'The ferry across the sound will sail again, a month later.',
      paragraphs: ['The ferry across the sound will sail again from June, the harbour says.'],
      notice: 'Correction: an earlier version named the wrong month.',
    },
  ],
};
const bridge: Story = {
  path: '/2026/03/02/bridge',
  forms: [{ ...ferry.forms[0], at: '2026-03-02T10:00:00Z', headline: 'Bridge closed' }],
};
const daily = newspaper({ title: 'The Daily', stories: [ferry, bridge], hasFullFeeds: true });

test('feeds of every kind can be read as such', async () => {
  await using parts = await webForTest({ 'daily.example': daily });
  const { rss, atom, rdf, json, sitemap } = feedWriters;
  const headline = 'Ferry & bridge to return in May';
  expect(parseRssFeed(await read(parts, rss.path)).items).toMatchObject([{ title: headline }]);
  expect(parseAtomFeed(await read(parts, atom.path)).entries).toMatchObject([
    { title: { value: headline.replace('&', '&amp;') } },
  ]);
  expect(parseRdfFeed(await read(parts, rdf.path)).items).toMatchObject([{ title: headline }]);
  expect(parseJsonFeed(await read(parts, json.path)).items).toMatchObject([{ title: headline }]);
  expect(await read(parts, sitemap.path)).toContain('<news:title>Ferry &amp; bridge');
});

test('a list of feeds is OPML, and a list of sitemaps names them', () => {
  const feeds = [{ title: 'The Daily', url: 'https://daily.example/rss.xml?a=1&b=2' }];
  const [folder] = parseOpml(opmlList({ Papers: feeds })).body?.outlines ?? [];
  expect(folder).toMatchObject({ text: 'Papers', outlines: [{ xmlUrl: feeds[0]?.url }] });
  expect(sitemapIndex(['https://daily.example/map.xml'])).toContain('<loc>https://daily');
});

test('stories appear and change by the clock, in feeds and on pages', async () => {
  await using parts = await webForTest({ 'daily.example': daily });
  expect(parseRssFeed(await read(parts, '/rss.xml')).items).toHaveLength(1);
  expect(await read(parts, ferry.path)).toContain('from May');
  parts.clock.advanceTo(new Date('2026-03-02T12:00:00Z'));
  expect(parseRssFeed(await read(parts, '/rss.xml')).items).toHaveLength(2);
  expect(await read(parts, ferry.path)).toMatch(/Correction: .* from June/su);
});

test('the front page links the feeds, and pages contain what was configured', async () => {
  await using parts = await webForTest({
    'daily.example': daily,
    'wall.example': newspaper({ title: 'Wall', stories: [ferry], pages: 'paywalled' }),
    'bare.example': newspaper({ title: 'Bare', stories: [ferry], pages: 'empty' }),
    'app.example': newspaper({ title: 'App', stories: [ferry], pages: 'script-drawn' }),
  });
  expect(await read(parts, '/')).toContain('href="/atom.xml"');
  expect(await read(parts, ferry.path)).toContain('"articleBody"');
  expect(await read(parts, ferry.path, 'wall.example')).not.toContain('from May');
  expect(await read(parts, ferry.path, 'bare.example')).not.toContain('sail');
  expect(await read(parts, ferry.path, 'app.example')).toContain('"articleBody"');
});

test('requests for unknown addresses are reported at the end', async () => {
  const { now } = simulatedClock('2026-03-02T08:00:00Z');
  const newsroom = await startNewsroom({ now, sites: { 'daily.example': daily } });
  await newsroom.lookup('nobody.example');
  await expect(newsroom.close()).rejects.toThrow(/nobody is called nobody\.example/u);
});

async function read(parts: WebUnderTest, path: string, host = 'daily.example'): Promise<string> {
  const visit = await parts.web.visit(parts.newsroom.url(host, path), { as: 'feed' });
  if (visit.kind !== 'fetched') throw new Error(JSON.stringify(visit));
  return new TextDecoder().decode(visit.bytes);
}
