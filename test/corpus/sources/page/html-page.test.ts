import { expect, test } from 'vitest';
import { readHtmlPage } from '../../../../corpus/sources/page/html-page.ts';
import type { ArticleLine } from '../../../../corpus/article-source.ts';

const paragraphs = [
  'The port of Larvik opened its second terminal on Friday, and the first ship arrived at noon.',
  'It carried 200 containers from the south, the harbour office said, and more ships are due.',
  'Fishermen had asked for the terminal for ten years, and many of them came to watch.',
];
const body = paragraphs.map((text) => `<p>${text}</p>`).join('\n');

function page(parts: { head?: string; article?: string; around?: string }): string {
  const { head = '', article = `<h1>Second terminal</h1>${body}`, around = '' } = parts;
  return `<!doctype html><html lang="en-GB"><head><title>Second terminal | Example Times</title>
    ${head}</head><body><nav><a href="/">Home</a></nav>${around}<article>${article}</article>
    <footer><p>Copyright 2025 Example Times</p></footer></body></html>`;
}

function lineOf(html: string, name = 'page.html'): ArticleLine {
  const [found] = readHtmlPage(html, name);
  if (found === undefined || !('line' in found)) throw new Error(JSON.stringify(found));
  return found.line;
}

function linked(data: unknown): string {
  return `<script type="application/ld+json">${JSON.stringify(data)}</script>`;
}

const news = {
  '@type': ['NewsArticle'],
  headline: 'Larvik opens second terminal',
  datePublished: '2025-11-28T12:30:00+01:00',
  dateModified: '2025-11-28T15:00:00+01:00',
  author: [{ '@type': 'Person', name: 'Jane Doe' }, { name: 'John Roe' }],
  publisher: { '@type': 'Organization', name: 'The Example Times' },
  articleSection: ['Business', 'Ports'],
  inLanguage: 'en',
  mainEntityOfPage: { '@id': 'https://www.example.com/ports/larvik?utm_source=x' },
};
const facts = {
  url: 'https://example.com/ports/larvik',
  title: 'Larvik opens second terminal',
  source: 'The Example Times',
  published_at: '2025-11-28T11:30:00.000Z',
  updated_at: '2025-11-28T14:00:00.000Z',
  author: 'Jane Doe, John Roe',
  section: 'Business',
  language: 'en',
};

test.each([
  ['an object', news],
  ['a list', [{ '@type': 'WebSite', name: 'Site' }, news]],
  ['a graph', { '@context': 'https://schema.org', '@graph': [{ '@type': 'Person' }, news] }],
  [
    'a graph with references',
    {
      '@graph': [
        { ...news, publisher: { '@id': '#org' } },
        { '@type': 'Organization', '@id': '#org', name: 'The Example Times' },
      ],
    },
  ],
])('JSON-LD as %s gives the facts', (_form, data) => {
  expect(lineOf(page({ head: linked(data) }))).toEqual({ ...facts, text: paragraphs.join('\n\n') });
});

test('JSON-LD with a raw line break is read', () => {
  const head = linked(news).replace('opens second', 'opens\nsecond');
  expect(lineOf(page({ head })).title).toBe(facts.title);
});

test('broken JSON-LD is skipped for meta tags', () => {
  const head = `<script type="application/ld+json">{"headline": </script>
    <meta property="og:title" content="Larvik &amp; its port">
    <meta property="og:site_name" content="Example Times">
    <meta property="article:published_time" content="2025-11-28T12:30:00Z">
    <meta property="article:section" content="Business">
    <meta name="author" content="By Jane Doe">
    <link rel="canonical" href="https://www.example.com/larvik/">`;
  expect(lineOf(page({ head }))).toMatchObject({
    url: 'https://example.com/larvik',
    title: 'Larvik & its port',
    source: 'Example Times',
    published_at: '2025-11-28T12:30:00.000Z',
    updated_at: null,
    author: 'Jane Doe',
    section: 'Business',
    language: 'en-GB',
  });
});

test('without metadata, headline, date and address come from the page itself', () => {
  const article = `<h1>Second terminal</h1><time datetime="2025-11-28">Friday</time>${body}`;
  expect(lineOf(page({ article }), 'https://www.example.com/larvik?fbclid=x')).toMatchObject({
    url: 'https://example.com/larvik',
    title: 'Second terminal',
    source: 'Example Times',
    published_at: '2025-11-28T00:00:00.000Z',
  });
  expect(lineOf(page({}), 'https://example.com/2025/nov/28/larvik').published_at).toBe(
    '2025-11-28T00:00:00.000Z',
  );
});

test.each([
  '<figure><img src="a.jpg"><figcaption>Ships at the new terminal on Friday</figcaption></figure>',
  '<div class="photo-credit">Jane Doe for Example Times</div>',
  '<div class="share-bar"><a href="#">Facebook</a> <a href="#">Share this story</a></div>',
  '<aside><p>Get our newsletter every morning, it is free.</p></aside>',
  '<div class="related-stories"><p>Larvik closes its old terminal</p></div>',
  '<div class="relatedStories"><p>Larvik closes its old terminal</p></div>',
  '<p><a href="/x">Read how Larvik closed its old terminal</a></p>',
  '<p>Photo: Jane Doe/Example Agency</p>',
  '<p>Advertisement</p>',
  '<p>Follow Jane Doe on Twitter @janedoe.</p>',
  '<h3>Related articles</h3><ul><li>Larvik closes its old terminal</li></ul>',
  '<script>var secret = "a script of the page";</script><noscript>Turn it on</noscript>',
  '<p hidden aria-hidden="true">Words that nobody sees on the page</p>',
  '<h1>Second terminal</h1>',
])('leaves %j out of the body', (intruder) => {
  const [first, ...rest] = body.split('\n');
  const article = [`<h1>Second terminal</h1>`, first, intruder, ...rest].join('\n');
  expect(lineOf(page({ article })).text).toBe(paragraphs.join('\n\n'));
});

