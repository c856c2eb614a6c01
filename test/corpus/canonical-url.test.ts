import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalUrl } from '../../corpus/canonical-url.ts';

const pieces = fc.constantFrom(
  'http://',
  'https://',
  'www.',
  'm.',
  'amp.',
  'google.com/amp/s/',
  'example',
  '.com',
  '.co.uk',
  '/amp',
  '/',
  '.amp',
  '.html',
  '?',
  'utm_source=x',
  'a=1',
  '&',
  '&amp;',
  '#x',
  ':443',
  '%7e',
  '%2F',
  '%',
  '41',
  ';jsessionid=1',
  'u:p@',
);
const addresses = fc.oneof(
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc.array(pieces, { maxLength: 14 }).map((parts) => `https://${parts.join('')}`),
  fc.string({ unit: 'binary' }),
);

test('the canonical form of a canonical address is itself', () => {
  fc.assert(
    fc.property(addresses, (address) => {
      const canonical = canonicalUrl(address);
      expect(canonical === null ? null : canonicalUrl(canonical)).toBe(canonical);
    }),
    { numRuns: 1_000 },
  );
});

test('every canonical address is http or https without credentials or fragment', () => {
  fc.assert(
    fc.property(addresses, (address) => {
      const canonical = canonicalUrl(address);
      expect(canonical ?? 'http://none').toMatch(/^https?:\/\/[^/@#?]+(?:[/?][^#]*)?$/);
    }),
  );
});

test.each([
  ['HTTPS://www.Example.com:443/Story/?b=2&a=1#top', 'https://example.com/Story?a=1&b=2'],
  ['https://example.com/', 'https://example.com'],
  ['https://example.com./story', 'https://example.com/story'],
  ['https://reader:secret@example.com/story', 'https://example.com/story'],
  ['https://example.com:8443/story', 'https://example.com:8443/story'],
  [
    'https://example.com/s?id=7&utm_source=x&fbclid=y&gclid=z&mc_cid=w',
    'https://example.com/s?id=7',
  ],
  ['https://example.com/s?id=7&amp;utm_medium=x', 'https://example.com/s?id=7'],
  ['https://amp.example.com/story', 'https://example.com/story'],
  ['https://m.example.co.uk/story', 'https://example.co.uk/story'],
  ['https://en.m.example.org/wiki/Storm', 'https://en.example.org/wiki/Storm'],
  ['https://example.com/story/amp/', 'https://example.com/story'],
  ['https://example.com/amp/story', 'https://example.com/story'],
  ['https://example.com/story.amp.html', 'https://example.com/story.html'],
  ['https://example.com/story?outputType=amp', 'https://example.com/story'],
  ['https://www.google.com/amp/s/www.example.com/story/amp/', 'https://example.com/story'],
  ['https://example-com.cdn.ampproject.org/c/s/example.com/story', 'https://example.com/story'],
  ['https://www.bing.com/amp/s/www.example.com/story/', 'https://example.com/story'],
  ['https://example.com/%7Ejane/caf%c3%a9?q=%2a', 'https://example.com/~jane/caf%C3%A9?q=%2A'],
  ['https://example.com/a%2fb', 'https://example.com/a%2Fb'],
  ['https://example.com/story;jsessionid=5A?id=7', 'https://example.com/story?id=7'],
  ['https://www.bücher.example/story', 'https://xn--bcher-kva.example/story'],
  ['https://m.co.uk/story', 'https://m.co.uk/story'],
  ['https://amp.dev/story', 'https://amp.dev/story'],
  ['https://example.com/amp', 'https://example.com/amp'],
  ['  https://example.com/story\n', 'https://example.com/story'],
])('%s becomes %s', (address, canonical) => {
  expect(canonicalUrl(address)).toBe(canonical);
});

test('tracking parameters do not change the address', () => {
  const additions = fc.constantFrom('utm_source=feed', 'fbclid=x', 'amp=1', 'CMP=share', 'gclid=');
  const stories = fc.nat().map((id) => `example.com/story?id=${id}`);
  const forms = fc.constantFrom('https://', 'https://www.', 'https://m.', 'https://amp.');
  fc.assert(
    fc.property(forms, stories, fc.array(additions), (form, story, added) => {
      expect(canonicalUrl([form + story, ...added].join('&'))).toBe(`https://${story}`);
    }),
  );
});

test.each([
  'javascript:alert(1)',
  'data:text/html,hello',
  'file:///etc/passwd',
  'ftp://example.com/x',
  'mailto:a@example.com',
  'www.example.com/x',
  '//example.com/x',
  'http://.',
  'https://',
  '',
])('%j is no address of an article', (address) => {
  expect(canonicalUrl(address)).toBeNull();
});
