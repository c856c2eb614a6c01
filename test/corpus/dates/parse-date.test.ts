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
  ['2025-12-01T13:11:00 EST', '2025-12-01T18:11:00.000Z'],
  ['Mon, 01 Dec 2025 24:00:00 GMT', '2025-12-02T00:00:00.000Z'],
  ['Mon, 01 Dec 2025 13:11:00 A', '2025-12-01T13:11:00.000Z'],
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
  'Mon, 01 Jan 0001 00:00:00 +0000',
])('does not guess at %j', (written) => {
  expect(parseDate(written)).toBeNull();
});

test.each([
  ['AEDT', '2026-11-25T22:00:00.000Z'],
  ['AEST', '2026-11-25T23:00:00.000Z'],
  ['ACDT', '2026-11-25T22:30:00.000Z'],
  ['ACST', '2026-11-25T23:30:00.000Z'],
  ['PET', '2026-11-26T14:00:00.000Z'],
  ['AMT', '2026-11-26T13:00:00.000Z'],
  ['MEST', '2026-11-26T07:00:00.000Z'],
  ['MEZ', '2026-11-26T08:00:00.000Z'],
  ['HST', '2026-11-26T19:00:00.000Z'],
  ['AKST', '2026-11-26T18:00:00.000Z'],
  ['NST', '2026-11-26T12:30:00.000Z'],
  ['PST (Pacific)', '2026-11-26T17:00:00.000Z'],
  ['Pakistan Standard Time', '2026-11-26T04:00:00.000Z'],
  ['Eastern Daylight Time', '2026-11-26T13:00:00.000Z'],
  ['America/New_York', '2026-11-26T14:00:00.000Z'],
  ['America/Los_Angeles', '2026-11-26T17:00:00.000Z'],
])('knows the zone %s', (zone, moment) => {
  expect(parseDate(`Thu, 26 Nov 2026 09:00:00 ${zone}`)).toBe(moment);
});

test.each([
  ['Вс, 29 ноя 2026 10:00:00 +0300', '2026-11-29T07:00:00.000Z'],
  ['Пн, 01 дек 2025 13:11:00 +0300', '2025-12-01T10:11:00.000Z'],
  ['Do, 29 Mär 2018 00:00:00 +0200', '2018-03-28T22:00:00.000Z'],
  ['Pzt, 01 Ara 2025 13:11:00 +0300', '2025-12-01T10:11:00.000Z'],
  ['01.12.2025, 13:11 Uhr', '2025-12-01T13:11:00.000Z'],
  ['Stand: 01.12.2025 13:11 Uhr', '2025-12-01T13:11:00.000Z'],
  ['Veröffentlicht am 1. Dezember 2025', '2025-12-01T00:00:00.000Z'],
  ['Publié le 1er décembre 2025 à 13h11', '2025-12-01T13:11:00.000Z'],
  ['1 de dezembro de 2025 às 13h11', '2025-12-01T13:11:00.000Z'],
  ['lunes, 1 de diciembre de 2025, 1:11 p. m.', '2025-12-01T13:11:00.000Z'],
  ['28 novembre 2026 | 14:30', '2026-11-28T14:30:00.000Z'],
  ['Opublikowano: 1 grudnia 2025 r., godz. 13:11', '2025-12-01T13:11:00.000Z'],
  ['1 декабря 2025', '2025-12-01T00:00:00.000Z'],
  ['1 декабря 2025 г., 13:11', '2025-12-01T13:11:00.000Z'],
  ['1 грудня 2025 р., 13:11', '2025-12-01T13:11:00.000Z'],
  ['1 Aralık 2025 13:11', '2025-12-01T13:11:00.000Z'],
  ['28 KASIM 2026', '2026-11-28T00:00:00.000Z'],
  ['1 ديسمبر 2025', '2025-12-01T00:00:00.000Z'],
  ['٢٨ نوفمبر ٢٠٢٦، ٢:٣٠ م', '2026-11-28T14:30:00.000Z'],
  ['28 تشرين الثاني 2026', '2026-11-28T00:00:00.000Z'],
  ['1 दिसंबर 2025', '2025-12-01T00:00:00.000Z'],
  ['२८ नवम्बर २०२६', '2026-11-28T00:00:00.000Z'],
  ['2025年12月1日 13時11分', '2025-12-01T13:11:00.000Z'],
  ['令和7年12月1日', '2025-12-01T00:00:00.000Z'],
  ['2025年12月1日（月） 午後1時11分', '2025-12-01T13:11:00.000Z'],
  ['2025년 12월 1일 13:11', '2025-12-01T13:11:00.000Z'],
  ['입력 2025. 12. 1. 오후 1:11', '2025-12-01T13:11:00.000Z'],
  ['发布时间：2025-12-01 13:11', '2025-12-01T13:11:00.000Z'],
  ['2025年12月1日 下午1:11', '2025-12-01T13:11:00.000Z'],
  ['Publicerad 1 dec. 2025 kl. 13.11', '2025-12-01T13:11:00.000Z'],
  ['1. prosince 2025', '2025-12-01T00:00:00.000Z'],
  ['2025. december 1. 13:11', '2025-12-01T13:11:00.000Z'],
  ['2025 m. gruodžio 1 d.', '2025-12-01T00:00:00.000Z'],
  ['1 Δεκεμβρίου 2025, 1:11 μ.μ.', '2025-12-01T13:11:00.000Z'],
  ['1 בדצמבר 2025', '2025-12-01T00:00:00.000Z'],
  ['1 ธันวาคม 2568', '2025-12-01T00:00:00.000Z'],
  ['Ngày 1 tháng 12 năm 2025', '2025-12-01T00:00:00.000Z'],
])('reads %j in its own language', (written, moment) => {
  expect(parseDate(written)).toBe(moment);
});

test('the language says what figures and shared names mean', () => {
  expect(parseDate('05/12/2025')).toBe('2025-05-12T00:00:00.000Z');
  expect(parseDate('05/12/2025', { language: 'pt-BR' })).toBe('2025-12-05T00:00:00.000Z');
  expect(parseDate('05/12/2025', { language: 'en-GB' })).toBe('2025-12-05T00:00:00.000Z');
  expect(parseDate('1. listopada 2025', { language: 'hr' })).toBe('2025-10-01T00:00:00.000Z');
  expect(parseDate('1 listopada 2025', { language: 'pl' })).toBe('2025-11-01T00:00:00.000Z');
  expect(parseDate('1 Dec 2025', { language: 'nobody-knows' })).toBe('2025-12-01T00:00:00.000Z');
});

test('a date is found among other words where that is asked for', () => {
  expect(inLine('By JANE DOE | Updated: Dec. 1, 2025 3:15 p.m. ET')).toBe(
    '2025-12-01T20:15:00.000Z',
  );
  expect(inLine('2025年12月1日 14:30 港口日报')).toBe('2025-12-01T14:30:00.000Z');
  expect(inLine('Port Elster, 1 December 2025')).toBe('2025-12-01T00:00:00.000Z');
  expect(inLine('no date here')).toBeNull();
});

function inLine(line: string): string | null {
  return parseDate(line, { amongWords: true });
}

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
