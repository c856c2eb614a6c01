import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDate } from '../../../corpus/dates/parse-date.ts';

test.each([
  ['2025-12-01', '2025-12-01T00:00:00.000Z'],
  ['20251201', '2025-12-01T00:00:00.000Z'],
  ['2025-12-01T13:11:00Z', '2025-12-01T13:11:00.000Z'],
  ['2025-12-01T13:11', '2025-12-01T13:11:00.000Z'],
  ['2025-12-01 13:11:00', '2025-12-01T13:11:00.000Z'],
  ['2025-12-01T21:11:00.123456+0800', '2025-12-01T13:11:00.123Z'],
  ['2025-12-01T21:11:00+08:00[Asia/Shanghai]', '2025-12-01T13:11:00.000Z'],
  ['20251201T131100Z', '2025-12-01T13:11:00.000Z'],
  ['1764594660', '2025-12-01T13:11:00.000Z'],
  ['1764594660000', '2025-12-01T13:11:00.000Z'],
  ['Mon, 01 Dec 2025 13:11:00 +0000', '2025-12-01T13:11:00.000Z'],
  ['Mon, 1 Dec 2025 08:11:00 EST', '2025-12-01T13:11:00.000Z'],
  ['Mon Dec  1 13:11:00 UTC 2025', '2025-12-01T13:11:00.000Z'],
  ['2025.12.01 21:11 GMT+8', '2025-12-01T13:11:00.000Z'],
  ['Updated 2025.12.01 21:11 GMT+8', '2025-12-01T13:11:00.000Z'],
  ['Updated 21:11, 01-Dec-2025', '2025-12-01T21:11:00.000Z'],
  ['December 1, 2025 9:11 PM ET', '2025-12-02T02:11:00.000Z'],
  ['July 1, 2025 9:11 PM ET', '2025-07-02T01:11:00.000Z'],
  ['Updated 9:11 PM ET, Mon December 1, 2025', '2025-12-02T02:11:00.000Z'],
  ['Dec. 1, 2025, 9:11 p.m. EST (0211 GMT)', '2025-12-02T02:11:00.000Z'],
  ['9:11 p.m. Beijing Time, Dec. 1, 2025', '2025-12-01T13:11:00.000Z'],
  ['Monday, 1 December 2025 at 9.11pm GMT', '2025-12-01T21:11:00.000Z'],
  ['1st of December, 2025', '2025-12-01T00:00:00.000Z'],
  ['12:00 AM, Dec 1 2025', '2025-12-01T00:00:00.000Z'],
  ['12 pm Dec 1 2025', '2025-12-01T12:00:00.000Z'],
  ['01.12.2025 21:11', '2025-12-01T21:11:00.000Z'],
  ['13/12/2025', '2025-12-13T00:00:00.000Z'],
  ['12/01/2025', '2025-12-01T00:00:00.000Z'],
  ['2025年12月1日 21:11', '2025-12-01T21:11:00.000Z'],
  ['1er décembre 2025', '2025-12-01T00:00:00.000Z'],
  ['1. Dezember 2025, 21:11 Uhr', '2025-12-01T21:11:00.000Z'],
])('reads %j as %s', (written, moment) => {
  expect(parseDate(written)).toBe(moment);
});

test.each([
  '',
  'soon',
  'yesterday',
  '2 hours ago',
  'Monday',
  'at 5 pm',
  '2025',
  'December 2025',
  '2025-02-30',
  '31 June 2025',
  '2025-13-01',
  '2025-12-01T25:00:00Z',
  '0000-00-00',
  'December 1, 2025 was a good day',
  '1 March 2025 - 3 March 2025',
  '9:11 PM QQT, 1 Dec 2025',
])('does not guess at %j', (written) => {
  expect(parseDate(written)).toBeNull();
});

test('every ISO date is parsed to itself', () => {
  const moments = fc.date({
    min: new Date('1000-01-02'),
    max: new Date('9999-12-30'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(moments, (moment) => {
      expect(parseDate(moment.toISOString())).toBe(moment.toISOString());
    }),
  );
});

test('no text makes it throw, and every result is ISO 8601 in UTC', () => {
  const parts = fc.constantFrom(
    'Updated',
    '2025',
    '12',
    '1',
    'Dec',
    '.',
    '/',
    ':',
    '21:11',
    'GMT',
    '+8',
    'ET',
    'PM',
    ',',
    '(',
    ')',
    '99',
    'Mon',
    '年',
    '月',
    'Z',
    '-',
    'noon',
    '1er',
    'décembre',
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(parts, { maxLength: 12 }).map((all) => all.join(' ')),
    fc.array(parts, { maxLength: 12 }).map((all) => all.join('')),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const moment = parseDate(text);
      expect(moment === null ? null : new Date(moment).toISOString()).toBe(moment);
    }),
    { numRuns: 500 },
  );
});

test('times near daylight saving changes have the right offset', () => {
  expect(parseDate('November 2, 2025 3:30 AM ET')).toBe('2025-11-02T08:30:00.000Z');
  expect(parseDate('November 1, 2025 11:30 PM ET')).toBe('2025-11-02T03:30:00.000Z');
});
