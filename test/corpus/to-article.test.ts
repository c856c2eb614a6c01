import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Article } from '../../corpus/article.ts';
import { toArticle, toArticleLine } from '../../corpus/to-article.ts';

const line = { title: 'Port reopens', text: 'The port reopened on Monday.' };

function articleOf(given: unknown): Article {
  const made = toArticle(given);
  if ('rejected' in made) throw new Error(made.rejected);
  return made.article;
}

test('a full line becomes a clean article', () => {
  const article = articleOf({
    id: 7,
    url: 'https://www.example.com/port/?utm_source=x',
    title: ' Port &amp; pier\n reopen ',
    source: 'Example&nbsp;Times',
    published_at: '2025-12-01 21:11 +0800',
    updated_at: 'December 1, 2025 3:00 PM GMT',
    author: 'Jane Doe',
    section: 'World',
    language: 'en_us',
    text: 'The port reopened.\r\n\r\n\r\nShips came in.\u00A0',
    extra: true,
  });
  expect(article).toEqual({
    id: '7',
    url: 'https://example.com/port',
    title: 'Port & pier reopen',
    source: 'Example Times',
    publishedAt: '2025-12-01T13:11:00.000Z',
    updatedAt: '2025-12-01T15:00:00.000Z',
    author: 'Jane Doe',
    section: 'World',
    language: 'en-US',
    text: 'The port reopened.\n\nShips came in.',
    fingerprint: expect.stringMatching(/^[\da-f]{32}$/),
  });
});

test('absent facts are null, and the source is the host or unknown', () => {
  expect(articleOf(line)).toMatchObject({ url: null, publishedAt: null, source: 'Unknown source' });
  expect(articleOf({ ...line, url: 'https://m.example.com/a' }).source).toBe('example.com');
  expect(
    articleOf({ ...line, source: ' ', published_at: ' ', language: 'klingon!' }),
  ).toMatchObject({ source: 'Unknown source', publishedAt: null, language: null });
});

test.each([
  [null, 'not an article: an object with a title and a text is needed'],
  ['text', 'not an article: an object with a title and a text is needed'],
  [[], 'not an article: an object with a title and a text is needed'],
  [{ text: 'x' }, 'the title is missing'],
  [{ title: null, text: 'x' }, 'the title is missing'],
  [{ title: ' — ', text: 'x' }, 'the title is missing'],
  [{ title: 5, text: 'x' }, 'the title is not a string'],
  [{ title: 'x' }, 'no text'],
  [{ title: 'x', text: ' \u200B\n…' }, 'no text'],
  [{ title: 'x', text: ['y'] }, 'text is not a string'],
  [{ ...line, author: ['Jane'] }, 'author is not a string'],
  [{ ...line, id: {} }, 'the id is not a number or a string of 1 to 200 characters'],
  [
    { ...line, published_at: 'next week' },
    'published_at cannot be read as a date: "next week"; write it like 2025-12-01T13:11:00Z',
  ],
  [
    { ...line, updated_at: '2025-02-30' },
    'updated_at cannot be read as a date: "2025-02-30"; write it like 2025-12-01T13:11:00Z',
  ],
])('%j is rejected in one sentence', (given, reason) => {
  expect(toArticle(given)).toEqual({ rejected: reason });
});

test.each(['0001-01-01T00:00:00Z', '1970-01-01T00:00:00Z', '0'.repeat(10)])(
  'the placeholder date %j is absent',
  (date) => {
    expect(articleOf({ ...line, published_at: date, updated_at: date })).toMatchObject({
      publishedAt: null,
      updatedAt: null,
    });
  },
);

test('a text of more than 5 million characters is rejected', () => {
  expect(toArticle({ ...line, text: 'word '.repeat(1_100_000) })).toEqual({
    rejected: 'the text is longer than 5 million characters; give each article by itself',
  });
});

test('the derived id follows the address, whatever its scheme and trackers', () => {
  const { id } = articleOf({ ...line, url: 'https://www.example.com/port' });
  expect(id).toMatch(/^example-com-[\da-f]{16}$/);
  expect(articleOf({ ...line, title: 'New', url: 'http://example.com/port?fbclid=x' }).id).toBe(id);
  expect(articleOf({ ...line, url: 'https://example.com/pier' }).id).not.toBe(id);
});

test('without an address the derived id follows source, headline and day', () => {
  const dated = { ...line, source: 'Example Times', published_at: '2025-12-01T08:00:00Z' };
  const { id } = articleOf(dated);
  expect(id).toMatch(/^example-times-[\da-f]{16}$/);
  expect(articleOf({ ...dated, text: 'Else.', published_at: '2025-12-01T20:00:00Z' }).id).toBe(id);
  expect(articleOf({ ...dated, published_at: '2025-12-02' }).id).not.toBe(id);
  expect(articleOf({ ...dated, source: 'Other' }).id).not.toBe(id);
  expect(articleOf({ ...dated, title: 'Pier reopens' }).id).not.toBe(id);
});

test('an article is read back from its own line', () => {
  const text = fc.string({ unit: 'grapheme', minLength: 1 });
  const lines = fc.record(
    {
      id: text,
      url: fc.webUrl({ withQueryParameters: true }),
      title: text.map((words) => `A${words}`),
      source: text,
      published_at: fc.constantFrom('2025-12-01', '2025-12-01T13:11:00+08:00'),
      author: text,
      language: fc.constantFrom('en', 'zh-hans'),
      text: text.map((words) => `A${words}`),
    },
    { requiredKeys: ['title', 'text'] },
  );
  fc.assert(
    fc.property(lines, (given) => {
      const article = articleOf(given);
      expect(articleOf(toArticleLine(article))).toEqual(article);
    }),
  );
});

test('no input makes it throw', () => {
  fc.assert(
    fc.property(fc.oneof(fc.anything(), fc.jsonValue()), (given) => {
      const made = toArticle(given);
      expect('article' in made || made.rejected !== '').toBe(true);
    }),
  );
});
