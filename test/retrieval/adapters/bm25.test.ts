import { expect, test } from 'vitest';
import { bm25, countWords } from '../../../retrieval/adapters/memory/bm25.ts';

function scores(query: string, ...texts: readonly string[]): number[] {
  return bm25(query, texts.map(countWords));
}

test('counts stems, and the words in all', () => {
  expect(countWords('Talks on talking')).toEqual({
    counts: new Map([
      ['talk', 2],
      ['on', 1],
    ]),
    length: 3,
  });
});

test('follows the formula', () => {
  // One of two texts holds the word, once, and both are of average length.
  const [score, other] = scores('rain', 'rain fell', 'snow fell');
  expect(score).toBeCloseTo(Math.log(1 + 1.5 / 1.5) * (2.2 / (1 + 1.2)), 10);
  expect(other).toBe(0);
});

test('a rarer word counts more than a common one, and a common one still counts', () => {
  const [rare = 0, common = 0] = scores(
    'rain fell',
    'rain came',
    'snow fell',
    'fog fell',
    'hail fell',
  );
  expect(rare).toBeGreaterThan(common);
  expect(common).toBeGreaterThan(0);
});

test('more of the same word counts more, and less each time', () => {
  const [one = 0, two = 0, three = 0] = scores('rain', 'rain a b', 'rain rain a', 'rain rain rain');
  expect(two).toBeGreaterThan(one);
  expect(three - two).toBeLessThan(two - one);
});

test('of two texts that hold a word once the shorter counts more', () => {
  const [short = 0, long = 0] = scores('rain', 'rain fell', 'rain fell on the plain for days');
  expect(short).toBeGreaterThan(long);
});

test('scores nothing among no texts', () => {
  expect(scores('rain')).toEqual([]);
  expect(scores('', 'rain')).toEqual([0]);
  expect(scores('rain', '')).toEqual([0]);
});
