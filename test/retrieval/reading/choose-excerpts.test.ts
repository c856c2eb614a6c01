import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { cardOf } from '../../../corpus/article.ts';
import { type AnswerTerms, answerTerms } from '../../../retrieval/reading/answer-terms.ts';
import { chooseExcerpts, withAntecedent } from '../../../retrieval/reading/choose-excerpts.ts';
import type { Candidate } from '../../../retrieval/reading/rank-sentences.ts';
import { analyseSentence } from '../../../retrieval/text/analyse.ts';
import { stem } from '../../../retrieval/text/tokens.ts';
import { words } from '../../../retrieval/text/words.ts';
import { plainWeights } from '../../support/plain-weights.ts';
import { queryOf } from '../../support/query-of.ts';
import { newsArticle } from '../../support/small-news.ts';

const features = {
  overlap: 0.5,
  similarity: 0,
  article: 1,
  agreement: 0,
  match: 0.5,
  answer: 0,
  fragment: 0,
  earlierYear: 0,
};

/** A candidate that is the whole text of an article. */
function candidate(text: string, given: Partial<Candidate> & { id?: string } = {}): Candidate {
  const article = newsArticle({ id: given.id ?? 'a', text });
  const passage = { articleId: article.id, number: 0, start: 0, end: text.length, text };
  return {
    ...analyseSentence(text, { start: 0, end: text.length }),
    text,
    start: 0,
    evidence: { article: cardOf(article), passage, score: 1 },
    features,
    score: 0.5,
    ...given,
  };
}

function chosen(candidates: readonly Candidate[], question = 'Why?', most = 2): string[] {
  const best = candidates.toSorted((left, right) => right.score - left.score);
  return chooseExcerpts(best, termsOf(best, question), { most }).map(({ text }) => text);
}

function termsOf(candidates: Candidate[], question: string): AnswerTerms {
  return answerTerms(queryOf(question), { candidates, common: new Set() }, plainWeights);
}

test('no candidates give no sentences', () => {
  expect(chosen([])).toEqual([]);
});

test('the best sentence is first, the others follow by what they add to it', () => {
  const texts = [
    candidate('Fish come home to Kiev.', { score: 0.7, start: 20, id: 'a' }),
    candidate('Zebras jumped over a fence.', { score: 0.6, start: 50, id: 'b' }),
    candidate('Pilots went to work again.', { score: 1.6, start: 300, id: 'a' }),
  ];
  const best = ['Pilots went to work again.', 'Fish come home to Kiev.'];
  expect(chosen(texts)).toEqual(best);
  expect(chosen(texts, 'Why?', 3)).toEqual([...best, 'Zebras jumped over a fence.']);
});

test('a sentence that continues the one shown joins it before one from elsewhere that scores a little better', () => {
  const text = 'Ada Quill left the council. Her departure surprised everyone.';
  const whole = candidate(text).evidence;
  const [first, second] = ['Ada Quill left the council.', 'Her departure surprised everyone.'].map(
    (sentence, index) => ({
      ...candidate(sentence, { score: 0.9 - 0.5 * index }),
      start: text.indexOf(sentence),
      evidence: whole,
    }),
  );
  const other = candidate('The departure surprised everyone.', { score: 0.5, id: 'b' });
  expect(
    chosen(
      [first, second, other].flatMap((one) => one ?? []),
      'Why?',
      1,
    ),
  ).toEqual([text]);
});

/** What is chosen of an article of these sentences, each scoring a little less than the one before. */
function chosenOf(...sentences: readonly string[]): string[] {
  const text = sentences.join('\n\n');
  const { evidence } = candidate(text);
  const pieces = sentences.map((sentence, index) =>
    candidate(sentence, { evidence, start: text.indexOf(sentence), score: 0.9 - index / 10 }),
  );
  return chosen(pieces);
}

test('neighbours make one excerpt as long as it stays short', () => {
  const [mayor, mason] = ['The mayor opened the bridge.', 'A mason sang about it.'];
  expect(chosenOf(mayor, mason)).toEqual([`${mayor}\n\n${mason}`]);
  const long = `Ferries went ${'on and '.repeat(40)}on.`;
  expect(chosenOf(mayor, long)).toEqual([mayor, long]);
});

test('the same sentence of two articles is quoted once', () => {
  const text = 'The pilots work again.';
  const candidates = [
    candidate(text, { score: 0.9 }),
    candidate(text, { score: 0.8, id: 'b' }),
    candidate('Zebras jumped over fences.', { score: 0.7, id: 'b' }),
  ];
  expect(chosen(candidates)).toEqual([text, 'Zebras jumped over fences.']);
});

test('the sentence with the words of the headlines comes first', () => {
  const candidates = ['a', 'b'].flatMap((id) => [
    candidate('Nobody wanted to comment on it.', { id, score: 0.6 }),
    candidate('Odile Krantz keeps her seat.', { id, score: 0.55 }),
  ]);
  for (const { evidence } of candidates) evidence.article.title = 'Krantz wins';
  expect(chosen(candidates, 'Who was elected?')[0]).toBe('Odile Krantz keeps her seat.');
});

