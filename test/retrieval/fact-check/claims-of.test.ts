import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { claimsOf } from '../../../retrieval/fact-check/claims-of.ts';

test('statements are worth checking; questions, greetings and opinions are not', () => {
  const text = [
    'Good morning everyone in here! The pilots of Port Meridian went back to work on Monday.',
    'Did they really win anything at all? I think they should have gone on for longer.',
    'In my opinion the mayor is to blame for this. Some 140 ships had waited outside.',
    '“I hope that this was the last strike,” said the mayor of Port Meridian. Wow.',
  ].join('\n');
  expect(claimsOf(text)).toEqual({
    claims: [
      'The pilots of Port Meridian went back to work on Monday.',
      'Some 140 ships had waited outside.',
      '“I hope that this was the last strike,” said the mayor of Port Meridian.',
    ],
    omitted: 0,
  });
});

test('at most five claims are taken, each once, and the rest is counted', () => {
  const sentences = Array.from({ length: 7 }, (_, index) => `Terminal ${index} opened on Monday.`);
  const { claims, omitted } = claimsOf([...sentences, ...sentences].join(' '));
  expect(claims).toEqual(sentences.slice(0, 5));
  expect(omitted).toBe(2);
});

test('every claim stands in its text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
      expect(claimsOf(text).claims.every((claim) => text.includes(claim))).toBe(true);
    }),
  );
});
