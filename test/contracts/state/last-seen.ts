import { describe, expect, test } from 'vitest';
import type { OpenState } from '../../support/state-databases.ts';
import { sqlLastSeen } from '../../../bot/state/last-seen.ts';

const monday = '2025-12-01T18:00:00.000Z';
const tuesday = '2025-12-02T18:00:00.000Z';

/** What every adapter of the port promises. */
export function lastSeenContract(openState: OpenState): void {
  const open = async () => sqlLastSeen(await openState());

  describe('when people last read the news', () => {
    test('is known by person and topic', async () => {
      const lastSeen = await open();
      await lastSeen.set('ada', 'the harbour', monday);
      await lastSeen.set('ada', 'the harbour', tuesday);
      await lastSeen.set('ben', '', monday);
      expect(await lastSeen.get('ada', 'the harbour')).toBe(tuesday);
      expect(await lastSeen.get('ada', '')).toBeNull();
      expect(await lastSeen.get('ben', '')).toBe(monday);
    });

    test('ignores case and spaces in a topic', async () => {
      const lastSeen = await open();
      await lastSeen.set('ada', ' The  Harbour', monday);
      expect(await lastSeen.get('ada', 'the harbour')).toBe(monday);
    });

    test('is forgotten for one person at a time', async () => {
      const lastSeen = await open();
      await lastSeen.set('ada', '', monday);
      await lastSeen.set('ben', '', monday);
      await lastSeen.forget('ada');
      expect(await lastSeen.get('ada', '')).toBeNull();
      expect(await lastSeen.get('ben', '')).toBe(monday);
    });
  });
}
