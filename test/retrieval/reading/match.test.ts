import { expect, test } from 'vitest';
import { splitSentences } from '../../../corpus/text/sentences.ts';
import {
  type FitAmongOthers,
  fitSentences,
  sentenceFit,
  type SentenceWords,
  sentenceWords,
} from '../../../retrieval/reading/match.ts';
import { questionSubject } from '../../../retrieval/reading/subject.ts';
import { tokensOf } from '../../../retrieval/text/tokens.ts';
import { evidenceOf } from '../../support/evidence-of.ts';
import { plainWeights } from '../../support/plain-weights.ts';
import { newsArticle } from '../../support/small-news.ts';

/** The fits of all sentences of some articles, by sentence. */
function fitsOf(question: string, ...texts: readonly string[]): Map<string, FitAmongOthers> {
  const articles = texts.map((text, index) => newsArticle({ id: `article ${index}`, text }));
  const sentences = evidenceOf(...articles).flatMap((evidence) =>
    splitSentences(evidence.passage.text).map(({ start, end }) => ({
      evidence,
      text: evidence.passage.text.slice(start, end),
      start,
    })),
  );
  const fits = fitSentences({ question, publishers: [] }, sentences, plainWeights);
  return new Map(sentences.map(({ text }, index) => [text, fits[index] ?? { fit: 0, votes: 0 }]));
}

test('an answer that several articles give has the votes of all', () => {
  const said = 'The strike was led by Petra Lindqvist.';
  const fits = fitsOf(
    'Who led the strike?',
    said,
    'So Lindqvist led the strike.',
    'Nobody led it.',
  );
  const own = fits.get(said);
  expect(own?.votes).toBeGreaterThan(own?.fit ?? 1);
});

test('an article that says the same twice has one vote', () => {
  const once = fitsOf('Who led the strike?', 'So Lindqvist led the strike.');
  const twice = fitsOf('Who led the strike?', 'So Lindqvist led the strike. So Lindqvist did it.');
  const sentence = 'So Lindqvist led the strike.';
  expect(twice.get(sentence)?.votes).toBe(once.get(sentence)?.votes);
});

test('what leads up to a sentence says what it is about', () => {
  const fits = fitsOf('Who led the strike?', 'A strike began. It was led by Lindqvist.', 'He led.');
  expect(fits.get('It was led by Lindqvist.')?.fit).toBeGreaterThan(fits.get('He led.')?.fit ?? 1);
});

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

const publishedAt = '2024-03-02T00:00:00.000Z';
const lines = 'A strike of pilots began. It was led by Lindqvist.';

/** A sentence of an article under a headline about ferries, held against a question. */
function held(question: string, text: string): SentenceWords {
  const [evidence] = evidenceOf(newsArticle({ title: 'Ferries stay', text: lines, publishedAt }));
  if (evidence === undefined) throw new Error('There is no passage.');
  const subject = questionSubject({ question, publishers: [] }, plainWeights);
  return sentenceWords(subject)({ evidence, text, start: lines.indexOf(text) });
}

test('the words of a sentence stand where they stand in it', () => {
  const sentence = 'It was led by Lindqvist.';
  const { tokens } = held('Who led?', sentence);
  expect(tokens.map(({ raw }) => raw)).toEqual(['It', 'was', 'led', 'by', 'Lindqvist']);
  for (const { raw, start, end } of tokens) expect(sentence.slice(start, end)).toBe(raw);
});

test('each word of the question is met where the sentence says it', () => {
  expect(held('Who led pilots?', 'It was led by Lindqvist.').said).toEqual([
    [0, 0, 1, 0, 0],
    [0, 0, 0, 0, 0],
  ]);
});

test('the headline, its year and the sentences before stand around a sentence, itself does not', () => {
  const { around } = held('Who led ferry pilots in 2024?', 'It was led by Lindqvist.');
  expect(around).toEqual([0, 1, 1, 1]);
  expect(held('Did pilots strike?', 'A strike of pilots began.').around).toEqual([0, 0]);
});
