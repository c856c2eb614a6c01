import { assert, constantFrom, integer, property } from 'fast-check';
import { expect, test } from 'vitest';
import { eventDays } from '../../../corpus/stories/event-days.ts';

const DAY = 86_400_000;
const wednesday = '2025-12-03T10:00:00.000Z';
const dates = (words: string[], publishedAt: string | null): string[] =>
  eventDays(words, publishedAt).map((day) => new Date(day * DAY).toISOString().slice(0, 10));

test('a weekday is the day before or the day to come, whichever is nearer', () => {
  expect(dates(['freed', 'on', 'tuesday'], wednesday)).toEqual(['2025-12-02']);
  expect(dates(['votes', 'on', 'friday'], wednesday)).toEqual(['2025-12-05']);
});

test('each day is named once, in the order of time', () => {
  expect(dates(['wednesday', 'sunday', 'wednesday'], wednesday)).toEqual([
    '2025-11-30',
    '2025-12-03',
  ]);
});

test('without a weekday or a date of publication there is no day', () => {
  expect(eventDays(['freed', 'yesterday'], wednesday)).toEqual([]);
  expect(eventDays(['tuesday'], null)).toEqual([]);
});

test('what is told before and after an event within three days names the same day', () => {
  const named = constantFrom('monday', 'thursday', 'saturday');
  assert(
    property(named, integer({ min: 0, max: 3 }), (weekday, later) => {
      const [day = 0] = eventDays([weekday], wednesday);
      const publishedAt = new Date((day + later) * DAY).toISOString();
      expect(eventDays([weekday], publishedAt)).toEqual([day]);
    }),
  );
});
