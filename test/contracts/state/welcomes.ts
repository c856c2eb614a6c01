import { expect, test } from 'vitest';
import type { OpenState } from '../../support/state-databases.ts';
import { sqlDepartures } from '../../../bot/state/departures.ts';
import { sqlWelcomes } from '../../../bot/state/welcomes.ts';

const at = '2025-12-02T12:00:00.000Z';

/** What every adapter of the port promises. */
export function welcomesContract(openState: OpenState): void {
  test('a server is greeted for the first time once, until it is forgotten', async () => {
    const welcomes = sqlWelcomes(await openState());
    expect(await welcomes.first('1', at)).toBe(true);
    expect(await welcomes.first('1', at)).toBe(false);
    expect(await welcomes.first('2', at)).toBe(true);
    await welcomes.forget('1');
    expect(await welcomes.first('1', at)).toBe(true);
    expect(await welcomes.first('2', at)).toBe(false);
  });

  test('a server that was greeted and is missing later has left', async () => {
    const state = await openState();
    const departures = sqlDepartures(state);
    await sqlWelcomes(state).first('1', at);
    await departures.presentIn(['2'], at);
    expect(await departures.before('2026-01-01T00:00:00.000Z')).toEqual(['1']);
  });
}
