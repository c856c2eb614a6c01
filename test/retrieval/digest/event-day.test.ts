import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { eventTime } from '../../../retrieval/digest/event-day.ts';

/** A Monday. */
const published = '2025-03-10T08:00:00.000Z';

test.each([
  ['The pilots went back to work on Monday.', '2025-03-10'],
  ['The pilots voted on Friday to end the strike.', '2025-03-07'],
  ['The council met late Thursday, a clerk told the Post.', '2025-03-06'],
  ['The union signed the agreement yesterday.', '2025-03-09'],
  ['The two ministers met in Lowen on Friday, 28 February 2025.', '2025-02-28'],
  ['The harbour closed on Feb. 26 after the storm.', '2025-02-26'],
  ['The ban was signed on 30 December and ended the dispute.', '2024-12-30'],
  ['Talks on Sunday followed a strike that began on Wednesday last.', '2025-03-09'],
])('%s: on %s', (sentence, day) => {
  expect(eventTime(sentence, published)).toMatchObject({ day, isAhead: false });
});

test.each([
  ['The envoy leaves for Lowen on Tuesday.', '2025-03-11'],
  ['The council will vote next Thursday on the ban.', '2025-03-13'],
  ['The new bridge is to open on 2 April.', '2025-04-02'],
])('%s: still to come on %s', (sentence, day) => {
  expect(eventTime(sentence, published)).toMatchObject({ day, isAhead: true });
});

test.each([
  'The harbour has been closed since Friday.',
  'Norland sent a second envoy ahead of Sunday’s vote.',
  'The minister returned home after resigning on Friday.',
  'The pilots ended their strike.',
  'Shops opened again after Black Friday.',
])('%s: names no day of its own', (sentence) => {
  expect(eventTime(sentence, published).day).toBeNull();
});

test('a weekday that may be the last one or the next is no day', () => {
  expect(eventTime('The council met on Wednesday.', published).day).toBeNull();
});

test('the next day is told by late updates and papers far away', () => {
  expect(eventTime('The missile fell into the sea on Tuesday.', published).day).toBe('2025-03-11');
});

test.each([
  'The bridge was built in 2011.',
  'The harbour was sold last year.',
  'He resigned in June.',
])('%s: long ago', (sentence) => {
  expect(eventTime(sentence, published).isLongAgo).toBe(true);
});

test('a weekday without more is one of the last four days, today or the next day, or none', () => {
  const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
  const days = fc.date({
    min: new Date('2000-01-01'),
    max: new Date('2030-01-01'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(fc.constantFrom(...weekdays), days, (weekday, date) => {
      const at = `${date.toISOString().slice(0, 10)}T00:00:00.000Z`;
      const { day } = eventTime(`The council met on ${weekday}.`, at);
      if (day === null) return;
      const distance = (Date.parse(day) - Date.parse(at)) / 86_400_000;
      expect(distance).toBeGreaterThanOrEqual(-4);
      expect(distance).toBeLessThanOrEqual(1);
      expect(weekdays[(new Date(day).getUTCDay() + 6) % 7]).toBe(weekday);
    }),
  );
});