test('keeps headings, list items, quotes and table rows apart', () => {
  const article = `${body}<h2>What comes next</h2><ul><li>More ships</li><li>More work</li></ul>
    <blockquote>We waited long, said a <b>fisher</b>man.<br>Very long.</blockquote>
    <table><tr><td>Ships</td><td>12</td></tr></table>`;
  expect(lineOf(page({ article })).text.split('\n\n').slice(3)).toEqual([
    'What comes next',
    'More ships',
    'More work',
    'We waited long, said a fisherman.',
    'Very long.',
    'Ships 12',
  ]);
});

test('a box as large as the text is no clutter', () => {
  const article = `<div class="with-related-sidebar">${body}</div>`;
  expect(lineOf(page({ article })).text).toBe(paragraphs.join('\n\n'));
});

test('paragraphs that all have a clutter name are kept', () => {
  const article = paragraphs.map((text) => `<div class="page-widget"><p>${text}</p></div>`);
  expect(lineOf(page({ article: article.join('') })).text).toBe(paragraphs.join('\n\n'));
});

test('the body that a page marks up is taken', () => {
  const outside = '<p>A longer introduction to the terminal, which the page sets apart.</p>';
  const article = `<h1>Second terminal</h1>${outside}<div itemprop="articleBody">${body}</div>`;
  expect(lineOf(page({ article })).text).toBe(paragraphs.join('\n\n'));
});

test('markup around the summary alone is ignored', () => {
  const article = `<h1>Second terminal</h1><p itemprop="articleBody">In short.</p>${body}`;
  expect(lineOf(page({ article })).text).toContain(paragraphs.join('\n\n'));
});

test('a picture within a line does not split it, and a table in a figure is text', () => {
  const article = `${body}<p>The crew<img src="smile.png"> was glad.</p>
    <figure class="block-table"><table><tr><th>Ships</th><td>12</td></tr></table></figure>`;
  expect(lineOf(page({ article })).text.split('\n\n').slice(3)).toEqual([
    'The crew was glad.',
    'Ships 12',
  ]);
});

test.each([
  'It was, he said of the harbour as a whole, part of the bigger picture: a town at work.',
  'More-than-expected cargo came in on the first day, the office said.',
  'If you want to see the ships, come before noon, the harbour master said.',
  'The tide comes twice a day, and the ships with it. [Log 1 / Log 2]',
  'Follow the harbour wall on foot and the terminal comes into sight.',
])('keeps the sentence %j', (sentence) => {
  expect(lineOf(page({ article: `${body}<p>${sentence}</p>` })).text).toContain(sentence);
});

test('an article in an element called a popup is read', () => {
  const boxes = ['widget', 'sidebar', 'promo', 'teaser'].map(
    (name) => `<div class="${name}">${'<p>Another story is told elsewhere.</p>'.repeat(9)}</div>`,
  );
  const article = `<div class="page-popup">${body}</div>${boxes.join('')}`;
  expect(lineOf(page({ article })).text).toContain(paragraphs[0]);
});

test('a body that the page does not show is taken from its JSON-LD', () => {
  const head = linked({ ...news, articleBody: `<p>${paragraphs.join('</p><p>')}</p>` });
  expect(lineOf(page({ head, article: '<p>Subscribe to read.</p>' })).text).toBe(
    paragraphs.join('\n\n'),
  );
});

test.each(['', '<html></html>', '<p>', 'no markup', '<html><body><nav>Menu</nav></body></html>'])(
  'the page %j is read or rejected, and never throws',
  (html) => {
    expect(readHtmlPage(html, 'p.html')).toEqual([expect.objectContaining({ input: 'p.html' })]);
  },
);

test.each(['<p>', '<li>item', '<div>box</div>'])(
  'an endless page of %j is one rejection that says why',
  (piece) => {
    const [found] = readHtmlPage(`<p>${piece.repeat(50_000)}`, 'p.html');
    expect(found).toMatchObject({ rejected: expect.stringContaining('more elements') });
  },
);

test('a page nested too deeply is one rejection', () => {
  const [found] = readHtmlPage(`<p>${'<div>'.repeat(100_000)}deep`, 'p.html');
  expect(found).toMatchObject({ input: 'p.html' });
});

test('a page that only leads on to another is no article', () => {
  const page =
    '<html><head><meta http-equiv="refresh" content="0; url=/story"><title>Redirecting</title></head><body><p>You are being taken to the article. If nothing happens, <a href="/story">click here</a>.</p></body></html>';
  expect(readHtmlPage(page, 'page.html')).toEqual([
    { input: 'page.html', rejected: 'the page only leads on to /story; read that' },
  ]);
});
