import { expect, test } from 'vitest';
import type { OpenState } from '../../support/state-databases.ts';
import { type Departures, sqlDepartures } from '../../../bot/state/departures.ts';
import { defaultSettings, type Settings, sqlSettings } from '../../../bot/state/settings.ts';
import { sqlWatches, type Watches } from '../../../bot/state/watches.ts';
import { announcementOf, watchOf } from '../../bot/watches/example-watches.ts';

const monday = '2025-12-01T10:00:00.000Z';
const tuesday = '2025-12-02T10:00:00.000Z';

/** What every adapter of the port promises. */
export function departuresContract(openState: OpenState): void {
  /** Two servers, each with a channel that watches the harbour, and one more with settings alone. */
  async function open(): Promise<{ departures: Departures; watches: Watches; settings: Settings }> {
    const state = await openState();
    const watches = sqlWatches(state);
    await watches.add(watchOf('the harbour', { channelId: '1', guildId: 'coast' }));
    await watches.add(watchOf('the harbour', { channelId: '2', guildId: 'island' }));
    await watches.add(watchOf('the harbour', { channelId: '3', guildId: null }));
    for (const channelId of ['1', '2'])
      await watches.decide({ ...announcementOf(channelId, monday), articleIds: ['a'] });
    const settings = sqlSettings(state);
    await settings.put('hills', { ...defaultSettings, cooldown: 30 });
    return { departures: sqlDepartures(state), watches, settings };
  }

  test('a server that removes the bot loses its watches and what waits for them, and no other', async () => {
    const { departures, watches } = await open();
    await departures.left('coast', monday);
    expect(await watches.ofChannel('1')).toEqual([]);
    expect(await watches.lastAnnouncement('1')).toBeNull();
    expect((await watches.announced('1', ['a'])).size).toBe(0);
    expect((await watches.pending(tuesday)).map(({ channelId }) => channelId)).toEqual(['2']);
    expect(await watches.count()).toEqual({ all: 2, paused: 0 });
  });

  test('a server is due to be forgotten from the time it left, unless it adds the bot again', async () => {
    const { departures } = await open();
    await departures.left('coast', monday);
    await departures.left('coast', tuesday);
    expect(await departures.before(monday)).toEqual([]);
    expect(await departures.before(tuesday)).toEqual(['coast']);
    await departures.joined('coast');
    expect(await departures.before(tuesday)).toEqual([]);
  });

  test('servers that are missing keep their watches until they are forgotten', async () => {
    const { departures, watches } = await open();
    await departures.presentIn(['island'], monday);
    expect((await departures.before(tuesday)).toSorted()).toEqual(['coast', 'hills']);
    expect(await watches.ofChannel('1')).toHaveLength(1);
    await departures.forget('coast');
    expect(await watches.ofChannel('1')).toEqual([]);
    await departures.presentIn(['island', 'hills'], tuesday);
    expect(await departures.before('2026-01-01')).toEqual([]);
  });
}
