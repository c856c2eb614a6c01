import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { diffSentences } from '../../../corpus/versions/diff-sentences.ts';

test('what was removed and what was added stands in the order of reading', () => {
  const before = 'The ferry sails at nine. It has 21 cabins. Nobody was hurt.';
  const after = 'The ferry sails at nine. It has 12 cabins. Nobody was hurt. The mayor waved.';
  expect(diffSentences(before, after)).toEqual([
    { kind: 'removed', sentence: 'It has 21 cabins.' },
    { kind: 'added', sentence: 'It has 12 cabins.' },
    { kind: 'added', sentence: 'The mayor waved.' },
  ]);
});

test('other punctuation, marks and line breaks are no change', () => {
  const before = '“It sails,” said the mayor. Nobody was hurt.';
  const after = '"It sails", said the mayor.\n\nNobody was hurt!';
  expect(diffSentences(before, after)).toEqual([]);
});

test('texts with nothing in common are replaced whole, however long', () => {
  const changes = diffSentences(fleet('ferry'), fleet('barge'));
  expect(changes.map(({ kind }) => kind)).toEqual([
    ...Array.from({ length: 5_000 }, () => 'removed'),
    ...Array.from({ length: 5_000 }, () => 'added'),
  ]);
});

test('the old text without what was removed is the new text without what was added', () => {
  const sentence = fc.constantFrom('One sails.', 'Two sank.', 'Three waits.', 'Four burns.');
  const text = fc.array(sentence, { maxLength: 12 });
  fc.assert(
    fc.property(text, text, (before, after) => {
      const changes = diffSentences(before.join(' '), after.join(' '));
      const of = (wanted: string): string[] =>
        changes.filter(({ kind }) => kind === wanted).map((change) => change.sentence);
      expect(before.length - of('removed').length).toBe(after.length - of('added').length);
      expect([...before, ...of('added')].toSorted()).toEqual(
        [...after, ...of('removed')].toSorted(),
      );
    }),
  );
});

/** Five thousand sentences about ships of one kind. */
function fleet(kind: string): string {
  return Array.from({ length: 5_000 }, (_, index) => `The ${kind} number ${index} sails.`).join(
    ' ',
  );
}
