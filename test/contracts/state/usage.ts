import { describe, expect, test } from 'vitest';
import { sqlUsage, type Used } from '../../../bot/state/usage.ts';
import type { OpenState } from '../../support/state-databases.ts';

const monday = { day: '2025-12-01', at: '2025-12-01T18:00:00.000Z' };
const tuesday = { day: '2025-12-02', at: '2025-12-02T08:00:00.000Z' };
const ada = { serverId: 'harbour', userId: 'ada' };
const ben = { serverId: 'harbour', userId: 'ben' };
const nobody = { byPerson: 0, byServer: 0, lastAt: null };

function look(used: Used): Used {
  return used;
}
function allow(): null {
  return null;
}

/** What every adapter of the port promises. */
export function usageContract(openState: OpenState): void {
  const open = async () => sqlUsage(await openState());

  describe('usage', () => {
    test('is counted for the person and for the server', async () => {
      const usage = await open();
      expect(await usage.take({ ...ada, ...monday }, look)).toEqual(nobody);
      for (const who of [ada, ada, ben]) await usage.take({ ...who, ...monday }, allow);
      const used = await usage.take({ ...ada, ...monday }, look);
      expect(used).toEqual({ byPerson: 2, byServer: 3, lastAt: monday.at });
      const elsewhere = { ...ada, serverId: 'island', ...monday };
      expect(await usage.take(elsewhere, look)).toEqual(nobody);
    });

    test('does not count a question that was refused', async () => {
      const usage = await open();
      expect(await usage.take({ ...ada, ...monday }, () => 'too many')).toBe('too many');
      expect(await usage.take({ ...ada, ...monday }, look)).toEqual(nobody);
    });

    test('starts at zero each day, and keeps the time of the last question', async () => {
      const usage = await open();
      await usage.take({ ...ada, ...monday }, allow);
      const used = await usage.take({ ...ada, ...tuesday }, look);
      expect(used).toEqual({ byPerson: 0, byServer: 0, lastAt: monday.at });
    });
  });

  test('usage older than two days is deleted with the next question', async () => {
    const usage = sqlUsage(await openState());
    await usage.take({ ...ada, ...monday }, allow);
    await usage.take({ ...ben, day: '2025-12-04', at: '2025-12-04T18:00:00.000Z' }, allow);
    expect(await usage.take({ ...ada, ...monday }, look)).toEqual(nobody);
  });
}
