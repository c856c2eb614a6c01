import { expect, test } from 'vitest';
import { commands } from '../../../../bot/discord/commands/all.ts';
import { readSince } from '../../../../bot/discord/commands/options.ts';

const now = new Date('2025-12-10T15:30:00.000Z');

test.each([
  ['48h', '2025-12-08T15:30:00.000Z'],
  ['7d', '2025-12-03T15:30:00.000Z'],
  ['2 weeks', '2025-11-26T15:30:00.000Z'],
  ['last 3 days', '2025-12-07T15:30:00.000Z'],
  ['1 month ago', '2025-11-10T15:30:00.000Z'],
  ['today', '2025-12-10T00:00:00.000Z'],
  ['Yesterday', '2025-12-09T00:00:00.000Z'],
  ['2025-12-01', '2025-12-01T00:00:00.000Z'],
  ['2025-12-01T08:00:00Z', '2025-12-01T08:00:00.000Z'],
])('reads %s as %s', (text, since) => {
  expect(readSince(text, now)).toBe(since);
});

test.each(['', 'soon', '48', '2025', '-3d', '3 parsecs', '2025-02-30', '2026-01-01', 'DROP TABLE'])(
  'does not guess what %j means',
  (text) => {
    expect(readSince(text, now)).toBeNull();
  },
);

/** A command, an option or a choice, as far as it is read. */
type Described = {
  name: string;
  description?: string;
  description_localizations?: { de?: string | null } | null;
  options?: readonly Described[];
};

function undescribed(path: string, one: Described): string[] {
  const own = `${path} ${one.name}`;
  const german = one.description_localizations?.de ?? '';
  const isTold = one.description === undefined || (german !== '' && german !== one.description);
  return [
    ...(isTold ? [] : [own]),
    ...(one.options ?? []).flatMap((each) => undescribed(own, each)),
  ];
}

test('every command and every option is described in German, too', () => {
  const data: readonly unknown[] = commands.map((command) => command.data);
  const described: Described[] = JSON.parse(JSON.stringify(data));
  expect(described.flatMap((command) => undescribed('', command))).toEqual([]);
});
