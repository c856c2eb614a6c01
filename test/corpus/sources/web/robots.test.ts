import * as fc from 'fast-check';
import parseRobots from 'robots-parser';
import { expect, test } from 'vitest';
import { tameRobots } from '../../../../corpus/sources/web/robots.ts';
import type { NewsroomReply } from '../../../support/newsroom/newsroom-request.ts';
import { inTurn, redirects, robots, sends, serves } from '../../../support/newsroom/replies.ts';
import { cutsConnection } from '../../../support/newsroom/troubled-replies.ts';
import { webForTest, type WebUnderTest } from '../../../support/web-for-test.ts';

const page = serves('text/html', '<p>The ferry sails again.');
const hour = 3_600_000;

test('a page that robots.txt forbids is not asked for, and others are', async () => {
  await using parts = await paper(robots('User-agent: *', 'Disallow: /private'));
  expect(await visit(parts, '/private/ferry')).toMatch(/robots\.txt of the server forbids/u);
  expect(await visit(parts, '/ferry')).toBe('fetched');
  expect(pathsOf(parts)).toEqual(['/robots.txt', '/ferry']);
});

test('rules for us by name count, and not those for everybody', async () => {
  await using parts = await paper(
    robots('User-agent: *', 'Disallow: /', 'User-agent: dateline', 'Disallow: /drafts'),
  );
  expect(await visit(parts, '/ferry')).toBe('fetched');
  expect(await visit(parts, '/drafts')).toMatch(/forbids/u);
});

test('a feed is what a newspaper offers to programs: robots.txt is not asked', async () => {
  await using parts = await paper(robots('User-agent: *', 'Disallow: /'));
  const url = parts.newsroom.url('daily.example', '/ferry');
  expect((await parts.web.visit(url, { as: 'feed' })).kind).toBe('fetched');
  expect(pathsOf(parts)).toEqual(['/ferry']);
});

test('without a robots.txt everything is allowed', async () => {
  for (const status of [404, 403, 401]) {
    await using parts = await paper(sends(status, ''));
    expect(await visit(parts, '/ferry')).toBe('fetched');
  }
});

test.each([
  ['has trouble', sends(500, '')],
  ['cuts the connection', cutsConnection()],
])('nothing is read for now from a server that %s, and later it is', async (_, trouble) => {
  await using parts = await paper(inTurn(trouble, robots('User-agent: *')));
  expect(await visit(parts, '/ferry')).toMatch(/does not say .* later it may/u);
  expect(await visit(parts, '/ferry')).toMatch(/does not say/u);
  expect(pathsOf(parts)).toEqual(['/robots.txt']);
  parts.clock.advance(hour);
  expect(await visit(parts, '/ferry')).toBe('fetched');
});

test('rules are kept for a day, and stay while the server has trouble', async () => {
  await using parts = await paper(
    inTurn(robots('User-agent: *', 'Disallow: /drafts'), sends(503, '')),
  );
  expect(await visit(parts, '/drafts')).toMatch(/forbids/u);
  parts.clock.advance(23 * hour);
  expect(await visit(parts, '/ferry')).toBe('fetched');
  parts.clock.advance(2 * hour);
  expect(await visit(parts, '/ferry')).toBe('fetched');
  expect(await visit(parts, '/drafts')).toMatch(/forbids/u);
  expect(pathsOf(parts)).toEqual(['/robots.txt', '/ferry', '/robots.txt', '/ferry']);
});

test('a server may say how long its rules hold, within a day', async () => {
  const rules = sends(200, 'User-agent: *', { 'cache-control': 'public, max-age=7200' });
  await using parts = await paper(rules);
  for (const hours of [0, 1, 2]) {
    parts.clock.advance(hours * hour);
    await visit(parts, '/ferry');
  }
  expect(pathsOf(parts).filter((path) => path === '/robots.txt')).toHaveLength(2);
});

test('a crawl delay is kept, up to a limit', async () => {
  await using parts = await paper(robots('User-agent: *', 'Crawl-delay: 7'));
  await using slow = await paper(robots('User-agent: *', 'Crawl-delay: 3600'));
  for (const path of ['/ferry', '/drafts']) {
    await visit(parts, path);
    await visit(slow, path);
  }
  expect(gapsOf(parts)).toEqual([7_000, 7_000]);
  expect(gapsOf(slow)).toEqual([30_000, 30_000]);
});

test('every host on the way of a page is asked for its rules', async () => {
  await using parts = await webForTest({
    'short.example': { '/x': redirects(302, (origin) => `${origin.replace('short', 'daily')}/a`) },
    'daily.example': { '/robots.txt': robots('User-agent: *', 'Disallow: /a') },
  });
  const url = parts.newsroom.url('short.example', '/x');
  expect(await parts.web.visit(url, { as: 'page' })).toMatchObject({ kind: 'failed' });
  expect(parts.newsroom.requests.map(({ host, path }) => host + path)).toEqual([
    'short.example/robots.txt',
    'short.example/x',
    'daily.example/robots.txt',
  ]);
});

test('a robots.txt that is elsewhere is found, and of an endless one the beginning is read', async () => {
  const long = `User-agent: *\nDisallow: /drafts\n${'# a remark\n'.repeat(100_000)}Disallow: /ferry\n`;
  const site = { '/robots.txt': redirects(301, '/rules'), '/rules': sends(200, long) };
  await using parts = await webForTest({ 'daily.example': { ...site, '/ferry': page } });
  expect(await visit(parts, '/ferry')).toBe('fetched');
  expect(await visit(parts, '/drafts')).toMatch(/forbids/u);
});

test('pages that are asked for at once ask for the rules once', async () => {
  await using parts = await paper(robots('User-agent: *'));
  await Promise.all(
    ['/ferry', '/drafts', '/private'].map(async (path) => await visit(parts, path)),
  );
  expect(pathsOf(parts)).toHaveLength(4);
});

async function paper(rules: NewsroomReply): Promise<WebUnderTest> {
  return await webForTest({
    'daily.example': (path) => (path === '/robots.txt' ? rules : page),
  });
}

async function visit({ web, newsroom }: WebUnderTest, path: string): Promise<string> {
  const result = await web.visit(newsroom.url('daily.example', path), { as: 'page' });
  return result.kind === 'failed' ? result.reason : result.kind;
}

function pathsOf({ newsroom }: WebUnderTest): string[] {
  return newsroom.requests.map(({ path }) => path);
}

function gapsOf({ newsroom }: WebUnderTest): number[] {
  const times = newsroom.requests.map(({ at }) => at.getTime());
  return times.slice(1).map((time, index) => time - (times[index] ?? 0));
}

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
