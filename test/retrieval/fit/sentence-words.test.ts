import { expect, test } from 'vitest';
import { questionSubject } from '../../../retrieval/fit/question-subject.ts';
import { type SentenceWords, sentenceWords } from '../../../retrieval/fit/sentence-words.ts';
import { evidenceOf } from '../../support/evidence-of.ts';
import { plainWeights } from '../../support/plain-weights.ts';
import { newsArticle } from '../../support/small-news.ts';

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
