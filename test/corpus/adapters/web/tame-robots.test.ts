import * as fc from 'fast-check';
import parseRobots from 'robots-parser';
import { expect, test } from 'vitest';
import { tameRobots } from '../../../../corpus/adapters/web/robots/tame-robots.ts';

const lines = fc.oneof(
  fc.constantFrom('*', 'Dateline', 'dateline/2.0', 'OtherBot').map((name) => `User-agent: ${name}`),
  fc
    .tuple(fc.constantFrom('Allow', 'Disallow', 'disallow '), fc.constantFrom('/', '/a', '/*b', ''))
    .map(([field, path]) => `${field}: ${path}`),
  fc.constantFrom('', '# a remark', 'Sitemap: http://a.example/map', 'Crawl-delay: 3', 'nonsense'),
);

test('the tame form says to us what the whole file says', () => {
  fc.assert(
    fc.property(fc.array(lines, { maxLength: 20 }), (file) => {
      const address = 'http://a.example/robots.txt';
      const whole = parseRobots(address, file.join('\n'));
      const tame = parseRobots(address, tameRobots(file.join('\n'), 'Dateline') ?? '');
      expect(tame.getCrawlDelay('Dateline')).toBe(whole.getCrawlDelay('Dateline'));
      for (const path of ['/', '/a', '/ab', '/c']) {
        const url = `http://a.example${path}`;
        expect(tame.isAllowed(url, 'Dateline')).toBe(whole.isAllowed(url, 'Dateline'));
      }
    }),
  );
});

test('names without end above rules without end stay small', () => {
  const names = 'User-agent: *\n'.repeat(20_000);
  const tame = tameRobots(`${names}${'Disallow: /a\n'.repeat(20_000)}`, 'Dateline');
  expect(tame?.match(/User-agent/gu)).toHaveLength(1);
});

test('wildcards without end are nothing that a person wrote', () => {
  expect(tameRobots(`User-agent: *\nDisallow: /${'*a'.repeat(100_000)}`, 'Dateline')).toBeNull();
});
