import { expect, test } from 'vitest';
import { openStateDatabase } from '../../bot/state/database.ts';
import { sqlRegistrations } from '../../bot/state/registrations.ts';

const first = { hash: 'a', ids: { ask: '1' } };
const second = { hash: 'b', ids: { ask: '1', latest: '2' } };

test('the last registration of each application is kept', async () => {
  const registrations = sqlRegistrations(openStateDatabase(':memory:'));
  expect(await registrations.of('100')).toBeNull();
  await registrations.put('100', first);
  await registrations.put('100', second);
  await registrations.put('200', first);
  expect(await registrations.of('100')).toEqual(second);
  expect(await registrations.of('200')).toEqual(first);
});
