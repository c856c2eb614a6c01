import { expect, test } from 'vitest';
import { askedSince } from '../../../retrieval/planning/asked-since.ts';
import { readPeriods } from '../../../retrieval/planning/read-periods.ts';

/** A Wednesday. */
const at = '2025-03-12T12:00:00.000Z';

test.each([
  ['Which minister resigned this week?', '2025-03-05'],
  ['Which ministers resigned THIS month?', '2025-03-01'],
  ['Who won this year?', '2025-01-01'],
  ['What happened yesterday?', '2025-03-11'],
  ['Did it rain more on 5 March than this week?', '2025-03-05'],
  ['What was said before 1 March 2025?', '1970-01-01'],
])('“%s” asks about what began on %s or later', (question, day) => {
  expect(askedSince(question, readPeriods(question, at), at)?.slice(0, 10)).toBe(day);
});

test('a question that names no time asks about any', () => {
  expect(askedSince('Who signed the agreement?', [], at)).toBeNull();
});