test('for a number question, a sentence with a number is first', () => {
  const candidates = [
    candidate('Ferries were cancelled on most days.', { score: 0.6 }),
    candidate('Ferries were cancelled on 14 days.', { score: 0.6, id: 'b' }),
  ];
  const question = 'On how many days were ferries cancelled?';
  expect(chosen(candidates, question)[0]).toContain('14');
});

test('a further sentence adds another possible answer instead of repeating the first', () => {
  const candidates = [
    candidate('The prize was given to Krantz.', { score: 0.9 }),
    ...[
      'Krantz took it with a smile.',
      'It made Krantz happy, too.',
      'So Krantz bowed and left.',
    ].map((text, index) => candidate(text, { score: 0.6, start: index })),
    candidate('Jury member Quix had voted for Zubov.', { score: 0.45, id: 'b' }),
  ];
  expect(chosen(candidates, 'Who was given the prize?')).toContain(
    'Jury member Quix had voted for Zubov.',
  );
});

test('a line of page furniture is not chosen', () => {
  const candidates = [
    candidate('Pilots went to work again.', { score: 0.5 }),
    candidate('Ostry, CNN —', { score: 0.9 }),
  ];
  expect(chosen(candidates)).toEqual(['Pilots went to work again.']);
  expect(chosen(candidates.slice(1))).toEqual(['Ostry, CNN —']);
});

test.each(['Did the pilots go to work again?', 'What the pilots left out'])(
  '“%s” is not chosen beside a sentence',
  (line) => {
    const candidates = [
      candidate('Pilots went to work again.', { score: 0.5 }),
      candidate(line, { score: 0.9, id: 'b' }),
    ];
    expect(chosen(candidates)).toEqual(['Pilots went to work again.']);
    expect(chosen(candidates.slice(1))).toEqual([line]);
  },
);

test('a sentence that does not fit is replaced by shorter ones', () => {
  const long = `Pilots ${'and more pilots '.repeat(60)}came.`;
  const candidates = [
    candidate(long, { score: 0.9 }),
    candidate('Zebras jumped over it.', { score: 0.3 }),
  ];
  expect(chosen(candidates)).toEqual(['Zebras jumped over it.']);
});

test('when every sentence is too long, the best one is shown alone', () => {
  const long = ['a', 'b'].map((letter) => `${letter.repeat(30)} `.repeat(30));
  const candidates = long.map((text, index) => candidate(text, { score: 0.9 - index / 10 }));
  expect(chosen(candidates)).toEqual([long[0]]);
});

test('no more excerpts are chosen than wanted, each once, as they stand, within 480 characters', () => {
  const arbitrary = fc
    .record({
      text: fc.string({ minLength: 1, maxLength: 600 }),
      score: fc.double({ min: 0, max: 2, noNaN: true }),
      start: fc.nat(2_000),
      id: fc.constantFrom('a', 'b', 'c'),
    })
    .map(({ text, ...given }) => candidate(text, given));
  fc.assert(
    fc.property(fc.array(arbitrary, { minLength: 1, maxLength: 12 }), (candidates) => {
      const best = candidates.toSorted((left, right) => right.score - left.score);
      const selected = chooseExcerpts(best, termsOf(best, 'Why?'), { most: 2 });
      expect(selected.length).toBeGreaterThan(0);
      expect(new Set(selected).size).toBe(selected.length);
      expect(selected.length).toBeLessThanOrEqual(2);
      const room = selected.reduce((sum, { text }) => sum + text.length, 0);
      // What is too long stands alone, where there is nothing else.
      const allowed = candidates.every(({ text }) => text.length > 480) ? 600 : 480;
      expect(room).toBeLessThanOrEqual(allowed);
    }),
  );
});

test('a sentence that refers back is quoted with the one before it, once', () => {
  const text = 'Mara Lind opened the bridge. She thanked the masons. Ferries go on.';
  const whole = candidate(text);
  const piece = (part: string, score: number): Candidate =>
    candidate(part, { evidence: whole.evidence, start: text.indexOf(part), score });
  const she = piece('She thanked the masons.', 0.9);
  const mara = piece('Mara Lind opened the bridge.', 0.8);
  const ferries = piece('Ferries go on.', 0.1);
  const question = 'Whom did Mara Lind thank when she opened the bridge?';
  expect(chosen([she, mara, ferries], question)).toEqual([
    'Mara Lind opened the bridge. She thanked the masons.',
  ]);
  const first = { ...mara, score: 3 };
  expect(chosen([first, she], question)).toEqual([`${mara.text} ${she.text}`]);
});

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
  return candidate(last, {
    evidence: { article: cardOf(article), passage, score: 1 },
    start: text.length - last.length,
  });
}

test.each([
  ['The mayor, Ada Quill, opened the bridge.', 'She thanked the builders.'],
  ['Meridian Lines lost its licence on Monday.', 'The company has two ships.'],
  ['“We will stay,” said Petra Lindqvist.', '“They owe us a year of pay.”'],
])('“%s” is quoted with “%s”', (before, last) => {
  const whole = withAntecedent(lastSentence('It rained.', before, last), ample);
  expect(whole.text).toBe(`${before}\n\n${last}`);
  expect([...whole.stems]).toEqual(expect.arrayContaining(words(before).map((word) => stem(word))));
});

test('a sentence and its antecedent are an exact slice of the passage', () => {
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
