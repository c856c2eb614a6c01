import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { withoutLeadIn } from '../../../corpus/text/lead-in.ts';

/** Where a sentence says something. */
function startOf(sentence: string): number {
  return withoutLeadIn(sentence, { start: 0, end: sentence.length }).start;
}

const said = 'Pilots leave the harbour of Port Meridian on Monday.';

test.each([
  ['a credit', 'Ada N. Marsh/Coast Herald/AP '],
  ['a credit of one agency', 'Ada Marsh/AP '],
  ['the number of a picture', 'Hide Caption 4 of 19 '],
  ['the number of a picture and its credit', 'Hide Caption 4 of 19 Ada Marsh/AP '],
  ['an agency', '(AP) — '],
  ['a channel', '(CNN) '],
  ['a bullet', '- '],
])('%s stands in front of what a sentence says', (_, before) => {
  expect(startOf(`${before}${said}`)).toBe(before.length);
});

test.each([
  said,
  'London (CNN) Pilots leave the harbour on Monday, they said.',
  'A ferry and/or a tug leaves the harbour of Port Meridian.',
  'Ada Marsh/AP Ferries left.',
  '(Some pilots stayed behind in the harbour of Port Meridian.)',
])('“%s” begins with what it says', (sentence) => {
  expect(startOf(sentence)).toBe(0);
});

test('whatever a sentence is, thirty characters of it stay', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...Array.from('Ab/ .(CNN)-—1')), maxLength: 90 }),
      (text) => {
        const length = startOf(text);
        expect(length === 0 || text.length - length >= 30).toBe(true);
      },
    ),
  );
});
