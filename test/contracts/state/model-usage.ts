import { expect, test } from 'vitest';
import { sqlModelUsage } from '../../../bot/state/model-usage.ts';
import type { OpenState } from '../../support/state-databases.ts';

const december = { serverId: 'harbour', month: '2025-12' };
const january = { serverId: 'harbour', month: '2026-01' };
const elsewhere = { serverId: 'island', month: '2025-12' };

/** What every adapter of the port promises. */
export function modelUsageContract(openState: OpenState): void {
  test('tokens add up for each server and month', async () => {
    const usage = sqlModelUsage(await openState());
    expect(await usage.of(december)).toBe(0);
    await usage.add(december, 100);
    await usage.add(december, 20);
    await usage.add(january, 3);
    expect(await usage.of(december)).toBe(120);
    expect(await usage.of(january)).toBe(3);
    expect(await usage.of(elsewhere)).toBe(0);
  });

  test('a server is told once a month', async () => {
    const usage = sqlModelUsage(await openState());
    await usage.add(december, 100);
    expect(await usage.tellOnce(december)).toBe(true);
    expect(await usage.tellOnce(december)).toBe(false);
    expect(await usage.tellOnce(elsewhere)).toBe(true);
    expect(await usage.tellOnce(january)).toBe(true);
    expect(await usage.of(december)).toBe(100);
  });

  test('months are kept for a year and the current one', async () => {
    const usage = sqlModelUsage(await openState());
    const months = Array.from({ length: 14 }, (_, index) =>
      new Date(Date.UTC(2024, index, 1)).toISOString().slice(0, 7),
    );
    for (const month of months) await usage.add({ serverId: 'harbour', month }, 5);
    expect(await usage.of({ serverId: 'harbour', month: '2024-01' })).toBe(0);
    expect(await usage.of({ serverId: 'harbour', month: '2024-02' })).toBe(5);
  });
}
