import { expect, test } from 'vitest';
import { printableAddress } from '../../corpus/printable-address.ts';

test.each([
  ['data/store', 'data/store'],
  ['https://daily.example/rss?section=world', 'https://daily.example/rss?section=world'],
  ['https://me:hunter2@daily.example/rss', 'https://***:***@daily.example/rss'],
  ['https://daily.example/rss?api_key=abc&page=2', 'https://daily.example/rss?api_key=***&page=2'],
  ['https://daily.example/rss?u=Zx81kQ0aPlm29sTq77Lk', 'https://daily.example/rss?u=***'],
  ['s3://AKIA1:verysecret@bucket/path', 's3://***:***@bucket/path'],
  ['s3://bucket/path?secret_access_key=abc', 's3://bucket/path?secret_access_key=***'],
  ['https://me:hunter2@[broken/rss', 'https://***'],
])('%s is printed as %s', (address, printed) => {
  expect(printableAddress(address)).toBe(printed);
});
