import { expect, test } from 'vitest';
import { mannersByHost } from '../../../support/newsroom/manners.ts';
import { asksToWait, inTurn, sends, serves } from '../../../support/newsroom/replies.ts';
import { webForTest } from '../../../support/web-for-test.ts';

const feed = serves('text/xml', '<rss/>');
const hosts = Array.from({ length: 12 }, (_, number) => `paper${number}.example`);
const sites = Object.fromEntries(hosts.map((host) => [host, () => feed]));

test('each host gets one request at a time with a pause in between, under an honest name', async () => {
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

test('hosts do not wait for each other, up to as many at a time as are allowed', async () => {
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
  await using parts = await webForTest(slow, { hostsAtOnce: 3 });
  await Promise.all(
    hosts.map(async (host) => await parts.web.visit(parts.newsroom.url(host, '/'), { as: 'feed' })),
  );
  expect(Math.max(...peaks)).toBe(3);
});

test('a host that asks to be left alone is, until its time is over', async () => {
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

test('nobody is left alone for more than a day', async () => {
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
