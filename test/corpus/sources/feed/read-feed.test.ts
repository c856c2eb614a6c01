import { expect, test } from 'vitest';
import type { FeedDocument } from '../../../../corpus/following/feed.ts';
import { readFeed } from '../../../../corpus/sources/feed/read-feed.ts';
import { feedWriters } from '../../../support/newsroom/feed-writers.ts';
import { opmlList, sitemapIndex } from '../../../support/newsroom/lists-of-feeds.ts';
import type { ToldStory } from '../../../support/newsroom/story.ts';

const address = 'https://www.daily.example/feeds/all.xml';
const long = 'The ferry sails every hour, and the crew sleeps on board, said the harbour. '
  .repeat(8)
  .trim();
const story: ToldStory = {
  path: '/2026/03/02/ferry',
  byline: 'Ann Boe',
  section: 'Coast',
  at: '2026-03-02T09:30:00.000Z',
  published: '2026-03-02T06:00:00.000Z',
  headline: 'Ferry & “crew” sail < once more',
  summary: 'The ferry sails again.',
  paragraphs: [long, long],
};
const content = { title: 'The Daily', origin: 'https://daily.example', stories: [story] };

test.each(Object.entries(feedWriters))('%s is read with its facts', (kind, { write }) => {
  const document = feedAt(write({ ...content, isFull: true }));
  expect(document).toMatchObject({ title: 'The Daily', rejected: [] });
  const isSitemap = kind === 'sitemap';
  expect(document.items).toMatchObject([
    {
      isSummary: isSitemap,
      line: {
        url: 'https://daily.example/2026/03/02/ferry',
        title: story.headline,
        source: 'The Daily',
        published_at: story.published,
        text: isSitemap ? '' : `${long}\n\n${long}`,
        ...(!isSitemap && { author: 'Ann Boe' }),
      },
    },
  ]);
});

test.each(Object.entries(feedWriters))('%s with summaries only is marked so', (_, { write }) => {
  const [item] = feedAt(write({ ...content, isFull: false })).items;
  expect(item?.isSummary).toBe(true);
});

test('Atom, JSON Feed and sitemaps give the date of an update', () => {
  const kinds = [feedWriters.atom, feedWriters.json, feedWriters.sitemap];
  const updates = kinds.map(({ write }) => feedAt(write({ ...content, isFull: true })).items[0]);
  expect(updates.map((item) => item?.line.updated_at)).toEqual(kinds.map(() => story.at));
});

test('OPML lists and sitemap indexes lead to further feeds', () => {
  const urls = ['https://a.example/rss.xml', 'https://b.example/atom.xml'];
  const folders = { News: urls.map((url) => ({ title: 'A & B', url })) };
  expect(readFeed(opmlList(folders), null)).toEqual({ kind: 'list', feeds: urls });
  expect(readFeed(sitemapIndex(urls), null)).toEqual({ kind: 'list', feeds: urls });
});

test.each([
  ['<html><head><title>Daily</title></head><body><rss></rss></body></html>'],
  ['{"articles": [{"title": "Ferry"}]}'],
  ['Just a text.'],
  [''],
])('anything but a feed is something else', (text) => {
  expect(readFeed(text, address)).toEqual({ kind: 'other' });
});

test('relative links are resolved against xml:base, else against the address of the feed', () => {
  const entry =
    '<entry xml:base="news/"><title>Ferry</title><link href="ferry?a=1&amp;b=2"/></entry>';
  const based = `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://b.example/x/">${entry}</feed>`;
  expect(urlOf(based)).toBe('https://b.example/x/news/ferry?a=1&b=2');
  expect(urlOf(rssOf('<title>Ferry</title><link>/ferry</link>'))).toBe(
    'https://www.daily.example/ferry',
  );
});

test('a guid is an address only where it looks like one', () => {
  expect(urlOf(guid('https://a.example/1'))).toBe('https://a.example/1');
  expect(urlOf(guid('https://a.example/1', ' isPermaLink="false"'))).toBeUndefined();
  expect(urlOf(guid('4711'))).toBeUndefined();
});

