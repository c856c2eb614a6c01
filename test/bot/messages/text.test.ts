import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { escapeMarkdown } from '../../../bot/messages/discord/markdown.ts';
import { safeLink, shorten } from '../../../bot/messages/text.ts';

test.each([
  ['leaves what fits', 'short enough', 12, 'short enough'],
  ['ends at a word', 'one two three four', 12, 'one two…'],
  ['ends a word without end anywhere', 'w'.repeat(30), 10, `${'w'.repeat(9)}…`],
  ['keeps an emoji of several parts whole', '👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 14, '👩‍👩‍👧‍👦…'],
  ['ends a script without spaces at a word', '東京都は日本の首都です', 8, '東京都は日本の…'],
  ['drops everything where there is no room', 'word', 1, '…'],
] as const)('%s', (...[, text, room, expected]) => {
  expect(shorten(text, room)).toBe(expected);
});

test('never exceeds the length, and cuts before it escapes', () => {
  const markdown = fc.string({ unit: fc.constantFrom('*', '\\', 'a', ' ', '@here', '🙂', '<@1>') });
  fc.assert(
    fc.property(markdown, fc.integer({ min: 1, max: 60 }), (text, room) => {
      const short = escapeMarkdown(text, room);
      expect(short.length).toBeLessThanOrEqual(room);
      expect(short.replaceAll(/\\[\\*]/gu, '')).not.toMatch(/[\\*]/u);
      expect(short.isWellFormed()).toBe(true);
    }),
  );
});

test.each([
  ['https://news.example/a_(b).html', 'https://news.example/a_%28b%29.html'],
  ['https://news.example/two words', 'https://news.example/two%20words'],
  ['https://news.example/?q=[1]|`x`', 'https://news.example/?q=%5B1%5D%7C%60x%60'],
  ['https://news.example/@everyone', 'https://news.example/%40everyone'],
  ['https://news.example/@author', 'https://news.example/@author'],
  ['https://münchen.example/', 'https://xn--mnchen-3ya.example/'],
])('%s is linked as %s', (url, expected) => {
  expect(safeLink(url)).toBe(expected);
});

test.each([
  null,
  '',
  'news.example/a',
  'javascript:alert(1)',
  'data:text/html,x',
  'ftp://news.example/',
  'https://bank.example@evil.example/',
  'http://[::1]/',
])('%s is not linked', (url) => {
  expect(safeLink(url)).toBeNull();
});
