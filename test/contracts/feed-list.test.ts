import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { openFeedDatabase } from '../../bot/state/database.ts';
import { sqlFeedList } from '../../bot/state/feed-list.ts';
import { type FeedList, newFeed } from '../../corpus/following/feed.ts';

const folder = mkdtempSync(join(tmpdir(), 'dateline-feeds-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;
const freshPath = (): string => join(folder, `${(files += 1)}`, 'feeds.sqlite');

const morning = '2026-03-02T08:00:00.000Z';
const noon = '2026-03-02T12:00:00.000Z';
const evening = '2026-03-02T18:00:00.000Z';
const daily = newFeed('https://daily.example/rss.xml', morning);
const wire = newFeed('https://wire.example/atom.xml', noon);

test('a feed is added once', async () => {
  const list = openList();
  expect(await list.add(daily)).toBe(true);
  expect(await list.add({ ...daily, title: 'Another' })).toBe(false);
  expect(await list.all()).toEqual([daily]);
});

test('how a feed is read is stored with it', async () => {
  const list = openList();
  const wishes = {
    filter: { only: ['ferry'], without: ['author:Jane Doe'] },
    access: { origin: 'https://daily.example', headers: { cookie: 'id=7' } },
    isPage: true,
  };
  await list.add(newFeed('https://daily.example/news', morning, wishes));
  expect(await list.all()).toMatchObject([wishes]);
});

test('feeds are sorted by address, and a removed one is gone', async () => {
  const list = openList();
  await list.add(wire);
  await list.add(daily);
  expect(await list.all()).toEqual([daily, wire]);
  expect(await list.remove(daily.url)).toBe(true);
  expect(await list.remove(daily.url)).toBe(false);
  expect(await list.all()).toEqual([wire]);
});

test('each due feed is claimed once, the longest overdue first, until the claim ends', async () => {
  const list = openList();
  await list.add(wire);
  await list.add(daily);
  expect(await list.takeDue(noon, evening)).toEqual(daily);
  expect(await list.takeDue(noon, evening)).toEqual(wire);
  expect(await list.takeDue(noon, evening)).toBeNull();
  expect((await list.takeDue(evening, evening))?.url).toBeDefined();
});

test('a feed is due again at its next visit, an ended one never', async () => {
  const list = openList();
  await list.add(daily);
  await list.takeDue(morning, evening);
  await list.save(daily.url, { ...daily, nextVisit: noon, failures: 1, reason: 'no answer' });
  expect(await list.takeDue(morning, evening)).toBeNull();
  expect(await list.takeDue(noon, evening)).toMatchObject({ failures: 1, reason: 'no answer' });
  await list.save(daily.url, { ...daily, isEnded: true });
  expect(await list.takeDue(evening, evening)).toBeNull();
  expect(await list.all()).toEqual([{ ...daily, isEnded: true }]);
});

test('a feed that moved is stored under its new address, and replaces one that is there', async () => {
  const list = openList();
  await list.add(daily);
  await list.add(wire);
  const moved = { ...daily, url: 'https://daily.example/feed' };
  await list.save(daily.url, moved);
  expect(await list.all()).toEqual([moved, wire]);
  await list.save(moved.url, { ...moved, url: wire.url });
  expect(await list.all()).toEqual([{ ...moved, url: wire.url }]);
});

test('a feed that was removed during its visit stays removed', async () => {
  const list = openList();
  await list.add(daily);
  await list.takeDue(noon, evening);
  await list.remove(daily.url);
  await list.save(daily.url, daily);
  expect(await list.all()).toEqual([]);
});

test('two processes share one list, and a restart keeps it', async () => {
  const path = freshPath();
  const [one, other] = [openList(path), openList(path)];
  const seen = [{ key: 'a', mark: 'b', misses: 1 }];
  await one.add({ ...daily, seen });
  expect(await other.takeDue(noon, evening)).toEqual({ ...daily, seen });
  expect(await one.takeDue(noon, evening)).toBeNull();
  await one.close();
  expect(await openList(path).all()).toEqual([{ ...daily, seen }]);
});

test('a claim in a list of an earlier version ends, and the feed is due when it was', async () => {
  const path = freshPath();
  mkdirSync(dirname(path));
  const old = new DatabaseSync(path);
  old.exec('CREATE TABLE feeds (url TEXT PRIMARY KEY, next_visit TEXT, feed TEXT NOT NULL) STRICT');
  old
    .prepare('INSERT INTO feeds VALUES (?, ?, ?)')
    .run(daily.url, '2026-03-03T00:00:00.000Z', JSON.stringify(daily));
  old.close();
  expect(await openList(path).takeDue(noon, evening)).toEqual(daily);
});

test('a file that is not a database is reported with its cure in the log, not to readers', async () => {
  const path = join(folder, 'broken.sqlite');
  writeFileSync(path, 'This is not a database. '.repeat(100));
  await expect(openList(path).all()).rejects.toMatchObject({
    name: 'FeedListUnavailable',
    message: expect.stringContaining('move it away'),
    forReader: expect.not.stringContaining(path),
  });
});

function openList(path = freshPath()): FeedList {
  const list = sqlFeedList(openFeedDatabase(path));
  onTestFinished(async () => await list.close());
  return list;
}