test('namespaced extensions fill in what the feed itself leaves out', () => {
  const item = feedAt(
    `<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/" xmlns:d="http://purl.org/dc/elements/1.1/"><channel><title>World | The Daily</title><item>
<media:title>Ferry sails</media:title><media:description>Again and again.</media:description>
<d:date>2026-03-02T07:00:00+01:00</d:date><d:creator>Ann Boe</d:creator><d:subject>Coast</d:subject><d:language>de</d:language><guid>x</guid></item></channel></rss>`,
  ).items[0];
  expect(item?.line).toEqual({
    id: expect.stringMatching(/^the-daily-/),
    title: 'Ferry sails',
    source: 'The Daily',
    published_at: '2026-03-02T06:00:00.000Z',
    updated_at: null,
    author: 'Ann Boe',
    section: 'Coast',
    language: 'de',
    text: 'Again and again.',
  });
});

test.each([
  ['Mon, 2 Mar 26 06:00:00 GMT', '2026-03-02T06:00:00.000Z'],
  ['Mon, 02 Mar 2026 07:00:00 +0100', '2026-03-02T06:00:00.000Z'],
  ['lun., 02 Mar 2026 06:00:00 GMT', '2026-03-02T06:00:00.000Z'],
  ['2026-03-02T06:00Z', '2026-03-02T06:00:00.000Z'],
  ['2026-03', '2026-03-01T00:00:00.000Z'],
  ['some day soon', null],
])('the date %j is read', (written, expected) => {
  const [item] = feedAt(rssOf(`<title>Ferry</title><pubDate>${written}</pubDate>`)).items;
  expect(item?.line.published_at).toBe(expected);
});

test.each([
  ['Ann Boe', 'Ann Boe'],
  ['ann@daily.example (Ann Boe)', 'Ann Boe'],
  ['ann@daily.example', null],
])('the author %j is a name or nobody', (written, expected) => {
  const [item] = feedAt(rssOf(`<title>Ferry</title><author>${written}</author>`)).items;
  expect(item?.line.author ?? null).toBe(expected);
});

test.each([
  ['World news | The Daily', 'The Daily'],
  ['Daily - Europe', 'Daily'],
  ['The Daily RSS Feed', 'The Daily'],
  ['Notes from the North', 'Notes from the North'],
])('the publisher in the title %j is %j', (title, expected) => {
  const feed = `<rss version="2.0"><channel><title>${title}</title><item><title>Ferry</title></item></channel></rss>`;
  expect(feedAt(feed).items[0]?.line.source).toBe(expected);
});

test('a teaser is recognised by its end, and links to the page are left out', () => {
  const whole = `${long} ${long} ${long}`;
  expect(described(`<p>${whole}</p>`)).toEqual({ text: whole, isSummary: false });
  expect(described(`<p>${whole}</p><p><a href="/f">Continue reading...</a></p>`)).toEqual({
    text: whole,
    isSummary: true,
  });
  expect(described(`${whole} […]`)).toMatchObject({ isSummary: true });
});

test('text declared as plain is kept as it is, and markup escaped twice is markup', () => {
  const atom =
    '<feed><entry><title>T</title><content type="text">1 &lt; 2 &amp; 3 &lt;b&gt;</content></entry></feed>';
  expect(feedAt(atom).items[0]?.line.text).toBe('1 < 2 & 3 <b>');
  const twice = '<description>&amp;lt;p&amp;gt;It sails.&amp;lt;/p&amp;gt;</description>';
  expect(feedAt(rssOf(twice)).items[0]?.line.text).toBe('It sails.');
});

test.each([
  ['&amp;lt;dialog&amp;gt; on phones', '<dialog> on phones'],
  ['<![CDATA[How should &lt;dialog&gt; work?]]>', 'How should <dialog> work?'],
  ['<![CDATA[AT&T <b>buys</b> &amp; sells]]>', 'AT&T buys & sells'],
  ['5 &amp;lt; 6', '5 < 6'],
])('the headline %s keeps the angle brackets of its text', (written, title) => {
  const [item] = feedAt(rssOf(`<title>${written}</title><guid>1</guid>`)).items;
  expect(item?.line.title.endsWith(title)).toBe(true);
});

