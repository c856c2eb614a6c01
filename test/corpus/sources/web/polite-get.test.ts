import { expect, test } from 'vitest';
import { mannersByHost } from '../../../support/newsroom/manners.ts';
import type { NewsroomReply } from '../../../support/newsroom/newsroom-request.ts';
import {
  asksToWait,
  gone,
  inTurn,
  redirects,
  sends,
  serves,
} from '../../../support/newsroom/replies.ts';
import { endlessRedirects } from '../../../support/newsroom/troubled-replies.ts';
import { webForTest } from '../../../support/web-for-test.ts';

const feed = serves('text/xml', '<rss/>');
const hosts = Array.from({ length: 12 }, (_, number) => `paper${number}.example`);
const sites = Object.fromEntries(hosts.map((host) => [host, () => feed]));

test('each host gets one request at a time with a pause in between, and our user agent', async () => {
  await using parts = await webForTest(sites);
  const urls = hosts.flatMap((host) =>
    ['/a', '/b', '/c'].map((path) => parts.newsroom.url(host, path)),
  );
  const visits = await Promise.all(
    urls.map(async (url) => await parts.web.visit(url, { as: 'feed' })),
  );
  expect(visits.every(({ kind }) => kind === 'fetched')).toBe(true);
  const manners = Object.values(mannersByHost(parts.newsroom.requests));
  expect(manners).toHaveLength(hosts.length);
  for (const { requests, mostAtOnce, shortestGap, userAgents } of manners) {
    expect({ requests, mostAtOnce }).toEqual({ requests: 3, mostAtOnce: 1 });
    expect(shortestGap).toBeGreaterThanOrEqual(1_000);
    expect(userAgents).toEqual(['Dateline/0 (+https://dateline.example/about)']);
  }
});

test('a visit says when it waits for its host, and when it goes on', async () => {
  await using parts = await webForTest({ 'paper.example': () => feed });
  const pauses: string[] = [];
  const visit = async (name: string): Promise<void> => {
    const onPause = (isPausing: boolean): void => {
      pauses.push(`${name} ${isPausing ? 'waits' : 'goes on'}`);
    };
    await parts.web.visit(parts.newsroom.url('paper.example', `/${name}`), { as: 'feed', onPause });
  };
  await Promise.all([visit('first'), visit('second')]);
  // First for its turn, then for the pause after the request before.
  const both = ['second waits', 'second goes on'];
  expect(pauses).toEqual([...both, ...both]);
});

test('hosts do not wait for each other, up to a limit of hosts at once', async () => {
  let busy = 0;
  const peaks: number[] = [];
  const slow = Object.fromEntries(
    hosts.map((host) => [
      host,
      {
        '/': async (...[request, response]: Parameters<typeof feed>) => {
          busy += 1;
          peaks.push(busy);
          await new Promise((resolve) => {
            setTimeout(resolve, 30);
          });
          busy -= 1;
          await feed(request, response);
        },
      },
    ]),
  );
  await using parts = await webForTest(slow, { hostsAtOnce: { feed: 3, page: 3 } });
  await Promise.all(
    hosts.map(async (host) => await parts.web.visit(parts.newsroom.url(host, '/'), { as: 'feed' })),
  );
  expect(Math.max(...peaks)).toBe(3);
});

test('a feed is fetched before the pages that wait for its host', async () => {
  const page = serves('text/html', '<p>Ferry</p>');
  const site = { '/robots.txt': gone(), '/rss': feed, '/1': page, '/2': page, '/3': page };
  await using parts = await webForTest({ 'daily.example': site });
  const visit = async (path: string, as: 'feed' | 'page'): Promise<unknown> =>
    await parts.web.visit(parts.newsroom.url('daily.example', path), { as });
  await visit('/1', 'page');
  await Promise.all([visit('/2', 'page'), visit('/3', 'page'), visit('/rss', 'feed')]);
  const paths = parts.newsroom.requests.map(({ path }) => path);
  expect(paths.indexOf('/rss')).toBeLessThan(paths.indexOf('/3'));
});

test('a host that answers with Retry-After is not contacted until then', async () => {
  const site = { '/': inTurn(asksToWait(429, '600'), feed), '/other': feed };
  await using parts = await webForTest({ 'daily.example': site });
  const visit = async (path: string): Promise<unknown> =>
    await parts.web.visit(parts.newsroom.url('daily.example', path), { as: 'feed' });
  expect(await visit('/')).toMatchObject({ kind: 'failed', retryAfter: 600_000 });
  parts.clock.advance(540_000);
  expect(await visit('/other')).toEqual({
    kind: 'failed',
    reason: 'the server asked to be left alone for another 1 min',
    retryAfter: 60_000,
  });
  expect(parts.newsroom.requests).toHaveLength(1);
  parts.clock.advance(60_000);
  expect(await visit('/other')).toMatchObject({ kind: 'fetched' });
});

