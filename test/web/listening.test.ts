import { once } from 'node:events';
import { createServer } from 'node:net';

import { expect, onTestFinished, test } from 'vitest';

import { CannotListen, PortInUse } from '../../bot/web/errors.ts';
import { startPlayground } from '../../bot/web/playground.ts';

const unasked = (): Promise<never> => Promise.reject(new Error('not asked for here'));
const parts = {
  backend: { ask: unasked, press: unasked },
  stories: unasked,
  feeds: unasked,
  suggestions: () => Promise.resolve([]),
  status: unasked,
  now: () => new Date('2025-12-02T08:00:00.000Z'),
  log: { info: () => undefined, error: () => undefined },
};

test('names the setting to change when the port is in use', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  onTestFinished(() => {
    other.close();
  });
  const address = other.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const start = startPlayground({ ...parts, host: '127.0.0.1', port });
  await expect(start).rejects.toThrow(PortInUse);
  await expect(start).rejects.toMatchObject({ port, forReader: /set DATELINE_PORT/ });
});

test('names the settings to change when there is no such address', async () => {
  const start = startPlayground({ ...parts, host: '203.0.113.9', port: 0 });
  await expect(start).rejects.toThrow(CannotListen);
  await expect(start).rejects.toMatchObject({ forReader: /DATELINE_HOST/ });
});

test('is gone once it is closed, and its port is free again', async () => {
  const first = await startPlayground({ ...parts, host: '127.0.0.1', port: 0 });
  await fetch(`${first.url}/api/suggestions`);
  await first.close();
  await expect(fetch(first.url)).rejects.toThrow('fetch failed');
  const port = Number(new URL(first.url).port);
  const second = await startPlayground({ ...parts, host: '127.0.0.1', port });
  expect(second.url).toBe(first.url);
  await second.close();
});

test('names an address to open, also where it listens on every address', async () => {
  const playground = await startPlayground({ ...parts, host: '0.0.0.0', port: 0 });
  expect(playground.url).toMatch(/^http:\/\/localhost:\d+$/);
  await playground.close();
});
