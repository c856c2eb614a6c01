import { expect, test } from 'vitest';
import type { NewsroomReply } from '../../../support/newsroom/newsroom-request.ts';
import { gone, redirects, sends, serves } from '../../../support/newsroom/replies.ts';
import { endlessRedirects } from '../../../support/newsroom/troubled-replies.ts';
import { webForTest } from '../../../support/web-for-test.ts';

const end = serves('text/xml', '<rss/>');

test.each([
  [[301], '/1'],
  [[308, 301], '/2'],
  [[301, 302], '/1'],
  [[302, 301], null],
  [[303], null],
  [[307], null],
] as const)('of redirects %j, what is remembered is %s', async (statuses, remembered) => {
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

test('a move for good is told when nothing is new, too', async () => {
  const site = { '/old': redirects(301, '/new'), '/new': sends(304, '') };
  await using parts = await webForTest({ 'daily.example': site });
  const visit = await parts.web.visit(parts.newsroom.url('daily.example', '/old'), {
    as: 'feed',
    validators: { etag: '"1"', lastModified: null },
  });
  const movedTo = parts.newsroom.url('daily.example', '/new');
  expect(visit).toEqual({ kind: 'unchanged', movedTo });
});

test('what is gone behind a redirect for now is not gone for good', async () => {
  const site = { '/a': redirects(302, '/b'), '/b': gone(), '/c': redirects(301, '/b') };
  await using parts = await webForTest({ 'daily.example': site });
  const visit = async (path: string): Promise<string> =>
    (await parts.web.visit(parts.newsroom.url('daily.example', path), { as: 'feed' })).kind;
  expect([await visit('/a'), await visit('/c')]).toEqual(['failed', 'gone']);
});

test('a redirect leads to another host, and its fragment is left behind', async () => {
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

test('two addresses that lead to each other are a circle', async () => {
  const site = { '/a': redirects(301, '/b'), '/b': redirects(301, '/a') };
  await using parts = await webForTest({ 'daily.example': site });
  const visit = await parts.web.visit(parts.newsroom.url('daily.example', '/a'), { as: 'feed' });
  expect(visit).toMatchObject({ kind: 'failed', reason: 'the address leads in a circle' });
  expect(parts.newsroom.requests.map(({ path }) => path)).toEqual(['/a', '/b']);
});
