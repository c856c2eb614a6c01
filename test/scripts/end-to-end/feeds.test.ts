import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { opmlList } from '../../support/newsroom/lists-of-feeds.ts';
import { newspaper } from '../../support/newsroom/newspaper.ts';
import { type Newsroom, startNewsroom } from '../../support/newsroom/newsroom.ts';
import type { NewsroomReply, Site } from '../../support/newsroom/newsroom-request.ts';
import { sends, serves } from '../../support/newsroom/replies.ts';
import { runCommand, startProgram } from '../../support/run-command.ts';
import { temporaryFolder } from '../../support/town-news.ts';
import { weekOfNews } from '../../support/week-of-news.ts';

const folder = await temporaryFolder();
const settings = {
  DATELINE_DATA: join(folder, 'data'),
  DATELINE_PRIVATE_ADDRESSES: '127.0.0.1',
  DATELINE_PORT: '0',
};
const stories = weekOfNews('Ferrytown').slice(0, 2);
const newspaperSite = newspaper({ title: 'The Daily', stories, hasFullFeeds: true });
const paper: Site = (path, at) => {
  const reply = (one: string): NewsroomReply | undefined =>
    typeof newspaperSite === 'function' ? newspaperSite(one, at) : newspaperSite[one];
  if (path === '/front') return serves('text/html', front);
  if (path !== '/members.xml') return reply(path);
  return async (request, response) => {
    const isMember = request.headers['x-key'] === 'open-sesame';
    const isSubscriber = request.headers.cookie === 'id=crumbs';
    const answer = isMember && isSubscriber ? reply('/rss.xml') : sends(401, 'Log in.');
    await answer?.(request, response);
  };
};
const front = `<html><body><a href="${stories[0]?.path}">${stories[0]?.forms[0].headline}</a></body></html>`;
let origin = '';

beforeAll(async () => {
  const newsroom: Newsroom = await startNewsroom({
    now: () => new Date('2026-03-03T08:00:00Z'),
    sites: { '127.0.0.1': paper },
  });
  origin = newsroom.url('127.0.0.1', '');
  return async () => await newsroom.close();
});

test('a site is followed by the feed that its page names', async () => {
  const feed = `${origin}/rss.xml`;
  const added = await feeds('add', `${origin}/`, feed);
  expect(added).toMatchObject({ code: 0, json: { added: [feed], known: [feed], rejected: [] } });
  expect(await feeds('list')).toMatchObject({ json: [{ url: feed, health: 'new', reason: null }] });
});

test('a feed is checked without following it, and one that is not followed is not removed', async () => {
  const feed = `${origin}/index.rdf`;
  expect(await feeds('check', feed)).toMatchObject({
    code: 0,
    json: [{ title: 'The Daily', reason: null, articles: [{ source: 'The Daily' }, {}] }],
  });
  expect(await feeds('remove', feed)).toMatchObject({ code: 1, json: { unknown: [feed] } });
});

test('the feeds of an OPML file are added and removed', async () => {
  const file = join(folder, 'feeds.opml');
  const urls = [`${origin}/atom.xml`, `${origin}/feed.json`];
  await writeFile(file, opmlList({ News: urls.map((url) => ({ title: 'Daily', url })) }));
  expect(await feeds('add', file)).toMatchObject({ code: 0, json: { added: urls } });
  expect(await feeds('remove', ...urls)).toMatchObject({ code: 0, json: { removed: urls } });
});

test('an address without a feed is rejected with the cure, and a wrong call says so', async () => {
  const { code, json } = await feeds(
    'add',
    'http://10.1.2.3/rss.xml',
    join(folder, 'missing.opml'),
  );
  expect({ code, json }).toMatchObject({
    code: 1,
    json: {
      rejected: [
        { reason: expect.stringContaining('private network') },
        { reason: expect.stringContaining('no such file') },
      ],
    },
  });
  const wrong = await runCommand('feeds', ['follow'], { settings });
  expect(wrong).toMatchObject({ code: 2, complaint: expect.stringContaining('add, remove') });
});

test('a feed behind a login is followed, and nothing shows its secrets', async () => {
  const feed = `${origin}/members.xml`;
  expect(await feeds('add', feed)).toMatchObject({ code: 1 });
  const secret = join(folder, 'headers.txt');
  await writeFile(secret, 'X-Key: open-sesame\n');
  const words = ['--header', `@${secret}`, '--cookie', 'id=crumbs'];
  expect(await feeds('add', feed, ...words)).toMatchObject({ code: 0, json: { added: [feed] } });
  const [listed, checked] = [await feeds('list'), await feeds('check', feed, ...words)];
  expect(listed.json).toContainEqual(
    expect.objectContaining({ url: feed, headers: ['x-key', 'cookie'], pages: false }),
  );
  expect(checked).toMatchObject({ code: 0, json: [{ articles: [{}, {}] }] });
  const doctor = await runCommand('doctor', ['--json'], { settings });
  expect(JSON.stringify([listed, checked]) + doctor.output).not.toMatch(/sesame|crumbs/u);
  await feeds('remove', feed);
});

test('a page without a feed is followed by its links', async () => {
  const page = `${origin}/front`;
  expect(await feeds('add', page)).toMatchObject({
    json: { rejected: [{ reason: expect.stringContaining('--pages') }] },
  });
  expect(await feeds('check', page, '--pages')).toMatchObject({
    json: [{ articles: [{ title: stories[0]?.forms[0].headline }] }],
  });
  expect(await feeds('add', page, '--pages')).toMatchObject({ json: { added: [page] } });
  expect(await feeds('remove', page)).toMatchObject({ code: 0 });
});

test('addresses are ingested and read like files', async () => {
  const [story] = stories;
  const page = `${origin}${story?.path}`;
  const read = await runCommand('read', [page, '--json'], { settings });
  expect(JSON.parse(read.output)).toMatchObject([{ title: story?.forms[0].headline }]);
  const words = [`${origin}/rss.xml`, page, '--json'];
  const { code, output } = await runCommand('ingest', words, { settings });
  expect(JSON.parse(output)).toMatchObject({ added: 2, rejected: [] });
  expect(code).toBe(0);
});

test('the running bot reads its feeds, and its page says so', async () => {
  const data = { ...settings, DATELINE_DATA: join(folder, 'running') };
  await runCommand('feeds', ['add', `${origin}/rss.xml`], { settings: data });
  const program = startProgram('bot/main.ts', data);
  onTestFinished(() => void program.kill('SIGKILL'));
  let log = '';
  for await (const chunk of program.stderr.iterator({ destroyOnReturn: false })) {
    log += String(chunk);
    if (log.includes('A feed was read.') && log.includes('"url"')) break;
  }
  const url = /"url":"([^"]+)"/u.exec(log)?.[1] ?? '';
  const status: unknown = await (await fetch(`${url}/api/status`)).json();
  expect(status).toMatchObject({ feeds: { followed: 1, failing: 0 } });
  program.kill('SIGTERM');
  const doctor = await runCommand('doctor', ['--json'], { settings: data });
  expect(JSON.parse(doctor.output).findings).toContainEqual({
    about: 'Feeds',
    state: 'fine',
    sentence: expect.stringContaining('1 followed'),
  });
});

/** Runs `feeds` with these words; the outcome is what it prints as JSON. */
async function feeds(...words: string[]): Promise<{ code: number | null; json: unknown }> {
  const { code, output } = await runCommand('feeds', [...words, '--json'], { settings });
  return { code, json: JSON.parse(output) };
}
