import { expect, test } from 'vitest';
import { timeLeft } from '../../bot/messages/text.ts';
import { defaultSettings, isTimeZone } from '../../bot/state/settings.ts';
import { hasLimits, limitReached, localDay } from '../../bot/usage-limits.ts';

const now = new Date('2025-12-02T12:00:00.000Z');
const used = { byPerson: 3, byServer: 9, lastAt: '2025-12-02T11:59:50.000Z' };

test('a server has no limits by default', () => {
  expect(hasLimits(defaultSettings)).toBe(false);
  expect(limitReached(defaultSettings, used, now)).toBeNull();
  expect(hasLimits({ ...defaultSettings, personDaily: 3 })).toBe(true);
});

test.each([
  [{ cooldown: 30 }, { kind: 'cooldown', until: new Date('2025-12-02T12:00:20.000Z') }],
  [{ cooldown: 10 }, null],
  [{ personDaily: 3 }, { kind: 'person', until: new Date('2025-12-03T00:00:00.000Z') }],
  [{ personDaily: 4 }, null],
  [
    { serverDaily: 9, cooldown: 30 },
    { kind: 'server', until: new Date('2025-12-03T00:00:00Z') },
  ],
  [
    { personDaily: 3, timeZone: 'Asia/Kathmandu' },
    { kind: 'person', until: new Date('2025-12-02T18:15:00.000Z') },
  ],
])('with %o the next question has to wait until the limit ends', (limits, limit) => {
  expect(limitReached({ ...defaultSettings, ...limits }, used, now)).toEqual(limit);
});

test.each([
  // Clocks go back, clocks go forward, and a day is skipped at the date line.
  ['2025-10-25T23:30:00Z', 'Europe/Berlin', ['2025-10-26', '2025-10-26T23:00:00.000Z']],
  ['2025-03-29T23:30:00Z', 'Europe/Berlin', ['2025-03-30', '2025-03-30T22:00:00.000Z']],
  ['2011-12-29T12:00:00Z', 'Pacific/Apia', ['2011-12-29', '2011-12-30T10:00:00.000Z']],
])('the day of %s in %s and its end are %j', (at, zone, [day, end]) => {
  expect(localDay(new Date(at), zone)).toBe(day);
  const settings = { ...defaultSettings, personDaily: 1, timeZone: zone };
  expect(limitReached(settings, used, new Date(at))?.until.toISOString()).toBe(end);
});

test('only existing time zones are accepted', () => {
  expect(['UTC', 'Europe/Berlin', 'Berlin', ''].map((name) => isTimeZone(name))).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

test.each([
  [20, 'en', 'in 20 seconds'],
  [0, 'en', 'in 1 second'],
  [301, 'en', 'in 6 minutes'],
  [7300, 'de', 'in 3 Stunden'],
])('%i seconds in %s are %s', (seconds, locale, words) => {
  expect(timeLeft(new Date(now.getTime() + seconds * 1000), now, locale)).toBe(words);
});
