import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readWhen } from '../../../bot/watches/read-when.ts';

const zone = 'Europe/Berlin';

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
  expect(readWhen(text, zone)).toEqual({ kind: 'hours', hour, minute, days, zone });
});

test.each(['breaking', 'Breaking news', 'as it breaks', 'sofort', 'Eilmeldungen'])(
  '“%s” is as news breaks',
  (text) => {
    expect(readWhen(text, zone)).toEqual({ kind: 'breaking' });
  },
);

test.each(['25:00', '8:75', '0am', '13pm', 'noonish', 'every 5 minutes', 'mondays or so 08:00'])(
  '“%s” is not understood, rather than guessed at',
  (text) => {
    expect(readWhen(text, zone)).toBeNull();
  },
);

test('whatever is written is a time of day, or nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const read = readWhen(text, zone);
      const hour = read?.kind === 'hours' ? read.hour + read.minute / 60 : 0;
      expect(hour >= 0 && hour < 24).toBe(true);
    }),
  );
});
