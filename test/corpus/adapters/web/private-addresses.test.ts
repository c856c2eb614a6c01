import { expect, test } from 'vitest';
import { openWeb } from '../../../../corpus/adapters/web/open-web.ts';
import { serves } from '../../../support/newsroom/replies.ts';
import { webForTest } from '../../../support/web-for-test.ts';

const site = { '/': serves('text/xml', '<rss/>') };
const privately = { kind: 'failed', reason: expect.stringMatching(/private network/u) };

test('the machine itself is not visited unless that is allowed', async () => {
  await using parts = await webForTest({ 'daily.example': site }, { allowPrivate: [] });
  const { port } = new URL(parts.newsroom.url('daily.example', '/'));
  for (const host of ['127.0.0.1', 'localhost', 'daily.example', '0', '2130706433', '[::1]']) {
    const web = openWeb({ userAgent: 'Dateline/0', now: parts.clock.now, lookup: loopback });
    expect(await web.visit(`http://${host}:${port}/`, { as: 'feed' })).toMatchObject(privately);
  }
  expect(parts.newsroom.requests).toEqual([]);
});

test('without a lookup of its own it asks the system, and refuses what that says', async () => {
  const web = openWeb({ userAgent: 'Dateline/0', now: () => new Date(0) });
  expect(await web.visit('http://localhost:1/', { as: 'feed' })).toMatchObject(privately);
});

test('of a name with public and private addresses, only the public ones are connected to', async () => {
  const asked: string[] = [];
  await using parts = await webForTest(
    { 'daily.example': site },
    {
      lookup: async (host) => {
        asked.push(host);
        return ['10.0.0.1', '127.0.0.1', '::1'];
      },
    },
  );
  const visit = await parts.web.visit(parts.newsroom.url('daily.example', '/'), { as: 'feed' });
  expect(visit.kind).toBe('fetched');
  expect(asked).toEqual(['daily.example']);
});

test('a name that changes its address after it was checked gains nothing', async () => {
  const answers = [['127.0.0.1'], ['127.0.0.2'], ['10.0.0.1']];
  await using parts = await webForTest(
    { 'daily.example': site },
    { lookup: async () => answers.shift() ?? [] },
  );
  const url = parts.newsroom.url('daily.example', '/');
  expect((await parts.web.visit(url, { as: 'feed' })).kind).toBe('fetched');
  // The same connection, or a new lookup that is refused: never an address that was not checked.
  parts.newsroom.hangUp();
  expect(await parts.web.visit(url, { as: 'feed' })).toMatchObject(privately);
  expect(parts.newsroom.requests).toHaveLength(1);
});

test.each([
  ['ftp://daily.example/feed', /only http and https/u],
  ['javascript:alert(1)', /only http and https/u],
  ['http://me:secret@daily.example/', /password/u],
  ['daily.example', /not an address/u],
  [`http://daily.example/${'a'.repeat(3_000)}`, /longer than/u],
])('%s is not visited', async (address, reason) => {
  const web = openWeb({ userAgent: 'Dateline/0', now: () => new Date(0), lookup: loopback });
  const visit = await web.visit(address, { as: 'page' });
  expect(visit).toMatchObject({ kind: 'failed', reason: expect.stringMatching(reason) });
});

test('a name that nobody has is said to be none', async () => {
  const web = openWeb({ userAgent: 'Dateline/0', now: () => new Date(0), lookup: async () => [] });
  const visit = await web.visit('http://nobody.example/', { as: 'feed' });
  expect(visit).toMatchObject({
    kind: 'failed',
    reason: expect.stringMatching(/no server of that name/u),
  });
});

async function loopback(): Promise<string[]> {
  return ['127.0.0.1'];
}
