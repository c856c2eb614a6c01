import { expect, test } from 'vitest';
import type { Signature } from '../../../corpus/stories/signature.ts';
import { createTermWeights } from '../../../corpus/stories/term-weights.ts';

const [storm, harbour] = [1, 2];
const article: Signature = {
  terms: Uint32Array.of(storm, harbour),
  weights: Uint8Array.of(200, 200),
  sketch: new Uint32Array(),
};
const aboutStorm: Signature = {
  ...article,
  terms: Uint32Array.of(storm),
  weights: Uint8Array.of(255),
};

test('unseen words weigh the same, and the vector has length one', () => {
  const vector = createTermWeights().vectorOf(article);
  expect(vector.get(storm)).toBeCloseTo(Math.SQRT1_2);
  expect(vector.get(harbour)).toBeCloseTo(Math.SQRT1_2);
});

test('a word that many articles use today counts as rare', () => {
  const weights = createTermWeights();
  for (let number = 0; number < 50; number += 1) weights.count(aboutStorm, 100);
  expect(weights.vectorOf(article).get(storm)).toBeCloseTo(Math.SQRT1_2);
});

test('a week later the same word weighs less', () => {
  const weights = createTermWeights();
  for (let number = 0; number < 50; number += 1) weights.count(aboutStorm, 100);
  weights.count(article, 107);
  expect(weights.vectorOf(article).get(storm)).toBeLessThan(0.6);
});

test('a common word stays common when thousands of words have come and gone', () => {
  const weights = createTermWeights({ most: 1_000 });
  for (let number = 0; number < 2_000; number += 1) {
    const terms = Uint32Array.of(storm, 100 + 3 * number, 101 + 3 * number, 102 + 3 * number);
    weights.count({ ...article, terms, weights: Uint8Array.of(9, 9, 9, 9) }, 100 + number);
  }
  const vector = weights.vectorOf(article);
  expect(vector.get(storm)).toBeLessThan(0.3 * (vector.get(harbour) ?? 0));
});
