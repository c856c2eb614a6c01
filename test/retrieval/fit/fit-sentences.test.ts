import { expect, test } from 'vitest';
import { splitSentences } from '../../../corpus/text/sentences.ts';
import { type FitAmongOthers, fitSentences } from '../../../retrieval/fit/fit-sentences.ts';
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
