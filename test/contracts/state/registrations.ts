import { expect, test } from 'vitest';
import type { OpenState } from '../../support/state-databases.ts';
import { sqlRegistrations } from '../../../bot/state/registrations.ts';

const first = { hash: 'a', ids: { ask: '1' } };
const second = { hash: 'b', ids: { ask: '1', latest: '2' } };

/** What every adapter of the port promises. */
export function registrationsContract(openState: OpenState): void {
  test('the last registration of each application is kept', async () => {
    const registrations = sqlRegistrations(await openState());
    expect(await registrations.of('100')).toBeNull();
    await registrations.put('100', first);
    await registrations.put('100', second);
    await registrations.put('200', first);
    expect(await registrations.of('100')).toEqual(second);
    expect(await registrations.of('200')).toEqual(first);
  });
}