test('Retry-After counts for a day at most', async () => {
  const site = { '/': inTurn(asksToWait(503, '9999999'), feed) };
  await using parts = await webForTest({ 'daily.example': site });
  const url = parts.newsroom.url('daily.example', '/');
  await parts.web.visit(url, { as: 'feed' });
  parts.clock.advance(86_400_000);
  expect(await parts.web.visit(url, { as: 'feed' })).toMatchObject({ kind: 'fetched' });
});

test('a failed visit does not hold up the next one', async () => {
  await using parts = await webForTest({ 'daily.example': { '/': sends(500, ''), '/b': feed } });
  const visits = ['/', '/b'].map(
    async (path) =>
      await parts.web.visit(parts.newsroom.url('daily.example', path), { as: 'feed' }),
  );
  expect((await Promise.all(visits)).map(({ kind }) => kind)).toEqual(['failed', 'fetched']);
});

const end = serves('text/xml', '<rss/>');

test.each([
  [[301], '/1'],
  [[308, 301], '/2'],
  [[301, 302], '/1'],
  [[302, 301], null],
  [[303], null],
  [[307], null],
] as const)('after the redirects %j, the new address is %s', async (statuses, remembered) => {
  const steps = statuses.map((status, index) => [`/${index}`, redirects(status, `/${index + 1}`)]);
  const site = { ...Object.fromEntries(steps), [`/${statuses.length}`]: end };
  await using parts = await webForTest({ 'daily.example': site });
  const visit = await parts.web.visit(parts.newsroom.url('daily.example', '/0'), { as: 'feed' });
  expect(visit).toMatchObject({
    kind: 'fetched',
    url: parts.newsroom.url('daily.example', `/${statuses.length}`),
    movedTo: remembered === null ? null : parts.newsroom.url('daily.example', remembered),
  });
});

test('a permanent redirect is reported with "not modified", too', async () => {
  const site = { '/old': redirects(301, '/new'), '/new': sends(304, '') };
  await using parts = await webForTest({ 'daily.example': site });
  const visit = await parts.web.visit(parts.newsroom.url('daily.example', '/old'), {
    as: 'feed',
    validators: { etag: '"1"', lastModified: null },
  });
  const movedTo = parts.newsroom.url('daily.example', '/new');
  expect(visit).toEqual({ kind: 'unchanged', movedTo });
});

test('410 behind a temporary redirect is not "gone"', async () => {
  const site = { '/a': redirects(302, '/b'), '/b': gone(), '/c': redirects(301, '/b') };
  await using parts = await webForTest({ 'daily.example': site });
  const visit = async (path: string): Promise<string> =>
    (await parts.web.visit(parts.newsroom.url('daily.example', path), { as: 'feed' })).kind;
  expect([await visit('/a'), await visit('/c')]).toEqual(['failed', 'gone']);
});

test('a redirect can lead to another host, and loses its fragment', async () => {
  await using parts = await webForTest({
    'old.example': {
      '/': redirects(301, (origin) => `${origin.replace('old', 'new')}/feed#latest`),
    },
    'new.example': { '/feed': end },
  });
  const visit = await parts.web.visit(parts.newsroom.url('old.example', '/'), { as: 'feed' });
  expect(visit).toMatchObject({ movedTo: parts.newsroom.url('new.example', '/feed') });
});

test.each<[string, NewsroomReply, RegExp]>([
  ['into itself', redirects(302, '/start'), /circle/u],
  ['on and on', endlessRedirects(), /more than 5 times/u],
  ['nowhere', sends(302, ''), /does not say which/u],
  ['into a private network', redirects(301, 'http://192.168.0.1/'), /private network/u],
  ['to the machine itself', redirects(302, 'http://[::1]/'), /private network/u],
  ['to a file', redirects(302, 'file:///etc/hostname'), /only http and https/u],
  ['to a password', redirects(302, 'http://me:secret@daily.example/'), /password/u],
  ['to what is no address', redirects(302, 'http://'), /not an address/u],
])('an address that leads %s is a failed visit', async (_, reply, reason) => {
  await using parts = await webForTest({ 'daily.example': () => reply });
  const visit = await parts.web.visit(parts.newsroom.url('daily.example', '/start'), {
    as: 'feed',
  });
  expect(visit).toMatchObject({ kind: 'failed', reason: expect.stringMatching(reason) });
  expect(parts.newsroom.requests.length).toBeLessThanOrEqual(6);
});

test('two addresses that redirect to each other are a loop', async () => {
  const site = { '/a': redirects(301, '/b'), '/b': redirects(301, '/a') };
  await using parts = await webForTest({ 'daily.example': site });
  const visit = await parts.web.visit(parts.newsroom.url('daily.example', '/a'), { as: 'feed' });
  expect(visit).toMatchObject({ kind: 'failed', reason: 'the address leads in a circle' });
  expect(parts.newsroom.requests.map(({ path }) => path)).toEqual(['/a', '/b']);
});

