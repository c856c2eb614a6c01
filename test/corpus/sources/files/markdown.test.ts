import { expect, test } from 'vitest';
import type { Found } from '../../../../corpus/article-source.ts';
import { readMarkdown } from '../../../../corpus/sources/files/markdown.ts';

function read(content: string): Found | undefined {
  return readMarkdown(content, 'brief.md')[0];
}

function textOf(body: string): string | undefined {
  const found = read(`---\ntitle: T\n---\n${body}`);
  return found !== undefined && 'line' in found ? found.line.text : undefined;
}

test('front matter gives the facts', () => {
  const matter = [
    'title: "Ports: a survey"',
    'source: Example Times',
    'date: 2025-12-01',
    'updated: 2025-12-02T08:00:00Z',
    'authors: [Jane Doe, John Roe]',
    'section: World',
    'url: https://example.com/ports',
    'language: en',
    'id: 12',
    'draft: false',
  ];
  expect(read(`---\r\n${matter.join('\r\n')}\r\n---\r\n\r\nShips came in.\r\n`)).toEqual({
    input: 'brief.md',
    line: {
      id: '12',
      title: 'Ports: a survey',
      source: 'Example Times',
      published_at: '2025-12-01',
      updated_at: '2025-12-02T08:00:00Z',
      author: 'Jane Doe, John Roe',
      section: 'World',
      url: 'https://example.com/ports',
      language: 'en',
      text: 'Ships came in.',
    },
  });
});

test('without a title in front matter, the first heading is the title', () => {
  expect(read('# Ports *reopen*\n\nShips came in.')).toMatchObject({
    line: { title: 'Ports reopen', text: 'Ships came in.' },
  });
  expect(read('Ports reopen\n===\n\nShips came in.')).toMatchObject({
    line: { title: 'Ports reopen', text: 'Ships came in.' },
  });
});

test('a heading that repeats the title is left out', () => {
  expect(textOf('# T\n\nShips.')).toBe('Ships.');
});

test('broken front matter is one rejection', () => {
  expect(read('---\ntitle: [a\n---\nText')).toEqual({
    input: 'brief.md',
    rejected: expect.stringMatching(/^the front matter is not valid YAML: /),
  });
});

test.each([
  [
    'Some *soft* and **loud *mixed* words** and __more__ ~~less~~.',
    'Some soft and loud mixed words and more less.',
  ],
  [
    'A [link](https://example.com/a_(b) "t"), [another][ref] and <https://example.com>.',
    'A link, another and https://example.com.',
  ],
  ['Before ![alt](a.png) after.[^1]\n\n[^1]: Note\n[ref]: https://example.com', 'Before after.'],
  ['One\n```js\ncode()\n```\nTwo\n\n~~~\nmore\n~~~', 'One Two'],
  ['- one\n- [x] two\n1. three', 'one\n\ntwo\n\nthree'],
  ['> Said\n> she', 'Said she'],
  ['A line\nwrapped here.\n\n---\n\n## Part ##\n\nNext.', 'A line wrapped here.\n\nPart\n\nNext.'],
  ['| a | b |\n| --- | :-: |\n| 1 | 2 |', 'a b\n\n1 2'],
  ['5 * 3 and snake_case_name and 2\\*2 and `x`', '5 * 3 and snake_case_name and 2*2 and x'],
  ['Fish &amp; <b>chips</b> <!-- hidden -->', 'Fish & chips'],
])('the body %j becomes %j', (body, text) => {
  expect(textOf(body)).toBe(text);
});
