import { expect, test } from 'vitest';
import { safeLink } from '../../../../bot/render/text/link.ts';

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
