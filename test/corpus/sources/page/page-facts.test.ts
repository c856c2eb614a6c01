import { expect, test } from 'vitest';
import type { ArticleLine } from '../../../../corpus/article-source.ts';
import { readHtmlPage } from '../../../../corpus/sources/page/html-page.ts';

const body =
  '<p>The harbour opened on Friday, and the first ship arrived at noon, people said.</p>';

function factsOf(head: string, article = '<h1>Harbour opens</h1>', name = 'a.html'): ArticleLine {
  const html = `<html><head>${head}</head><body><article>${article}${body}</article></body></html>`;
  const [found] = readHtmlPage(html, name);
  if (found === undefined || !('line' in found)) throw new Error(JSON.stringify(found));
  return found.line;
}

function meta(name: string, content: string): string {
  return `<meta property="${name}" content="${content}">`;
}

function linked(data: unknown): string {
  return `<script type="application/ld+json">${JSON.stringify(data)}</script>`;
}

test.each([
  'Harbour opens | Ports | Example Times',
  'Harbour opens - Example Times',
  'Harbour opens » Example Times',
])('the headline of %j is the heading that the page shows', (title) => {
  expect(factsOf(meta('og:title', title)).title).toBe('Harbour opens');
});

test('of several headlines in the metadata, the one that the page shows is taken', () => {
  const head = linked({
    '@type': 'Article',
    headline: 'A town on the coast',
    name: 'Harbour opens',
  });
  expect(factsOf(head).title).toBe('Harbour opens');
});

test.each([
  ['<p>By Jane Doe | Example Times</p>', 'Jane Doe'],
  ['<p>By Jane Doe @janedoe</p>', 'Jane Doe'],
  ['<div><a rel="author" href="/jane">Jane Doe</a></div>', 'Jane Doe'],
  ['<a rel="author">Jane Doe</a> <a rel="author">John Roe</a>', null],
  ['<p>By Jane Doe2 March 2026</p>', null],
])('without an author in the metadata, %j is by %j', (byline, expected) => {
  expect(factsOf('', `<h1>Harbour opens</h1>${byline}`).author).toBe(expected);
});

test('without a heading, the name of the source is removed from the headline', () => {
  const head =
    meta('og:title', 'Harbour opens – Example Times') + meta('og:site_name', 'Example Times');
  expect(factsOf(head, '').title).toBe('Harbour opens');
});

test('of two dates of one day, the one with time and zone is taken', () => {
  const head =
    meta('article:published_time', '2025-11-28 07:30') +
    meta('datePublished', '2025-11-28T07:30:00-05:00');
  expect(factsOf(head).published_at).toBe('2025-11-28T12:30:00.000Z');
});

test('JSON-LD without an article still gives date and site', () => {
  const head = linked({
    '@graph': [
      { '@type': 'WebSite', name: 'Example Times' },
      { '@type': 'WebPage', datePublished: '2025-11-28T07:30:00Z', inLanguage: 'en' },
    ],
  });
  expect(factsOf(head)).toMatchObject({
    source: 'Example Times',
    published_at: '2025-11-28T07:30:00.000Z',
    language: 'en',
  });
});

test('a date in the lines under the headline is taken', () => {
  const article = '<h1>Harbour opens</h1><div><em>By Jane Doe</em></div><p>November 28, 2025</p>';
  expect(factsOf('', article).published_at).toBe('2025-11-28T00:00:00.000Z');
});

test('a date that is far from the one in the address belongs to another story', () => {
  const article = '<h1>Harbour opens</h1><time datetime="2025-12-05T10:00:00Z">Friday</time>';
  const url = 'https://example.com/2025/11/28/harbour';
  expect(factsOf('', article, url).published_at).toBe('2025-11-28T00:00:00.000Z');
});

test.each([
  'https://example.com/2025/11/28/harbour',
  'https://example.com/2025/nov/28/harbour',
  'https://example.com/2025-11-28/harbour',
  'https://example.com/harbour-20251128',
])('the address %s gives the date', (url) => {
  expect(factsOf('', undefined, url).published_at).toBe('2025-11-28T00:00:00.000Z');
});

test('a long number in the address is no date', () => {
  const url = 'https://example.com/20251128104512345-harbour';
  expect(factsOf('', undefined, url).published_at).toBeNull();
});
