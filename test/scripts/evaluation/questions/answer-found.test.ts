import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { answerFound } from '../../../../scripts/evaluation/questions/answer-found.ts';

test.for<[string, string]>([
  ['“Paper Lanterns”', 'The jury chose Paper Lanterns over five others.'],
  ['$19 million', 'It sold for $19 million, a record.'],
  ['O’Hara', "The vote went to o'hara."],
  ['5.9', 'A quake of 5.9 shook the coast.'],
  ['ZÜRICH', 'The talks move to Zürich.'],
])('finds %s whatever its case and marks', ([answer, text]) => {
  expect(answerFound([answer], text)).toBe(true);
});

test.for<[string, string]>([
  ['Oslo', 'The Oslovians voted.'],
  ['12', 'It took 120 days.'],
  ['red fox', 'The fox was red.'],
  ['red fox', 'A red and tired fox.'],
])('does not find %s in other words', ([answer, text]) => {
  expect(answerFound([answer], text)).toBe(false);
});

test('takes any spelling of the answer', () => {
  expect(answerFound(['May 15, 2012', '15 May 2012'], 'It opened on 15 May 2012.')).toBe(true);
});

test('never finds an answer without a word', () => {
  expect(answerFound(['', '…'], 'Anything at all.')).toBe(false);
  expect(answerFound([], 'Anything at all.')).toBe(false);
});

test('finds every run of whole words of a text', () => {
  const words = fc.array(fc.stringMatching(/^[a-z0-9]{1,6}$/u), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(words, fc.nat(), fc.nat(), (all, one, other) => {
      const [start, end] = [one % all.length, other % all.length].toSorted((a, b) => a - b);
      const run = all.slice(start, (end ?? 0) + 1).join(' ');
      expect(answerFound([run.toUpperCase()], all.join(', '))).toBe(true);
    }),
  );
});
