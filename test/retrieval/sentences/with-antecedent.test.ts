import { expect, test } from 'vitest';
import { cardOf } from '../../../corpus/article.ts';
import type { Candidate } from '../../../retrieval/sentences/rank-sentences.ts';
import { withAntecedent } from '../../../retrieval/sentences/with-antecedent.ts';
import { stem } from '../../../retrieval/words/stem.ts';
import { words } from '../../../retrieval/words/words.ts';
import { newsArticle } from '../../support/small-news.ts';

const ample = 700;

/** The last sentence of an article as a candidate; its passage begins behind a headline of ten characters. */
function lastSentence(...sentences: readonly string[]): Candidate {
  const text = `Headline.\n${sentences.join('\n\n')}`;
  const article = newsArticle({ text });
  const last = sentences.at(-1) ?? '';
  const passage = {
    articleId: article.id,
    number: 0,
    start: 10,
    end: text.length,
    text: text.slice(10),
  };
  return {
    evidence: { article: cardOf(article), passage, score: 1 },
    text: last,
    start: text.length - last.length,
    overlap: 0.5,
    fit: 0.5,
    stems: new Set(words(last).map(stem)),
    vector: new Float32Array(),
    score: 0.5,
  };
}

test.each([
  ['The mayor, Ada Quill, opened the bridge.', 'She thanked the builders.'],
  ['Meridian Lines lost its licence on Monday.', 'The company has two ships.'],
  ['“We will stay,” said Petra Lindqvist.', '“They owe us a year of pay.”'],
])('“%s” comes along with “%s”', (before, last) => {
  const whole = withAntecedent(lastSentence('It rained.', before, last), ample);
  expect(whole.text).toBe(`${before}\n\n${last}`);
  expect([...whole.stems]).toEqual(expect.arrayContaining(words(before).map(stem)));
});

test('what is brought along is an exact piece of the passage, at its place', () => {
  const candidate = lastSentence('The mayor, Ada Quill, opened the bridge.', 'She thanked all.');
  const { text, start, evidence } = withAntecedent(candidate, ample);
  const offset = start - evidence.passage.start;
  expect(evidence.passage.text.slice(offset, offset + text.length)).toBe(text);
});

test.each([
  [
    'the sentence names its own subject',
    ['Ada Quill opened the bridge.', 'Bruno Akande paid for it.'],
  ],
  ['nothing stands before it', ['She thanked the builders.']],
  ['the one before names nobody', ['The bridge is open.', 'She thanked the builders.']],
  ['the one before points back itself', ['She met Bruno Akande.', 'He thanked the builders.']],
])('a sentence stays as it is where %s', (_, sentences) => {
  const candidate = lastSentence(...sentences);
  expect(withAntecedent(candidate, ample)).toBe(candidate);
});

test('a sentence stays as it is where both do not fit', () => {
  const candidate = lastSentence('The mayor, Ada Quill, opened the bridge.', 'She thanked all.');
  expect(withAntecedent(candidate, candidate.text.length + 10)).toBe(candidate);
});
