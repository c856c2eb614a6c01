import { describe, expect, test } from 'vitest';
import { sqliteLooks } from '../../bot/adapters/sqlite-looks.ts';
import { openStateFile } from '../../bot/adapters/state-file.ts';

const monday = '2025-12-01T18:00:00.000Z';
const tuesday = '2025-12-02T18:00:00.000Z';

const open = () => sqliteLooks(openStateFile(':memory:'));

describe('the looks of people', () => {
  test('are known by person and topic, the last one of each', async () => {
    const looks = open();
    await looks.note('ada', 'the harbour', monday);
    await looks.note('ada', 'the harbour', tuesday);
    await looks.note('ben', '', monday);
    expect(await looks.last('ada', 'the harbour')).toBe(tuesday);
    expect(await looks.last('ada', '')).toBeNull();
    expect(await looks.last('ben', '')).toBe(monday);
  });

  test('do not care for capitals and spaces in a topic', async () => {
    const looks = open();
    await looks.note('ada', ' The  Harbour', monday);
    expect(await looks.last('ada', 'the harbour')).toBe(monday);
  });

  test('are forgotten for one person at a time', async () => {
    const looks = open();
    await looks.note('ada', '', monday);
    await looks.note('ben', '', monday);
    await looks.forget('ada');
    expect(await looks.last('ada', '')).toBeNull();
    expect(await looks.last('ben', '')).toBe(monday);
  });
});
