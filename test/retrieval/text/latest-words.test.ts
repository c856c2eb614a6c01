import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { latestWords } from '../../../retrieval/text/latest-words.ts';

test('of any words in any order, the latest are known, and never another word’s', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 30 })), (numbers) => {
      const known = latestWords<number>(8);
      for (const [place, number] of numbers.entries()) {
        known.set(`word ${number}`, number);
        const told = new Set(numbers.slice(0, place + 1));
        for (const other of [...Array.from({ length: 31 }).keys()].filter(
          (each) => !told.has(each),
        ))
          expect(known.get(`word ${other}`)).toBeUndefined();
        expect(known.get(`word ${number}`)).toBe(number);
      }
    }),
  );
});

test('a word that is asked for now and then is kept, and one that is not is forgotten', () => {
  const known = latestWords<number>(10);
  known.set('often', 1);
  known.set('once', 2);
  for (let number = 0; number < 20; number += 1) {
    known.set(`name ${number}`, number);
    expect(known.get('often')).toBe(1);
  }
  expect(known.get('often')).toBe(1);
  expect(known.get('once')).toBeUndefined();
});
