import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  createNeighbours,
  createPostings,
  type Vector,
} from '../../../corpus/stories/neighbours.ts';

const [storm, harbour] = [1, 2];
const vector = new Map([
  [storm, 0.8],
  [harbour, 0.6],
]);

test('of two articles with the same words and day the longer one is the likest', () => {
  const neighbours = createNeighbours();
  neighbours.add('short', { day: 100, length: 700 }, vector);
  neighbours.add('long', { day: 100, length: 3_000 }, vector);
  const near = neighbours.near({ day: 100, length: 500 }, vector);
  expect(near.map(({ article }) => article)).toEqual(['long', 'short']);
});

test('among short articles likeness is the cosine', () => {
  const neighbours = createNeighbours();
  neighbours.add('brief', { day: 100, length: 40 }, vector);
  const [brief] = neighbours.near({ day: 100, length: 300 }, vector);
  expect(brief?.likeness).toBeCloseTo(1);
});

test('likeness fades with the days between, and ends after eight', () => {
  const neighbours = createNeighbours();
  for (const day of [100, 102, 109]) neighbours.add(`day ${day}`, { day, length: 500 }, vector);
  const near = neighbours.near({ day: 100, length: 500 }, vector);
  expect(near.map(({ article }) => article)).toEqual(['day 100', 'day 102']);
});

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
  const word = new Map([[1, 1]]);
  for (const document of ['first', 'second', 'third']) postings.add(document, word);
  postings.remove((document) => document === 'second');
  expect(postings.products(word).map(([document]) => document)).toEqual(['first', 'third']);
});
