import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  earliestTime,
  readPeriods,
  withoutRelativeDays,
} from '../../../retrieval/query/periods.ts';

/** A Wednesday. */
const at = '2025-03-12T12:00:00.000Z';

function periodsOf(question: string): string[] {
  return readPeriods(question, at).map(
    ({ since, until }) => `${since.slice(0, 10)} ${until.slice(0, 10)}`,
  );
}

test.each([
  ['What did the minister say yesterday?', '2025-03-11 2025-03-12'],
  ['What has happened since Friday?', '2025-03-07 2025-03-12'],
  ['Who won on Thursday?', '2025-03-06 2025-03-07'],
  ['Who won last week?', '2025-03-03 2025-03-09'],
  ['How many ships came last month?', '2025-02-01 2025-02-28'],
  ['What was said in the first week of November?', '2024-11-01 2024-11-07'],
  ['What was said in the last week of February 2024?', '2024-02-23 2024-02-29'],
  ['What did they report on November 6th, 2023?', '2023-11-06 2023-11-07'],
  ['Who signed on 5 March?', '2025-03-05 2025-03-06'],
  ['What happened over the past 48 hours?', '2025-03-10 2025-03-12'],
  ['What was said before March 1, 2025?', '1970-01-01 2025-03-02'],
  ['Which bridge fell in 2019?', '2019-01-01 2019-12-31'],
  ['What has changed since 2020?', '2020-01-01 2025-03-12'],
  ['What happened today?', '2025-03-12 2025-03-12'],
])('the time in “%s” is read from the time of asking', (question, expected) => {
  expect(periodsOf(question)).toEqual([expected]);
});

test('several times are several periods', () => {
  expect(
    periodsOf('Did it change between the reports of October 5, 2023 and December 1, 2023?'),
  ).toEqual(['2023-10-05 2023-10-06', '2023-12-01 2023-12-02']);
});

test.each([
  ['what a calendar cannot tell', 'Who spoke before the vote?'],
  ['what has not begun', 'Who will speak next Monday, and who tomorrow?'],
  ['a length of time', 'Who went on strike for 12 days?'],
  ['a comparison', 'Is bread dearer than a year ago?'],
  ['a year in a name', 'Who lost the 2020 election?'],
  ['a weekday in a name', 'What sold best on Cyber Monday?'],
  ['a number', 'Who died at the age of 94?'],
  ['what newness tells anyway', 'Which minister resigned this week?'],
])('%s is not a time', (_, question) => {
  expect(periodsOf(question)).toEqual([]);
});

const timeWords = fc.constantFrom(
  ...'since before last next past the first week of May 2023 99999999999 days ago 31 February now'.split(
    ' ',
  ),
);

test('every period begins before it ends, and ends by the time of asking', () => {
  fc.assert(
    fc.property(fc.array(timeWords, { maxLength: 8 }), (spoken) => {
      for (const { since, until } of readPeriods(spoken.join(' '), at))
        expect(since <= until && until <= at).toBe(true);
    }),
    { numRuns: 300 },
  );
});

/** A Wednesday. */
const sinceAt = '2025-03-12T12:00:00.000Z';

test.each([
  ['Which minister resigned this week?', '2025-03-05'],
  ['Which ministers resigned THIS month?', '2025-03-01'],
  ['Who won this year?', '2025-01-01'],
  ['What happened yesterday?', '2025-03-11'],
  ['Did it rain more on 5 March than this week?', '2025-03-05'],
  ['What was said before 1 March 2025?', '1970-01-01'],
])('the earliest time of “%s” is %s', (question, day) => {
  expect(earliestTime(question, readPeriods(question, sinceAt), sinceAt)?.slice(0, 10)).toBe(day);
});

test('a question without a time has no earliest time', () => {
  expect(earliestTime('Who signed the agreement?', [], sinceAt)).toBeNull();
});

test.each([
  ['What did the minister say yesterday?', 'What did the minister say?'],
  ['Who won last night, and where?', 'Who won, and where?'],
  ['Did it rain earlier today in Ostry?', 'Did it rain in Ostry?'],
])('“%s” is searched without its day', (question, searched) => {
  expect(withoutRelativeDays(question)).toBe(searched);
});

test.each([
  'Who signed on Monday?',
  'Which minister resigned this week?',
  'Today?',
  'today?',
  'What is today’s headline?',
  'What did USA TODAY report?',
])('“%s” is searched as it is', (question) => {
  expect(withoutRelativeDays(question)).toBe(question);
});
