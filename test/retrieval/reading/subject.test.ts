import { expect, test } from 'vitest';
import { questionSubject } from '../../../retrieval/reading/subject.ts';
import { tokensOf } from '../../../retrieval/text/tokens.ts';
import { plainWeights } from '../../support/plain-weights.ts';

function weightsOf(question: string, publishers: string[] = []): Record<string, number> {
  const subject = questionSubject({ question, publishers }, plainWeights);
  return Object.fromEntries(subject.map(({ stem, weight }) => [stem, weight]));
}

test('names count more than other words, and numbers most', () => {
  expect(weightsOf('Who opened the bridge in Ostry in 2024?')).toEqual({
    open: 1,
    bridg: 1,
    ostri: 1.5,
    2024: 3,
  });
});

test('why something happened supposes it: that counts as much as names', () => {
  expect(weightsOf('Why was the bridge in Ostry opened?')).toEqual({
    open: 1.5,
    bridg: 1.5,
    ostri: 1.5,
  });
});

test('neither question words nor the names of publishers tell the subject', () => {
  expect(weightsOf('What does the Valley Herald say about trawling?', ['Valley Herald'])).toEqual({
    trawl: 1,
  });
});

test('the words for what is asked need not be met', () => {
  expect(weightsOf('Which coastal country opened bridges?')).toMatchObject({ coastal: 0, open: 1 });
  expect(weightsOf('How long did pilots strike?')).toMatchObject({ long: 0, strike: 1 });
  expect(weightsOf('Where did the strike take place?')).toEqual({ strike: 1 });
  expect(weightsOf('Who didn’t strike?')).toEqual({ strike: 1 });
});

test('words alike meet as far as they are alike, names and numbers only themselves', () => {
  const vectors: Record<string, number[]> = {
    strike: [1, 0],
    walkout: [0.6, 0.8],
    ostry: [1, 0],
    ostryan: [0.8, 0.6],
    ostrava: [0.2, 0.98],
  };
  const weights = {
    weight: () => 1,
    vector: (word: string) => new Float32Array(vectors[word] ?? [0, 0]),
  };
  const subject = questionSubject({ question: 'Did a strike hit Ostry?', publishers: [] }, weights);
  const meets = (stem: string, word: string): number | undefined =>
    tokensOf(word).map((token) => subject.find((one) => one.stem === stem)?.meets(token))[0];
  expect(meets('strike', 'walkout')).toBeCloseTo(0.6);
  expect(meets('strike', 'rain')).toBe(0);
  expect(meets('ostri', 'strike')).toBe(0);
  expect(meets('ostri', 'Ostry')).toBe(1);
  // What is derived from a name begins like it and is alike.
  expect(meets('ostri', 'Ostryan')).toBe(1);
  expect(meets('ostri', 'Ostrava')).toBe(0);
});
