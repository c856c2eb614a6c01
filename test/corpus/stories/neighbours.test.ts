import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Vector } from '../../../corpus/stories/inverted-index.ts';
import { createNeighbours } from '../../../corpus/stories/neighbours.ts';

const [storm, harbour] = [1, 2];
const vector = new Map([
  [storm, 0.8],
  [harbour, 0.6],
]);

test('of two articles with the same words and day the longer one is more similar', () => {
  const neighbours = createNeighbours();
  neighbours.add('short', { day: 100, length: 700 }, vector);
  neighbours.add('long', { day: 100, length: 3_000 }, vector);
  const near = neighbours.near({ day: 100, length: 500 }, vector);
  expect(near.map(({ article }) => article)).toEqual(['long', 'short']);
});

test('the similarity of short articles is their cosine', () => {
  const neighbours = createNeighbours();
  neighbours.add('brief', { day: 100, length: 40 }, vector);
  const [brief] = neighbours.near({ day: 100, length: 300 }, vector);
  expect(brief?.similarity).toBeCloseTo(1);
});

test('similarity decays with the days between, and ends after eight', () => {
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

test('each article that shares a word is found with its dot product, and no other', () => {
  fc.assert(
    fc.property(fc.array(vectors), vectors, (given, query) => {
      const neighbours = createNeighbours();
      const extent = { day: 100, length: 40 };
      for (const [index, terms] of given.entries())
        neighbours.add(`${index}`, extent, new Map(terms));
      const expected = given
        .map((terms, index): [string, number] => [
          `${index}`,
          product(new Map(query), new Map(terms)),
        ])
        .filter(([, similarity]) => similarity > 0);
      const found = neighbours.near(extent, new Map(query));
      expect(found.map(({ article }) => article).toSorted()).toEqual(
        expected.map(([article]) => article).toSorted(),
      );
      const similarities = new Map(expected);
      for (const { article, similarity } of found)
        expect(similarity).toBeCloseTo(similarities.get(article) ?? -1);
    }),
  );
});

test('a removed article is not found, and the others are', () => {
  const neighbours = createNeighbours();
  const extent = { day: 100, length: 40 };
  for (const article of ['first', 'second', 'third']) neighbours.add(article, extent, vector);
  neighbours.remove('second', 100);
  expect(neighbours.near(extent, vector).map(({ article }) => article)).toEqual(['first', 'third']);
});