test.each([
  ['Losses < 5 % at Smith & Sons', 'Losses < 5 % at Smith & Sons'],
  ['x <y and z>', 'x <y and z>'],
])('an item with the unescaped headline %s is read, and so is the next', (written, title) => {
  const items = [written, 'Second'].map(
    (each, number) => `<item><title>${each}</title><link>/${number}?a=1&b=2</link></item>`,
  );
  const feed = `<rss version="2.0"><channel>${items.join('')}</channel></rss>`;
  expect(feedAt(feed).items.map(({ line }) => line.title)).toEqual([title, 'Second']);
});

test.each([
  ['Mon, 02 Mar 2026 06:00:00 GMT', 'Tue, 03 Mar 2026 06:00:00 GMT', story.published],
  ['some day', 'Mon, 02 Mar 2026 06:00:00 GMT', story.published],
  ['', 'Mon, 02 Mar 2026 06:00:00 GMT', story.published],
  ['some day', 'another', null],
])('of the dates %s and %s of an item, the first that can be read counts', (one, other, date) => {
  const dates = [one, other].map((written) => `<pubDate>${written}</pubDate>`).join('');
  const [item] = feedAt(rssOf(`<title>Ferry</title><guid>1</guid>${dates}`)).items;
  expect(item?.line.published_at).toBe(date);
});

test('what follows an empty element in its own tag is read', () => {
  const body =
    '<p>It sails.</p><iframe src="x"/><p>Then.</p><script src="y"/><textarea/><p>Last.</p>';
  const entry = `<entry><title>F</title><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">${body}</div></content></entry>`;
  const [item] = feedAt(`<feed xmlns="http://www.w3.org/2005/Atom">${entry}</feed>`).items;
  expect(item?.line.text).toBe('It sails.\n\nThen.\n\nLast.');
});

test('a sentence that begins with “Read more” is text', () => {
  const text = 'Read more: the ferry sails at noon, the operator said.';
  expect(described(`<p>It sails.</p><p>${text}</p>`)).toMatchObject({
    text: `It sails.\n\n${text}`,
  });
});

test('what a forum adds below a post is no text', () => {
  const links = 'submitted by /u/ann <br/> <a href="/x">[link]</a> <a href="/y">[comments]</a>';
  expect(described(`<div><p>It sails.</p></div> ${links}`)).toMatchObject({ text: 'It sails.' });
});

test('the text of a script in the name of a feed is removed', () => {
  const feed =
    '<rss version="2.0"><channel><title>Daily &lt;script&gt;track()&lt;/script&gt;Post</title><item><title>F</title></item></channel></rss>';
  expect(feedAt(feed)).toMatchObject({
    title: 'Daily Post',
    items: [{ line: { source: 'Daily Post' } }],
  });
});

test.each([
  ['a space', '<link>https://a.example/a b/c</link>', 'https://a.example/a%20b/c'],
  ['no scheme', '<link>www.a.example/8</link>', 'https://www.a.example/8'],
  ['a relative guid', '<guid isPermaLink="true">/3</guid>', 'https://www.daily.example/3'],
  [
    'the link of a proxy',
    '<link>https://proxy.example/~3/x/</link><fb:origLink>https://a.example/ferry?a=1&amp;b=2</fb:origLink>',
    'https://a.example/ferry?a=1&b=2',
  ],
  [
    'only a recording',
    '<enclosure url="/ep1.mp3" type="audio/mpeg"/>',
    'https://www.daily.example/ep1.mp3',
  ],
])('the address of an item with %s', (_, elements, expected) => {
  expect(urlOf(rssOf(`<title>F</title>${elements}`))).toBe(expected);
});

test('a base of the content does not move the link of its entry', () => {
  const entry =
    '<entry xml:base="2025/"><title>F</title><link href="f.html"/><content type="html" xml:base="https://cdn.example/">Text.</content></entry>';
  const feed = `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://h.example/news/">${entry}</feed>`;
  expect(urlOf(feed)).toBe('https://h.example/news/2025/f.html');
});

