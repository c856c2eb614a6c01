import { expect, test } from 'vitest';
import { createNeighbours } from '../../../corpus/stories/neighbours.ts';

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
