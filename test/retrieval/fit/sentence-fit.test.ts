import { expect, test } from 'vitest';
import { questionSubject } from '../../../retrieval/fit/question-subject.ts';
import { sentenceFit } from '../../../retrieval/fit/sentence-fit.ts';
import { tokensOf } from '../../../retrieval/words/tokens.ts';
import { plainWeights } from '../../support/plain-weights.ts';

const question = 'Who led the harbour strike?';
const subject = questionSubject({ question, publishers: [] }, plainWeights);

/** The fit of a sentence whose possible answer is the name of `Lindqvist`, where there is one. */
function fit(sentence: string, headline = ''): number {
  const tokens = tokensOf(sentence);
  const at = tokens.findIndex(({ word }) => word === 'lindqvist');
  const possible = at === -1 ? [] : [{ first: at, last: at, text: 'Lindqvist' }];
  const meeting = (text: string): number[][] =>
    subject.map((word) => tokensOf(text).map((token) => word.meets(token)));
  const around = meeting(headline).map((shares) => Math.max(0, ...shares));
  return sentenceFit(subject, { said: meeting(sentence), around, possible }).fit;
}

test('the nearer the words of the question stand to a possible answer, the better', () => {
  const near = fit('Lindqvist led the harbour strike.');
  const far = fit('Lindqvist was there, and after many days of rain they led the harbour strike.');
  expect(near).toBeGreaterThan(far);
  expect(far).toBeGreaterThan(0);
});

test('a sentence without a possible answer fits less than one with it', () => {
  expect(fit('They led the harbour strike.')).toBeLessThan(
    fit('Lindqvist led the harbour strike.'),
  );
});

test('a headline holds words for its sentences, though not as well as they do', () => {
  const bare = fit('It was Lindqvist.');
  const under = fit('It was Lindqvist.', 'Who led the harbour strike');
  expect(bare).toBe(0);
  expect(under).toBeGreaterThan(0.7);
  expect(under).toBeLessThan(fit('Lindqvist led the harbour strike.'));
});

test('everything fits a question without a subject', () => {
  expect(sentenceFit([], { said: [], around: [], possible: null }).fit).toBe(1);
});