test('a redirect that wants its cookie back gets it, for this visit alone', async () => {
  await using parts = await webForTest({
    'paper.example': {
      '/feed': async (request, response) => {
        const isKnown = request.headers.cookie === 'ok=1';
        const headers = { location: '/feed', 'set-cookie': 'ok=1; Path=/' };
        await (isKnown ? feed : sends(302, '', headers))(request, response);
      },
    },
  });
  const url = parts.newsroom.url('paper.example', '/feed');
  for (const _ of [1, 2])
    expect(await parts.web.visit(url, { as: 'feed' })).toMatchObject({ kind: 'fetched', url });
  const cookies = parts.newsroom.requests.map(({ headers }) => headers.cookie);
  expect(cookies).toEqual([undefined, 'ok=1', undefined, 'ok=1']);
});

test('the headers of an access go to its server, with the cookies of the visit, and to no other', async () => {
  await using parts = await webForTest({
    'paper.example': {
      '/feed': async (request, response) => {
        const { authorization, cookie = '' } = request.headers;
        const location = request.origin.replace('paper', 'other');
        if (authorization !== 'Bearer abc') await sends(401, '')(request, response);
        else if (!cookie.includes('ok=1'))
          await sends(302, '', { location: '/feed', 'set-cookie': 'ok=1' })(request, response);
        else await sends(302, '', { location })(request, response);
      },
    },
    'other.example': { '/': feed },
  });
  const url = parts.newsroom.url('paper.example', '/feed');
  const headers = { authorization: 'Bearer abc', cookie: 'id=7', 'user-agent': 'Another' };
  const access = { origin: new URL(url).origin, headers };
  expect(await parts.web.visit(url, { as: 'feed' })).toMatchObject({ kind: 'failed' });
  expect(await parts.web.visit(url, { as: 'feed', access })).toMatchObject({ kind: 'fetched' });
  const sent = parts.newsroom.requests.map((request) => {
    const { authorization, cookie } = request.headers;
    return [request.host, authorization, cookie];
  });
  expect(sent).toEqual([
    ['paper.example', undefined, undefined],
    ['paper.example', 'Bearer abc', 'id=7'],
    ['paper.example', 'Bearer abc', 'id=7; ok=1'],
    ['other.example', undefined, undefined],
  ]);
  expect(parts.newsroom.requests.every(({ headers: all }) => all['user-agent'] !== 'Another')).toBe(
    true,
  );
});

test('cookies are not sent to another site, and endless ones end the visit', async () => {
  let count = 0;
  await using parts = await webForTest({
    'paper.example': {
      '/away': async (request, response) => {
        const location = request.origin.replace('paper', 'other');
        await sends(302, '', { location, 'set-cookie': 'ok=1' })(request, response);
      },
      '/always': async (request, response) => {
        count += 1;
        await sends(302, '', { location: '/always', 'set-cookie': `n=${count}` })(
          request,
          response,
        );
      },
    },
    'other.example': { '/': feed },
  });
  const visit = async (path: string): Promise<unknown> =>
    await parts.web.visit(parts.newsroom.url('paper.example', path), { as: 'feed' });
  expect(await visit('/away')).toMatchObject({ kind: 'fetched' });
  expect(parts.newsroom.requests.at(-1)?.headers.cookie).toBeUndefined();
  expect(await visit('/always')).toMatchObject({ kind: 'failed' });
});

test.each([
  ['at once', '<meta http-equiv="refresh" content="0; url=/story">', '/story'],
  ['in other words', "<META content='3;URL=/story' HTTP-EQUIV=Refresh>", '/story'],
  ['after a minute', '<meta http-equiv="refresh" content="60; url=/story">', '/page'],
  ['to itself', '<meta http-equiv="refresh" content="1; url=/page">', '/page'],
  ['to nowhere', '<meta http-equiv="refresh" content="5">', '/page'],
  [
    'in a comment',
    '<!--[if IE]><meta http-equiv="refresh" content="0; url=/old"><![endif]-->',
    '/page',
  ],
])('a page that leads on %s ends at the right address', async (_, head, path) => {
  const page = serves('text/html', `<html><head>${head}</head><body>Hello</body></html>`);
  await using parts = await webForTest({
    'paper.example': { '/page': page, '/story': serves('text/html', '<p>The ferry sails.') },
  });
  const url = parts.newsroom.url('paper.example', '/page');
  expect(await parts.web.visit(url, { as: 'page' })).toMatchObject({
    kind: 'fetched',
    url: parts.newsroom.url('paper.example', path),
    movedTo: null,
  });
});

test('a page that leads into a private network is not followed', async () => {
  const page = serves('text/html', '<meta http-equiv="refresh" content="0; url=http://10.0.0.1/">');
  await using parts = await webForTest({ 'paper.example': { '/page': page } });
  const url = parts.newsroom.url('paper.example', '/page');
  expect(await parts.web.visit(url, { as: 'page' })).toMatchObject({
    kind: 'failed',
    reason: expect.stringContaining('private network'),
  });
});
