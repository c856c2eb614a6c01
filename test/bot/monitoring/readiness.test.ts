import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  assertConnected,
  assertRoom,
  assertSomeFeed,
  examine,
} from '../../../bot/monitoring/readiness.ts';
import { temporaryFolder } from '../../support/town-news.ts';

const shard = { id: 0, isReady: true, ping: 40 };
const fails = async (): Promise<void> => {
  await Promise.reject(new Error('It is broken at https://user:pass@example.org/. Mend it.'));
};
const connection = {
  shards: [shard],
  shardCount: 1,
  servers: 1,
  losses: 0,
  reason: null,
  sessionStarts: 998,
};

test('every part is ready, or says why not', async () => {
  expect(await examine({ one: async () => {}, other: async () => {} })).toEqual({
    ready: true,
    checks: { one: { ready: true, reason: null }, other: { ready: true, reason: null } },
  });
  const { ready, checks } = await examine({ one: async () => {}, other: fails });
  expect(ready).toBe(false);
  expect(checks['one']?.ready).toBe(true);
  expect(checks['other']?.reason).toMatch(/^It is broken at .* Mend it\.$/u);
  expect(checks['other']?.reason).not.toContain('pass');
});

test('a part that does not respond is not ready', { timeout: 20_000 }, async () => {
  const { checks } = await examine({ stuck: async () => await new Promise(() => {}) });
  expect(checks['stuck']).toEqual({
    ready: false,
    reason: 'It did not respond within 5 seconds.',
  });
});

test('a folder has room, is gone, is full or cannot be written', async () => {
  const folder = await temporaryFolder();
  await expect(assertRoom(folder)).resolves.toBeUndefined();
  await expect(assertRoom(join(folder, 'gone'))).rejects.toThrow(
    /gone cannot be used: it is gone/u,
  );
  await expect(assertRoom(folder, async () => await Promise.resolve(12_000_000))).rejects.toThrow(
    /cannot be used: only 12 MB are left on its disk: free some space\.$/u,
  );
  await expect(assertRoom('/proc/self')).rejects.toThrow(/\/proc\/self cannot be used/u);
});

test('a lost connection is told with its reason, and which part of it', () => {
  expect(() => assertConnected(connection)).not.toThrow();
  expect(() => assertConnected(null)).not.toThrow();
  const lost = { ...shard, id: 1, isReady: false };
  expect(() => assertConnected({ ...connection, shards: [lost] })).toThrow(
    'Discord is not connected: it is connecting.',
  );
  const refused = {
    ...connection,
    shards: [shard, lost],
    shardCount: 2,
    reason: 'it was refused: no token',
  };
  expect(() => assertConnected(refused)).toThrow(
    'Discord is not connected (shard 1 of 2): it was refused: no token.',
  );
  const starting = Array.from({ length: 14 }, (_, id) => ({ ...lost, id }));
  expect(() => assertConnected({ ...connection, shards: starting, shardCount: 16 })).toThrow(
    'Discord is not connected (shards 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 and 4 more of 16): it is connecting.',
  );
  const reason = 'it allows no further session before 2025-12-02T12:00:00.000Z';
  expect(() => assertConnected({ ...connection, shards: [], shardCount: 0, reason })).toThrow(
    `Discord is not connected: ${reason}.`,
  );
});

test('some failing feeds are usual, and all of them are told', () => {
  const feeds = [
    { url: 'https://a.example/rss', reason: null },
    { url: 'https://b.example/rss', reason: 'It was not found.' },
  ];
  expect(() => assertSomeFeed({ followed: 0, failing: 0 }, [])).not.toThrow();
  expect(() => assertSomeFeed({ followed: 2, failing: 1 }, feeds)).not.toThrow();
  expect(() => assertSomeFeed({ followed: 2, failing: 2 }, feeds)).toThrow(
    'All 2 feeds fail, such as https://b.example/rss: It was not found. See npm run feeds -- list.',
  );
});
