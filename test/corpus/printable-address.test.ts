import { expect, test } from 'vitest';
import { printableAddress, printableText } from '../../corpus/printable-address.ts';

test.each([
  ['data/store', 'data/store'],
  ['https://daily.example/rss?section=world', 'https://daily.example/rss?section=world'],
  ['https://me:hunter2@daily.example/rss', 'https://***:***@daily.example/rss'],
  ['https://daily.example/rss?api_key=abc&page=2', 'https://daily.example/rss?api_key=***&page=2'],
  ['https://daily.example/rss?u=Zx81kQ0aPlm29sTq77Lk', 'https://daily.example/rss?u=***'],
  ['s3://AKIA1:verysecret@bucket/path', 's3://***:***@bucket/path'],
  ['s3://bucket/path?secret_access_key=abc', 's3://bucket/path?secret_access_key=***'],
  ['https://me:hunter2@[broken/rss', 'https://***'],
  [
    'https://daily.example/private/8f14e45fceea167a5a36/rss',
    'https://daily.example/private/***/rss',
  ],
  ['https://daily.example/rss#access_token=abc', 'https://daily.example/rss#***'],
  [
    'https://daily.example/2025/11/ferry-sails-after-3-weeks-of-storm',
    'https://daily.example/2025/11/ferry-sails-after-3-weeks-of-storm',
  ],
])('%s is printed as %s', (address, printed) => {
  expect(printableAddress(address)).toBe(printed);
});

test('addresses in a text are printed without their secrets', () => {
  const text = 'Visits of "https://a.example/rss?key=abc" and <s3://me:abc@bucket/x>, and a/b://c.';
  expect(printableText(text)).toBe(
    'Visits of "https://a.example/rss?key=***" and <s3://***:***@bucket/x>, and a/b://c.',
  );
});
