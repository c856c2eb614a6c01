import { expect, test } from 'vitest';
import { pagePublisher } from '../../../../corpus/sources/page/publisher-name.ts';

const none = { host: null, stated: [], headline: 'Harbour opens', tabTitle: 'Harbour opens' };

test('of several names, the one that matches the host is the publisher', () => {
  const stated = ['Northern Wire', 'Example Times', 'EXT'];
  expect(pagePublisher({ ...none, stated, host: 'exampletimes.com' })).toBe('Example Times');
  expect(pagePublisher({ ...none, stated, host: 'nw.example' })).toBe('Northern Wire');
  expect(pagePublisher({ ...none, stated, host: 'other.example' })).toBe('Northern Wire');
});

test('a name comes before a domain, and a domain before nothing', () => {
  const host = 'examplesports.com';
  const stated = ['ExampleSports.com', 'Example Sports'];
  expect(pagePublisher({ ...none, stated, host })).toBe('Example Sports');
  expect(pagePublisher({ ...none, stated: ['ExampleSports.com'], host })).toBe('ExampleSports.com');
});

test.each([
  ['Harbour opens - Example Times', 'Example Times'],
  ['Harbour opens | World | Example Times', 'Example Times'],
  ['Harbour opens — www.example.com', 'www.example.com'],
  ['Example Times', null],
  ['Harbour opens', null],
])('the title %j names %j', (tabTitle, name) => {
  expect(pagePublisher({ ...none, tabTitle })).toBe(name);
});

test('the words after a dash within the headline are no publisher', () => {
  const headline = 'Harbour opens - at last';
  expect(pagePublisher({ ...none, headline, tabTitle: headline })).toBeNull();
});

test.each([
  ['@example', 'example'],
  ['Example | News | Sport', 'Example'],
  ['https://www.facebook.com/example', null],
  ['Harbour opens', null],
  ['word '.repeat(40), null],
])('the stated name %j gives %j', (written, name) => {
  expect(pagePublisher({ ...none, stated: [written] })).toBe(name);
});
