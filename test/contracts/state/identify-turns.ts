import { expect, test } from 'vitest';
import { sqlIdentifyTurns } from '../../../bot/state/identify-turns.ts';
import type { OpenState } from '../../support/state-databases.ts';

const now = Date.parse('2025-12-02T12:00:00.000Z');
const turn = { now, every: 5500 };

/** What every adapter of the port promises. */
export function identifyTurnsContract(openState: OpenState): void {
  test('turns of a bucket follow each other, and other buckets have their own', async () => {
    const turns = sqlIdentifyTurns(await openState());
    expect(await turns.take(0, turn)).toBe(0);
    expect(await turns.take(0, turn)).toBe(5500);
    expect(await turns.take(1, turn)).toBe(0);
    expect(await turns.take(0, { ...turn, now: now + 6000 })).toBe(5000);
    expect(await turns.take(0, { ...turn, now: now + 60_000 })).toBe(0);
  });

  test('turns that are taken at the same time are all different', async () => {
    const turns = sqlIdentifyTurns(await openState());
    const taken = await Promise.all(
      Array.from({ length: 8 }, async () => await turns.take(0, turn)),
    );
    expect(new Set(taken)).toEqual(new Set([0, 1, 2, 3, 4, 5, 6, 7].map((each) => each * 5500)));
  });

  test('a turn that a wrong clock took delays nobody', async () => {
    const turns = sqlIdentifyTurns(await openState());
    await turns.take(0, { ...turn, now: now + 7 * 86_400_000 });
    expect(await turns.take(0, turn)).toBe(0);
  });
}
