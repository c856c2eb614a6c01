import { expect, test } from 'vitest';
import { newFeed } from '../../../corpus/following/feed.ts';
import { sqlFeedList } from '../../../bot/state/feed-list.ts';
import type { OpenState } from '../../support/state-databases.ts';

const morning = '2026-03-02T08:00:00.000Z';
const noon = '2026-03-02T12:00:00.000Z';
const evening = '2026-03-02T18:00:00.000Z';
const daily = newFeed('https://daily.example/rss.xml', morning);
const wire = newFeed('https://wire.example/atom.xml', noon);

/** What every adapter of the port promises. */
export function feedListContract(openState: OpenState): void {
  const openList = async () => sqlFeedList(await openState('feeds'));

  test('a feed is added once', async () => {
    const list = await openList();
    expect(await list.add(daily)).toBe(true);
    expect(await list.add({ ...daily, title: 'Another' })).toBe(false);
    expect(await list.all()).toEqual([daily]);
  });

  test('how a feed is read is stored with it', async () => {
    const list = await openList();
    const wishes = {
      filter: { only: ['ferry'], without: ['author:Jane Doe'] },
      access: { origin: 'https://daily.example', headers: { cookie: 'id=7' } },
      isPage: true,
    };
    await list.add(newFeed('https://daily.example/news', morning, wishes));
    expect(await list.all()).toMatchObject([wishes]);
  });

  test('feeds are sorted by address, and a removed one is gone', async () => {
    const list = await openList();
    await list.add(wire);
    await list.add(daily);
    expect(await list.all()).toEqual([daily, wire]);
    expect(await list.remove(daily.url)).toBe(true);
    expect(await list.remove(daily.url)).toBe(false);
    expect(await list.all()).toEqual([wire]);
  });

  test('each due feed is claimed once, the longest overdue first, until the claim ends', async () => {
    const list = await openList();
    await list.add(wire);
    await list.add(daily);
    expect(await list.takeDue(noon, evening)).toEqual(daily);
    expect(await list.takeDue(noon, evening)).toEqual(wire);
    expect(await list.takeDue(noon, evening)).toBeNull();
    expect((await list.takeDue(evening, evening))?.url).toBeDefined();
  });

  test('a feed is due again at its next visit, an ended one never', async () => {
    const list = await openList();
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
    const list = await openList();
    await list.add(daily);
    await list.add(wire);
    const moved = { ...daily, url: 'https://daily.example/feed' };
    await list.save(daily.url, moved);
    expect(await list.all()).toEqual([moved, wire]);
    await list.save(moved.url, { ...moved, url: wire.url });
    expect(await list.all()).toEqual([{ ...moved, url: wire.url }]);
  });

  test('a feed that was removed during its visit stays removed', async () => {
    const list = await openList();
    await list.add(daily);
    await list.takeDue(noon, evening);
    await list.remove(daily.url);
    await list.save(daily.url, daily);
    expect(await list.all()).toEqual([]);
  });
}
