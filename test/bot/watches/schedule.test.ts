import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { english } from '../../../bot/i18n/english.ts';
import { languages } from '../../../bot/i18n/languages.ts';
import { nextTime, readWhen, suggestWhen, writeWhen } from '../../../bot/watches/schedule.ts';

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
  ['8:00 and 18:00', [], '8:00 18:00'],
  ['8am, 6pm', [], '8:00 18:00'],
  ['18 und 8 und 8 Uhr', [], '8:00 18:00'],
  ['weekdays 7:30/12/18:00', [1, 2, 3, 4, 5], '7:30 12:00 18:00'],
  ['6pm on weekdays', [1, 2, 3, 4, 5], '18:00'],
  ['wed., fri. 9', [3, 5], '9:00'],
])('“%s” is on days %j at %s', (text, days, written) => {
  const times = written.split(' ').map((time) => {
    const [hour, minute] = time.split(':').map(Number);
    return { hour, minute };
  });
  expect(readWhen(text, berlin)).toEqual({ kind: 'hours', times, days, zone: berlin });
});

test.each(['breaking', 'Breaking news', 'as it breaks', 'sofort', 'Eilmeldungen'])(
  '“%s” means breaking news',
  (text) => {
    expect(readWhen(text, berlin)).toEqual({ kind: 'breaking' });
  },
);

test.each([
  '25:00',
  '8:75',
  '0am',
  '13pm',
  'noonish',
  'every 5 minutes',
  'mondays or so 08:00',
  '8:00:00',
  'mondays 8:00 and fridays 18:00',
  '1 2 3 4 5 6 7',
])('“%s” is rejected rather than guessed', (text) => {
  expect(readWhen(text, berlin)).toBeNull();
});

test('any text is read as a valid time of day, or rejected', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const read = readWhen(text, berlin);
      const times = read?.kind === 'hours' ? read.times : [];
      expect(times.length).toBeLessThanOrEqual(6);
      expect(times.filter(({ hour, minute }) => hour > 23 || minute > 59)).toEqual([]);
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

const anyTime = fc.record({
  hour: fc.integer({ min: 0, max: 23 }),
  minute: fc.integer({ min: 0, max: 59 }),
});
const anyHours = fc.record({
  kind: fc.constant('hours' as const),
  times: fc.tuple(anyTime),
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
      const { times, zone, days } = rhythm;
      const [{ hour, minute }] = times;
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
  const times = [{ hour, minute }];
  const due = nextTime({ kind: 'hours', times, zone, days: [] }, new Date(after));
  expect(due.toISOString()).toBe(next);
});

test('breaking news is checked every six hours, whatever arrives', () => {
  const next = nextTime({ kind: 'breaking' }, new Date('2026-01-01T00:00:00.000Z'));
  expect(next.toISOString()).toBe('2026-01-01T06:00:00.000Z');
});

const anyTimes = fc
  .uniqueArray(anyTime, {
    minLength: 1,
    maxLength: 6,
    selector: ({ hour, minute }) => hour * 60 + minute,
  })
  .map((times) => times.toSorted((one, two) => one.hour - two.hour || one.minute - two.minute));
const anyLanguage = fc.constantFrom(...languages.values());

test('with several times a day, a watch is due at the first that comes', () => {
  fc.assert(
    fc.property(anyHours, anyTimes, anyMoment, (rhythm, times, after) => {
      const each = times.map((time) => nextTime({ ...rhythm, times: [time] }, after).getTime());
      expect(nextTime({ ...rhythm, times }, after).getTime()).toBe(Math.min(...each));
    }),
    { numRuns: 300 },
  );
});

test('whenever a watch is due, it is read as it is written, in every language', () => {
  fc.assert(
    fc.property(anyHours, anyTimes, anyLanguage, (given, times, strings) => {
      const rhythm = { ...given, times, days: given.days.length === 7 ? [] : given.days };
      expect(readWhen(writeWhen(rhythm, strings), rhythm.zone)).toEqual(rhythm);
    }),
  );
});

test('every suggestion can be read, and what is typed comes first', () => {
  expect(suggestWhen('', english)).toEqual(
    expect.arrayContaining(['daily 08:00', 'breaking', 'weekdays 08:00, 18:00', 'monday 08:00']),
  );
  expect(suggestWhen('fri 7', english).slice(0, 2)).toEqual([
    'friday 07:00',
    'friday 07:00, 18:00',
  ]);
  expect(suggestWhen('week', english)).toContain('weekends 09:00');
  expect(suggestWhen('now and then', english)).toEqual([]);
  fc.assert(
    fc.property(fc.string({ maxLength: 20 }), anyLanguage, (typed, strings) => {
      const all = suggestWhen(typed, strings);
      expect(all.length).toBeLessThanOrEqual(25);
      expect(all.filter((text) => readWhen(text, berlin) === null)).toEqual([]);
    }),
  );
});