test('a recording is not visited as a page', () => {
  const [item] = feedAt(rssOf('<title>F</title><enclosure url="/ep1.mp3"/>')).items;
  expect(item?.isSummary).toBe(false);
});

test('a script in a title is removed', () => {
  const title =
    '<title>Ferry &lt;script&gt;alert(1)&lt;/script&gt;&lt;b&gt;sails&lt;/b&gt;</title>';
  expect(feedAt(rssOf(title)).items[0]?.line.title).toBe('Ferry sails');
});

test('items are deduplicated, and one without a title gets its first sentence', () => {
  const item = '<item><guid>1</guid><description>It sails. It floats.</description></item>';
  const { items } = feedAt(`<rss version="2.0"><channel>${item}${item}</channel></rss>`);
  expect(items.map(({ line }) => line.title)).toEqual(['It sails.']);
});

test('a paragraph that begins with “More” is text, and the word alone is a link to the page', () => {
  const text = 'More than forty boats sailed.';
  expect(described(`<p>${text}</p><p>More »</p>`)).toEqual({ text, isSummary: true });
});

test('a video without a description has that of its media group', () => {
  const group = '<media:group><media:description>It sails.</media:description></media:group>';
  const feed = `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/"><entry><title>F</title>${group}</entry></feed>`;
  expect(feedAt(feed).items[0]?.line.text).toBe('It sails.');
});

test('of the Atom links in RSS, the alternate one is the page', () => {
  const links = ['payment', 'alternate'].map((rel) => `<a:link rel="${rel}" href="/${rel}"/>`);
  const feed = `<rss version="2.0" xmlns:a="http://www.w3.org/2005/Atom"><channel><item><title>F</title>${links.join('')}</item></channel></rss>`;
  expect(urlOf(feed)).toBe('https://www.daily.example/alternate');
});

test('RSS whose elements all have a prefix is RSS', () => {
  const feed =
    '<r:rss version="2.0" xmlns:r="http://backend.userland.com/rss2"><r:channel><r:title>D</r:title><r:item><r:title>Ferry</r:title><r:link>/f</r:link></r:item></r:channel></r:rss>';
  expect(feedAt(feed)).toMatchObject({ title: 'D', items: [{ line: { title: 'Ferry' } }] });
});

test.each([
  ['text', Buffer.from('<p>Fish &amp; ships</p>'), 'Fish & ships'],
  ['no text', Buffer.from([0, 1, 2, 3]), 'AAECAw=='],
])('Base64 of %s is read where it is text', (_, bytes, expected) => {
  const body = `<content mode="base64">${bytes.toString('base64')}</content>`;
  const feed = `<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry><title>F</title>${body}</entry></feed>`;
  expect(feedAt(feed).items[0]?.line.text).toBe(expected);
});

test.each([{ version: '1.1' }, {}])('a JSON Feed with the version %j is one', (version) => {
  const items = [{ id: '1', url: '/f', title: 'Ferry' }];
  const feed = { ...version, title: 'D', home_page_url: 'https://d.example', items };
  expect(feedAt(JSON.stringify(feed)).items).toHaveLength(1);
});

function feedAt(text: string): Extract<FeedDocument, { kind: 'feed' }> {
  const document = readFeed(text, address);
  if (document.kind !== 'feed') throw new Error(`This was read as ${document.kind}.`);
  return document;
}

function rssOf(elements: string): string {
  return `<rss version="2.0"><channel><title>D</title><item>${elements}</item></channel></rss>`;
}

function urlOf(text: string): string | null | undefined {
  return feedAt(text).items[0]?.line.url;
}

function guid(value: string, attributes = ''): string {
  return rssOf(`<title>Ferry</title><guid${attributes}>${value}</guid>`);
}

/** What is read of a description. */
function described(html: string): object | undefined {
  const elements = `<title>F</title><link>/f</link><description><![CDATA[${html}]]></description>`;
  const [item] = feedAt(rssOf(elements)).items;
  return item && { text: item.line.text, isSummary: item.isSummary };
}
