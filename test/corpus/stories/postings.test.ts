import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPostings, type Vector } from '../../../corpus/stories/postings.ts';

const vectors = fc.uniqueArray(
  fc.tuple(fc.integer({ min: 0, max: 9 }), fc.double({ min: 0.1, max: 1, noNaN: true })),
  { selector: ([term]) => term, maxLength: 6 },
);

function product(one: Vector, other: Vector): number {
  return [...one].reduce((sum, [term, weight]) => sum + weight * (other.get(term) ?? 0), 0);
}

test('each document that shares a word is found with its dot product, and no other', () => {
  fc.assert(
    fc.property(fc.array(vectors), vectors, (given, asked) => {
      const postings = createPostings<number>();
      for (const [index, terms] of given.entries()) postings.add(index, new Map(terms));
      const wanted = given
        .map((terms, index): [number, number] => [index, product(new Map(asked), new Map(terms))])
        .filter(([, expected]) => expected > 0);
      const found = postings.products(new Map(asked));
      expect(found.map(([index]) => index)).toEqual(wanted.map(([index]) => index));
      for (const [place, [, expected]] of wanted.entries())
        expect(found[place]?.[1]).toBeCloseTo(expected);
    }),
  );
});

test('a document that was taken out is not found, and the others are', () => {
  const postings = createPostings<string>();
  const harbour = new Map([[1, 1]]);
  for (const document of ['first', 'second', 'third']) postings.add(document, harbour);
  postings.remove((document) => document === 'second');
  expect(postings.products(harbour).map(([document]) => document)).toEqual(['first', 'third']);
});
