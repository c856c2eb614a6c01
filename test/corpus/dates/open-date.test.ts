import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { languages } from '../../../corpus/dates/calendar-names.ts';
import { openDate, settledDate } from '../../../corpus/dates/open-date.ts';

const now = '2026-11-30T11:00:00.000Z';

function settled(text: string, language = 'en', isSaved = false): string | null {
  return settledDate(openDate(text, { language }) ?? '', { now, isSaved });
}

test.each([
  ['en', '3 hours ago', '2026-11-30T08:00:00.000Z'],
  ['en', 'Updated an hour ago', '2026-11-30T10:00:00.000Z'],
  ['en', 'Published 45 min ago', '2026-11-30T10:15:00.000Z'],
  ['en', '2d ago', '2026-11-28T00:00:00.000Z'],
  ['en', 'yesterday', '2026-11-29T00:00:00.000Z'],
  ['en', 'Yesterday at 18:05', '2026-11-29T18:05:00.000Z'],
  ['en', 'Today, 5:30 a.m. ET', '2026-11-30T10:30:00.000Z'],
  ['de', 'vor 2 Stunden', '2026-11-30T09:00:00.000Z'],
  ['de', 'Stand: vor einer Stunde', '2026-11-30T10:00:00.000Z'],
  ['de', 'Heute, 08:30 Uhr', '2026-11-30T08:30:00.000Z'],
  ['de', 'vorgestern, 18.05 Uhr', '2026-11-28T18:05:00.000Z'],
  ['fr', 'Publié il y a 3 heures', '2026-11-30T08:00:00.000Z'],
  ['fr', 'hier à 14h30', '2026-11-29T14:30:00.000Z'],
  ['es', 'Ayer a las 14:30', '2026-11-29T14:30:00.000Z'],
  ['it', 'l’altro ieri', '2026-11-28T00:00:00.000Z'],
  ['pl', '5 godz. temu', '2026-11-30T06:00:00.000Z'],
  ['ru', 'Вчера, 14:30', '2026-11-29T14:30:00.000Z'],
  ['ar', 'قبل ساعتين', '2026-11-30T09:00:00.000Z'],
  ['ar', 'قبل ٣ ساعات', '2026-11-30T08:00:00.000Z'],
  ['he', 'לפני שעתיים', '2026-11-30T09:00:00.000Z'],
  ['ja', '3時間前', '2026-11-30T08:00:00.000Z'],
  ['zh', '昨天 18:05', '2026-11-29T18:05:00.000Z'],
])('counts from when a text in %s was read: %s', (language, text, moment) => {
  expect(settled(text, language)).toBe(moment);
  expect(settled(text, language, true)).toBeNull();
});

test('every language says how long ago in words of its own', () => {
  const lengths = { second: 1_000, minute: 60_000, hour: 3_600_000 } as const;
  fc.assert(
    fc.property(
      fc.constantFrom(...languages),
      fc.constantFrom('second' as const, 'minute' as const, 'hour' as const),
      fc.integer({ min: 1, max: 59 }),
      (language, unit, count) => {
        const text = new Intl.RelativeTimeFormat(language).format(-count, unit);
        const moment = new Date(Date.parse(now) - count * lengths[unit]).toISOString();
        expect(settled(text, language)).toBe(moment);
      },
    ),
  );
});

test.each([
  ['en', 'December 1', '2025-12-01T00:00:00.000Z'],
  ['en', '1 November, 13:11', '2026-11-01T13:11:00.000Z'],
  ['en', 'Mon, Nov. 30, 5:11 AM ET', '2026-11-30T10:11:00.000Z'],
  ['en', 'Feb. 29', '2024-02-29T00:00:00.000Z'],
  ['de', 'Stand: 28. November, 14:30 Uhr', '2026-11-28T14:30:00.000Z'],
  ['fr', 'le 1er novembre', '2026-11-01T00:00:00.000Z'],
  ['ru', '28 ноября, 14:30', '2026-11-28T14:30:00.000Z'],
  ['zh', '11月29日 13:11', '2026-11-29T13:11:00.000Z'],
  ['ko', '11월 29일', '2026-11-29T00:00:00.000Z'],
])('a day without a year in %s is the latest such day: %s', (language, text, moment) => {
  expect(settled(text, language, true)).toBe(moment);
});

test('what is tomorrow in UTC is today for a page that was just read', () => {
  expect(settled('December 1')).toBe('2026-12-01T00:00:00.000Z');
  expect(settled('December 2')).toBe('2025-12-02T00:00:00.000Z');
});

test.each([
  '2 weeks ago',
  'a year ago',
  'long ago',
  'December',
  'Monday',
  'May 2025',
  '1 December 2025',
  'Yesterday the ferry sailed',
  'The ferry sails from December 1',
  '5 hours',
  '-3 h',
  '',
])('does not guess at %j', (text) => {
  expect(openDate(text)).toBeNull();
});
