import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalUrl, siteOf, statedAddress } from '../../corpus/canonical-url.ts';

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
  '#p1',
  '#!/s/',
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

test('every canonical address is http or https without credentials', () => {
  fc.assert(
    fc.property(addresses, (address) => {
      const canonical = canonicalUrl(address);
      expect(canonical ?? 'http://none').toMatch(/^https?:\/\/[^/@#?]+(?:[/?#].*)?$/);
    }),
  );
});

test.each([
  ['HTTPS://www.Example.com:443/Story/?b=2&a=1#top', 'https://example.com/Story?a=1&b=2'],
  ['https://example.com/', 'https://example.com'],
  ['https://example.com./story', 'https://example.com/story'],
  ['https://reader:secret@example.com/story', 'https://example.com/story'],
  ['https://example.com/s?id=7&access_token=secret&Token=x', 'https://example.com/s?id=7'],
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
  ['a post of a live page', 'https://example.com/live#p1', 'https://example.com/live#p1'],
  [
    'a post with a longer name',
    'https://example.com/live#block-67a1f0c2',
    'https://example.com/live#block-67a1f0c2',
  ],
  ['a route of an app', 'https://example.com/#!/story/2/', 'https://example.com#!/story/2'],
  ['a route with a slash', 'https://example.com/app#/story/2', 'https://example.com/app#/story/2'],
  ['a comment', 'https://example.com/story#comment-12', 'https://example.com/story'],
  ['a heading', 'https://example.com/story#what-we-know', 'https://example.com/story'],
  ['highlighted text', 'https://example.com/story#:~:text=in%202025', 'https://example.com/story'],
  ['a tracker', 'https://example.com/story#xtor=RSS-16', 'https://example.com/story'],
  ['another tracker', 'https://example.com/story#Echobox=1700000000', 'https://example.com/story'],
  ['a picture', 'https://example.com/story#photo-3', 'https://example.com/story'],
  ['a place in a film', 'https://example.com/story#t=120', 'https://example.com/story'],
])('a fragment that names %s: %s becomes %s', (_, address, canonical) => {
  expect(canonicalUrl(address)).toBe(canonical);
});

test.each([
  'wt_zmc=sm.ext.audev',
  'partner=rss&emc=rss',
  'campaign_id=9&instance_id=12&segment_id=7',
  'source=rss',
  'source=rss----5f2a1c---4',
  'sh=5d41402abc4b',
  'shareToken=0f3a',
  'Echobox=1764500000',
  '__s=xk2',
  '_openstat=cnNz',
  'gaa_at=eafs&gaa_n=Ab1&gaa_sig=x',
  'rb_clickid=1-2',
  'PHPSESSID=8fe1c2',
  'session=1764500000123',
  'sid=8fe1c2a09bd4',
  'mtm_campaign=x&at_medium=RSS&xtor=AL-1',
  'from=newsletter&via=twitter',
])('%s does not change the address', (query) => {
  expect(canonicalUrl(`https://example.com/story?${query}`)).toBe('https://example.com/story');
});

test.each([
  'id=7',
  'p=1234',
  'story=ferry&page=2',
  'sid=1234',
  'session=2025',
  'source=reuters',
  'from=2025-12-01',
  'v=dQw4',
  'q=utm',
  'section=sport',
  'type=video',
  'sh=on',
  'lang=de',
])('%s may choose what is shown, and stays', (query) => {
  expect(canonicalUrl(`https://example.com/story?${query}`)).toContain('?');
});

test('a rule for one site leaves the other sites alone', () => {
  expect(canonicalUrl('https://www.forbes.com/sites/x/?sh=on')).toBe('https://forbes.com/sites/x');
  expect(canonicalUrl('https://notforbes.com/x?sh=on')).toBe('https://notforbes.com/x?sh=on');
});

test.each([
  ['its own', 'https://www.example.com/a/ferry?id=7', 'https://example.com/a/ferry?id=7'],
  ['another on its site', 'https://example.com/ferry', 'https://example.com/ferry'],
  ['the home page', 'https://example.com/', 'https://example.com/a/ferry'],
  ['a section that holds it', 'https://example.com/a/', 'https://example.com/a/ferry'],
  ['one on another site', 'https://other.example/ferry', 'https://example.com/a/ferry'],
  ['none', null, 'https://example.com/a/ferry'],
])('a page that states %s as its address is believed or not', (_, stated, expected) => {
  expect(statedAddress([stated], 'https://example.com/a/ferry')).toBe(expected);
});

test('a saved page is believed unless it states the home page', () => {
  expect(statedAddress(['https://example.com/ferry'], null)).toBe('https://example.com/ferry');
  expect(statedAddress(['https://example.com/'], null)).toBeNull();
  expect(statedAddress(['https://example.com/', 'https://example.com/ferry'], null)).toBe(
    'https://example.com/ferry',
  );
});

test.each([
  ['https://www.example.co.uk/story', 'example.co.uk'],
  ['https://feeds.example.com/rss', 'example.com'],
  ['https://ann.github.io/post', 'ann.github.io'],
  ['http://127.0.0.1:8080/x', '127.0.0.1:8080'],
  ['http://localhost:8080/x', 'localhost:8080'],
  ['ftp://example.com', null],
])('the site of %s is %s', (address, site) => {
  expect(siteOf(address)).toBe(site);
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
