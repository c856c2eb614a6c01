import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { openFeedDatabase } from '../../../bot/state/database.ts';
import { sqlFeedList } from '../../../bot/state/feed-list.ts';
import { type FeedList, newFeed } from '../../../corpus/following/feed.ts';

const folder = mkdtempSync(join(tmpdir(), 'dateline-feeds-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;
const freshPath = (): string => join(folder, `${(files += 1)}`, 'feeds.sqlite');

const noon = '2026-03-02T12:00:00.000Z';
const evening = '2026-03-02T18:00:00.000Z';
const daily = newFeed('https://daily.example/rss.xml', '2026-03-02T08:00:00.000Z');

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

function openList(path: string): FeedList {
  const list = sqlFeedList(openFeedDatabase(path));
  onTestFinished(async () => await list.close());
  return list;
}
