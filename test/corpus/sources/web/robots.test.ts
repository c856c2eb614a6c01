import * as fc from 'fast-check';
import parseRobots from 'robots-parser';
import { expect, test } from 'vitest';
import { robotsRules } from '../../../../corpus/sources/web/robots.ts';
import type { NewsroomReply } from '../../../support/newsroom/newsroom-request.ts';
import { inTurn, redirects, robots, sends, serves } from '../../../support/newsroom/replies.ts';
import { cutsConnection } from '../../../support/newsroom/troubled-replies.ts';
import { webForTest, type WebUnderTest } from '../../../support/web-for-test.ts';

const page = serves('text/html', '<p>The ferry sails again.');
const hour = 3_600_000;

test('a page that robots.txt forbids is not requested, and others are', async () => {
  await using parts = await paper(robots('User-agent: *', 'Disallow: /private'));
  expect(await visit(parts, '/private/ferry')).toMatch(/robots\.txt of the server forbids/u);
  expect(await visit(parts, '/ferry')).toBe('fetched');
  expect(pathsOf(parts)).toEqual(['/robots.txt', '/ferry']);
});

test('rules for our name replace those for all agents', async () => {
  await using parts = await paper(
    robots('User-agent: *', 'Disallow: /', 'User-agent: dateline', 'Disallow: /drafts'),
  );
  expect(await visit(parts, '/ferry')).toBe('fetched');
  expect(await visit(parts, '/drafts')).toMatch(/forbids/u);
});

test('robots.txt does not apply to feeds', async () => {
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
  ['fails', sends(500, '')],
  ['cuts the connection', cutsConnection()],
])('nothing is read from a server that %s, until robots.txt can be read', async (_, trouble) => {
  await using parts = await paper(inTurn(trouble, robots('User-agent: *')));
  expect(await visit(parts, '/ferry')).toMatch(/does not say .* later it may/u);
  expect(await visit(parts, '/ferry')).toMatch(/does not say/u);
  expect(pathsOf(parts)).toEqual(['/robots.txt']);
  parts.clock.advance(hour);
  expect(await visit(parts, '/ferry')).toBe('fetched');
});

test('rules are cached for a day, and stay in force while the server fails', async () => {
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

test('a server can shorten how long its rules are cached', async () => {
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

test('every host that redirects lead to is checked for its rules', async () => {
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

test('redirects of robots.txt are followed, and only the start of an endless one is read', async () => {
  const long = `User-agent: *\nDisallow: /drafts\n${'# a remark\n'.repeat(100_000)}Disallow: /ferry\n`;
  const site = { '/robots.txt': redirects(301, '/rules'), '/rules': sends(200, long) };
  await using parts = await webForTest({ 'daily.example': { ...site, '/ferry': page } });
  expect(await visit(parts, '/ferry')).toBe('fetched');
  expect(await visit(parts, '/drafts')).toMatch(/forbids/u);
});

test('pages that are requested at once fetch the rules once', async () => {
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

test('the rules are those of the whole file', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(lines, { maxLength: 20 }), async (file) => {
      const whole = parseRobots('http://a.example/robots.txt', file.join('\n'));
      const rules = await rulesOf(file.join('\n'));
      expect(rules.crawlDelay).toBe((whole.getCrawlDelay('Dateline') ?? 0) * 1_000);
      for (const path of ['/', '/a', '/ab', '/c']) {
        const url = `http://a.example${path}`;
        const isAllowed = rules.refusal(new URL(url)) === null;
        expect(isAllowed).toBe(whole.isAllowed(url, 'Dateline') !== false);
      }
    }),
  );
});

test.each([
  ['a name of two words', 'User-agent: Dateline Bot\nDisallow: /a'],
  ['a name with a version', 'User-agent: DATELINE/2.0 (news)\nDisallow: /a'],
  ['no colons', 'user-agent Dateline\ndisallow /a'],
  ['a space in the field', 'User agent : dateline\nDisallow : /a'],
  ['a misspelt field', 'Useragent: dateline\nDissallow: /a'],
  ['remarks', 'User-agent: * # all\nDisallow: /a#b # here'],
  ['other line ends', 'User-agent: *\rDisallow: /a\r'],
  ['a byte order mark', '\uFEFFUser-agent: *\nDisallow: /a'],
  ['several agents', 'User-agent: other\n\nUser-agent: dateline\n\nDisallow: /a'],
  [
    'our rules in two places',
    'User-agent: dateline\nDisallow: /a\nUser-agent: x\nAllow: /a\nUser-agent: dateline\nDisallow: /c',
  ],
  ['a longer rule', 'User-agent: *\nAllow: /\nDisallow: /a'],
  ['a wildcard', 'User-agent: *\nDisallow: /*a'],
  ['an end', 'User-agent: *\nDisallow: /a$'],
])('rules written with %s forbid what they name', async (_, robotsTxt) => {
  const rules = await rulesOf(robotsTxt);
  expect(rules.refusal(new URL('http://a.example/a'))).toMatch(/forbids/u);
  expect(rules.refusal(new URL('http://a.example/b'))).toBeNull();
});

test.each([
  ['a longer name', 'User-agent: DatelineNews\nDisallow: /a'],
  ['rules before the first agent', 'Disallow: /a\nUser-agent: *'],
  ['an empty rule', 'User-agent: *\nDisallow:'],
  ['other capitals', 'User-agent: *\nDisallow: /A'],
  ['an equally long rule that allows', 'User-agent: *\nDisallow: /a\nAllow: /a'],
  ['the index of a folder', 'User-agent: *\nDisallow: /\nAllow: /index.html'],
  ['an encoded letter', 'User-agent: *\nDisallow: /\nAllow: /ä'],
])('rules with %s allow the rest', async (name, robotsTxt) => {
  const rules = await rulesOf(robotsTxt);
  const path = name.includes('index') ? '/' : name.includes('letter') ? '/%C3%A4' : '/a';
  expect(rules.refusal(new URL(path, 'http://a.example'))).toBeNull();
});

test('endless agents above endless rules do not exhaust the memory', async () => {
  const agents = 'User-agent: *\n'.repeat(20_000);
  const rules = await rulesOf(`${agents}${'Disallow: /a\n'.repeat(20_000)}`);
  expect(rules.refusal(new URL('http://a.example/a'))).toMatch(/forbids/u);
});

test('a robots.txt of endless wildcards allows nothing', async () => {
  const rules = await rulesOf(`User-agent: *\nDisallow: /${'*a'.repeat(100_000)}`);
  expect(rules.refusal(new URL('http://a.example/c'))).toMatch(/does not say/u);
});

async function rulesOf(robotsTxt: string): ReturnType<ReturnType<typeof robotsRules>> {
  const url = new URL('http://a.example/robots.txt');
  const bytes = new TextEncoder().encode(robotsTxt);
  const answer = { url, status: 200, headers: {}, cookies: [], bytes, isWhole: true };
  const options = { fetchRobots: async () => answer, productToken: 'Dateline' };
  return await robotsRules({ ...options, now: () => new Date(0) })(url);
}
