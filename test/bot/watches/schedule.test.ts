import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextTime, readWhen } from '../../../bot/watches/schedule.ts';

const berlin = 'Europe/Berlin';

test.each([
  ['', [], '8:00'],
  ['08:00', [], '8:00'],
  ['8am', [], '8:00'],
  ['12 am', [], '0:00'],
  ['12pm', [], '12:00'],
  ['7:45 p.m.', [], '19:45'],
  ['20 Uhr', [], '20:00'],
  ['at 6.30', [], '6:30'],
  ['daily at 21:15', [], '21:15'],
  ['Mondays 08:00', [1], '8:00'],
  ['montags um 8 Uhr', [1], '8:00'],
  ['mon, wed and fri 9:30', [1, 3, 5], '9:30'],
  ['weekdays 7:30', [1, 2, 3, 4, 5], '7:30'],
  ['am Wochenende 10 Uhr', [0, 6], '10:00'],
  ['every sunday', [0], '8:00'],
  ['weekdays and weekends', [], '8:00'],
  ['täglich', [], '8:00'],
])('“%s” is on days %j at %s', (text, days, time) => {
  const [hour, minute] = time.split(':').map(Number);
  expect(readWhen(text, berlin)).toEqual({ kind: 'hours', hour, minute, days, zone: berlin });
});

test.each(['breaking', 'Breaking news', 'as it breaks', 'sofort', 'Eilmeldungen'])(
  '“%s” means breaking news',
  (text) => {
    expect(readWhen(text, berlin)).toEqual({ kind: 'breaking' });
  },
);

test.each(['25:00', '8:75', '0am', '13pm', 'noonish', 'every 5 minutes', 'mondays or so 08:00'])(
  '“%s” is rejected rather than guessed',
  (text) => {
    expect(readWhen(text, berlin)).toBeNull();
  },
);

test('any text is read as a valid time of day, or rejected', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const read = readWhen(text, berlin);
      const hour = read?.kind === 'hours' ? read.hour + read.minute / 60 : 0;
      expect(hour >= 0 && hour < 24).toBe(true);
    }),
  );
});

const zones = [
  'UTC',
  'America/New_York',
  'Europe/Berlin',
  'Australia/Lord_Howe',
  'America/Santiago',
  'Asia/Kolkata',
  'Pacific/Auckland',
  'Africa/Cairo',
];

const anyHours = fc.record({
  kind: fc.constant('hours' as const),
  hour: fc.integer({ min: 0, max: 23 }),
  minute: fc.integer({ min: 0, max: 59 }),
  zone: fc.constantFrom(...zones),
  days: fc.subarray([0, 1, 2, 3, 4, 5, 6]),
});
const anyMoment = fc.date({
  min: new Date('2024-01-01T00:00:00Z'),
  max: new Date('2027-12-31T00:00:00Z'),
  noInvalidDate: true,
});

/** What the wall of a zone shows: as ms since 1970, its day, and the minute of that day. */
function onTheWall(
  at: Date,
  zone: string,
): { clock: number; day: string; weekday: number; minute: number } {
  const local = new Date(`${at.toLocaleString('sv-SE', { timeZone: zone })}Z`);
  return {
    clock: local.getTime(),
    day: local.toISOString().slice(0, 10),
    weekday: local.getUTCDay(),
    minute: local.getUTCHours() * 60 + local.getUTCMinutes(),
  };
}

test('a watch is due once on each of its days, at its time or right after a clock gap', () => {
  fc.assert(
    fc.property(anyHours, anyMoment, (rhythm, after) => {
      const { hour, minute, zone, days } = rhythm;
      const next = nextTime(rhythm, after);
      const following = nextTime(rhythm, next);
      expect(next > after).toBe(true);
      const wall = onTheWall(next, zone);
      expect(days.length === 0 || days.includes(wall.weekday)).toBe(true);
      const late = wall.minute - (hour * 60 + minute);
      const before = onTheWall(new Date(next.getTime() - 60_000), zone);
      // Late only where the wall has just leapt ahead.
      expect(late === 0 || (late > 0 && wall.clock - before.clock > 60_000)).toBe(true);
      expect(onTheWall(following, zone).day > wall.day).toBe(true);
      const hours = (following.getTime() - next.getTime()) / 3_600_000;
      expect(hours).toBeLessThanOrEqual(days.length === 0 ? 26 : 7 * 24 + 2);
    }),
    { numRuns: 2_000 },
  );
});

test.each([
  ['Europe/Berlin 02:30', '2026-03-28T12:00:00.000Z', '2026-03-29T01:00:00.000Z'],
  ['America/New_York 02:30', '2026-03-08T00:00:00.000Z', '2026-03-08T07:00:00.000Z'],
  ['Europe/Berlin 02:30', '2025-10-25T12:00:00.000Z', '2025-10-26T00:30:00.000Z'],
  ['Europe/Berlin 02:30', '2025-10-26T00:30:00.000Z', '2025-10-27T01:30:00.000Z'],
  ['Australia/Lord_Howe 01:45', '2026-04-04T14:45:00.000Z', '2026-04-05T15:15:00.000Z'],
])('%s after %s comes at %s', (rhythm, after, next) => {
  const [zone = '', time = ''] = rhythm.split(' ');
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const due = nextTime({ kind: 'hours', hour, minute, zone, days: [] }, new Date(after));
  expect(due.toISOString()).toBe(next);
});

test('breaking news is checked every minute', () => {
  const next = nextTime({ kind: 'breaking' }, new Date('2026-01-01T00:00:00.000Z'));
  expect(next.toISOString()).toBe('2026-01-01T00:01:00.000Z');
});
