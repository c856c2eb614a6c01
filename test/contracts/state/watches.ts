import { describe, expect, test } from 'vitest';
import { sqlWatches, type Watches } from '../../../bot/state/watches.ts';
import type { OpenState } from '../../support/state-databases.ts';
import {
  announcementOf,
  eight,
  feedWatchOf,
  minutesAfter,
  watchOf,
} from '../../bot/watches/example-watches.ts';

const ten = '2025-12-01T10:00:00.000Z';

async function topicsOf(watches: Watches, channelId: string): Promise<string[]> {
  return (await watches.ofChannel(channelId)).map(({ topic }) => topic);
}

/** What every adapter of the port promises. */
export function watchesContract(openState: OpenState): void {
  const open = async () => sqlWatches(await openState());

  describe('the watches', () => {
    test('are saved as given, in order, for each channel', async () => {
      const watches = await open();
      const harbour = await watches.add(watchOf('the harbour', { roleId: '77' }));
      await watches.add(watchOf('storms', { rhythm: { kind: 'breaking' } }));
      await watches.add(watchOf('storms', { channelId: '2' }));
      expect(harbour).toMatchObject({ topic: 'the harbour', checkedAt: null, paused: null });
      const [first, second] = await watches.ofChannel('1');
      expect(first).toEqual(harbour);
      expect(second).toMatchObject({ topic: 'storms', rhythm: { kind: 'breaking' } });
      expect(await watches.count()).toEqual({ all: 3, paused: 0 });
    });

    test('have each topic once in a channel, ignoring case, and at most 25', async () => {
      const watches = await open();
      await watches.add(watchOf('the harbour'));
      expect(await watches.add(watchOf(' The  Harbour'))).toBe('known');
      for (let number = 2; number <= 25; number += 1) await watches.add(watchOf(`topic ${number}`));
      expect(await watches.add(watchOf('one more'))).toBe('full');
      expect(await watches.add(watchOf('one more', { channelId: '2' }))).not.toBe('full');
    });

    test('are removed one by one, only by their own channel', async () => {
      const watches = await open();
      const harbour = await watches.add(watchOf('the harbour'));
      await watches.add(watchOf('storms'));
      const id = typeof harbour === 'string' ? 0 : harbour.id;
      await watches.remove('2', id);
      expect(await topicsOf(watches, '1')).toEqual(['the harbour', 'storms']);
      await watches.remove('1', id);
      expect(await topicsOf(watches, '1')).toEqual(['storms']);
    });

    test('are due from their next time on', async () => {
      const watches = await open();
      await watches.add(watchOf('the harbour', { nextAt: eight }));
      await watches.add(watchOf('storms', { nextAt: ten }));
      expect((await watches.due(eight)).map(({ topic }) => topic)).toEqual(['the harbour']);
      expect(await watches.due(minutesAfter(eight, -1))).toEqual([]);
    });

    test('forget a person: private watches are removed, those of servers lose the name', async () => {
      const watches = await open();
      await watches.add(watchOf('storms', { channelId: '9', guildId: null, createdBy: 'ada' }));
      await watches.add(watchOf('storms', { channelId: '8', guildId: null, createdBy: 'ben' }));
      await watches.add(watchOf('the harbour', { createdBy: 'ada' }));
      await watches.forget('ada');
      expect(await topicsOf(watches, '9')).toEqual([]);
      expect(await topicsOf(watches, '8')).toEqual(['storms']);
      expect(await watches.ofChannel('1')).toMatchObject([{ createdBy: null }]);
    });

    test('save a decision whole: announced articles, pending message and next times', async () => {
      const watches = await open();
      const watch = await watches.add(watchOf('the harbour', { nextAt: eight }));
      const checked = [{ id: typeof watch === 'string' ? 0 : watch.id, nextAt: ten }];
      const decision = { ...announcementOf('1', eight), articleIds: ['a', 'b'], checked };
      await watches.decide(decision);
      expect(await watches.announced('1', ['a', 'b', 'c'])).toEqual(
        new Map([
          ['a', eight],
          ['b', eight],
        ]),
      );
      expect(await watches.announced('2', ['a'])).toEqual(new Map());
      expect(await watches.ofChannel('1')).toMatchObject([{ nextAt: ten, checkedAt: eight }]);
      const { payload, answer } = decision;
      expect(await watches.pending(eight)).toEqual([
        {
          channelId: '1',
          plannedAt: eight,
          payload,
          answer,
          place: { kind: 'message', isPublished: false },
          sentAt: null,
          attempts: 0,
        },
      ]);
    });

    test('keep the last announcement when there is nothing new', async () => {
      const watches = await open();
      await watches.decide(announcementOf('1', eight));
      await watches.markSent({ channelId: '1', nonce: eight }, eight);
      await watches.decide({
        channelId: '1',
        at: ten,
        payload: null,
        answer: null,
        articleIds: [],
        checked: [],
      });
      expect(await watches.lastAnnouncement('1')).toMatchObject({
        plannedAt: eight,
        sentAt: eight,
      });
      expect(await watches.lastAnnouncement('2')).toBeNull();
    });

    test('return a pending announcement until it is sent, but not before its next attempt', async () => {
      const watches = await open();
      await watches.decide(announcementOf('1', eight));
      await watches.postpone({ channelId: '1', nonce: eight }, minutesAfter(eight, 5), null);
      expect(await watches.pending(minutesAfter(eight, 4))).toEqual([]);
      expect(await watches.pending(minutesAfter(eight, 5))).toMatchObject([{ attempts: 1 }]);
      await watches.markSent({ channelId: '1', nonce: eight }, ten);
      expect(await watches.pending(ten)).toEqual([]);
      await watches.decide(announcementOf('1', ten));
      expect(await watches.pending(ten)).toMatchObject([{ plannedAt: ten, attempts: 0 }]);
    });

    test('save the messages of feeds whole, and return them in order until each is sent', async () => {
      const watches = await open();
      const feed = await watches.add(feedWatchOf());
      const id = typeof feed === 'string' ? 0 : feed.id;
      const messages = ['a', 'b'].map((nonce) => ({
        payload: { ...announcementOf('1', eight).payload, nonce },
        place: { kind: 'message' as const, isPublished: true },
      }));
      const decision = { channelId: '1', at: eight, messages, articleIds: ['x'], watchIds: [id] };
      await watches.decideFeeds(decision);
      expect(await watches.feeds()).toMatchObject([{ id, checkedAt: eight }]);
      expect([...(await watches.announced('1', ['x'])).keys()]).toEqual(['x']);
      const nonces = async (): Promise<string[]> =>
        (await watches.pending(ten)).map(({ payload }) => payload.nonce);
      expect(await nonces()).toEqual(['a', 'b']);
      await watches.decide(announcementOf('1', eight));
      await watches.markSent({ channelId: '1', nonce: 'a' }, eight);
      expect(await nonces()).toEqual(['b', eight]);
      expect(await watches.isPending('1')).toBe(true);
      await watches.postpone({ channelId: '1', nonce: 'b' }, minutesAfter(ten, 1), null);
      expect(await nonces()).toEqual([]);
      for (const nonce of ['b', eight]) await watches.markSent({ channelId: '1', nonce }, ten);
      expect(await watches.isPending('1')).toBe(false);
      // Saved again after a crash, they are not sent again.
      expect((await watches.lastAnnouncement('1'))?.payload.nonce).toBe(eight);
    });

    test('save nothing that another process has decided on meanwhile', async () => {
      const watches = await open();
      const first = { ...announcementOf('1', eight), articleIds: ['a'], after: null };
      await watches.decide(first);
      await watches.decide({ ...announcementOf('1', ten), articleIds: ['b'], after: null });
      expect(await watches.lastAnnouncement('1')).toMatchObject({ plannedAt: eight });
      expect((await watches.announced('1', ['a', 'b'])).size).toBe(1);
      const { payload } = announcementOf('1', ten);
      const place = { kind: 'message' as const, isPublished: false };
      const items = { channelId: '1', at: ten, messages: [{ payload, place }], watchIds: [] };
      await watches.decideFeeds({ ...items, articleIds: ['b', 'a'] });
      expect(await watches.pending(ten)).toHaveLength(1);
      await watches.decide({ ...announcementOf('1', ten), after: eight });
      expect(await watches.lastAnnouncement('1')).toMatchObject({ plannedAt: ten });
    });

    test('are changed, stopped and found one by one, and by server', async () => {
      const watches = await open();
      await watches.add(watchOf('the harbour', { channelId: '2' }));
      await watches.add(watchOf('storms'));
      await watches.add(watchOf('elsewhere', { guildId: '6', channelId: '9' }));
      expect((await watches.ofServer('5')).map(({ topic }) => topic)).toEqual([
        'storms',
        'the harbour',
      ]);
      await watches.change(1, { isStopped: true, roleId: '77' });
      await watches.change(99, { isStopped: true });
      expect(await watches.find(1)).toMatchObject({
        isStopped: true,
        roleId: '77',
        topic: 'the harbour',
      });
      expect(await watches.find(99)).toBeNull();
      expect((await watches.due(ten)).map(({ id }) => id)).toEqual([2, 3]);
      await watches.markChecked([2], ten);
      expect(await watches.find(2)).toMatchObject({ checkedAt: ten });
    });

    test('of feeds are known by what they post, and are not due like topics', async () => {
      const watches = await open();
      await watches.add(feedWatchOf());
      expect(await watches.add(feedWatchOf({ topic: 'another name' }))).toBe('known');
      expect(await watches.add(feedWatchOf({}, { of: { site: 'Coast Herald' } }))).not.toBe(
        'known',
      );
      expect(await watches.add(watchOf('Coast Herald'))).not.toBe('known');
      expect((await watches.due(ten)).map(({ feed }) => feed)).toEqual([null]);
      expect((await watches.feeds()).map(({ feed }) => feed?.of)).toEqual([
        { publisher: 'Coast Herald' },
        { site: 'Coast Herald' },
      ]);
    });

    test('are paused and resumed with their channel', async () => {
      const watches = await open();
      await watches.add(watchOf('the harbour'));
      await watches.add(watchOf('storms', { channelId: '2' }));
      await watches.decide(announcementOf('1', eight));
      await watches.postpone({ channelId: '1', nonce: eight }, ten, 'no-permission');
      expect(await watches.ofChannel('1')).toMatchObject([{ paused: 'no-permission' }]);
      expect(await watches.count()).toEqual({ all: 2, paused: 1 });
      await watches.markSent({ channelId: '1', nonce: eight }, ten);
      expect(await watches.count()).toEqual({ all: 2, paused: 0 });
    });

    test('delete the pending announcement with the last watch of a channel, or with the channel', async () => {
      const watches = await open();
      for (const channelId of ['1', '2']) {
        await watches.add(watchOf('the harbour', { channelId }));
        await watches.decide({ ...announcementOf(channelId, eight), articleIds: ['a'] });
      }
      const [only] = await watches.ofChannel('1');
      await watches.remove('1', only?.id ?? 0);
      await watches.removeChannel('2');
      expect(await watches.pending(ten)).toEqual([]);
      expect(await watches.count()).toEqual({ all: 0, paused: 0 });
      // A channel that watches again does not get the same news again.
      expect([...(await watches.announced('1', ['a'])).keys()]).toEqual(['a']);
      expect([...(await watches.announced('2', ['a'])).keys()]).toEqual([]);
    });

    test('remember announced articles for 90 days', async () => {
      const watches = await open();
      await watches.decide({ ...announcementOf('1', eight), articleIds: ['a'] });
      await watches.decide(announcementOf('1', minutesAfter(eight, 90 * 24 * 60)));
      expect((await watches.announced('1', ['a'])).size).toBe(1);
      await watches.decide(announcementOf('1', minutesAfter(eight, 90 * 24 * 60 + 1)));
      expect((await watches.announced('1', ['a'])).size).toBe(0);
    });
  });
}
