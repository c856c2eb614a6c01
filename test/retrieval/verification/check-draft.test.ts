import {
  type Draft,
  groundDraft,
  type Grounded,
} from '../../../retrieval/verification/check-draft.ts';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { evidenceOf } from '../../support/evidence-of.ts';
import { plainWeights } from '../../support/plain-weights.ts';
import { queryOf } from '../../support/query-of.ts';
import { quake, strike, vote } from '../../support/small-news.ts';

const evidence = evidenceOf(strike, quake, vote);

/** Asked about all that is said, unless a test asks for something else. */
function ground(...statements: Draft['statements']): Grounded {
  return groundOn(statements.map(({ text }) => text).join(' '), ...statements);
}

function groundOn(question: string, ...statements: Draft['statements']): Grounded {
  return groundDraft(
    { answerable: true, statements },
    { query: queryOf(question), evidence, weights: plainWeights },
  );
}

/** How a sentence that cites the report of the strike comes out; null when it is dropped. */
function kept(text: string): string | null {
  return ground({ text, citations: [1] }).statements[0]?.text ?? null;
}

test('a supported sentence stays, with the sentence of its passage that supports it', () => {
  const text = 'Petra Lindqvist signed the agreement on Sunday.';
  const { statements, sources, dropped } = ground({ text, citations: [1] });
  expect(statements).toEqual([{ text, citations: [1] }]);
  expect(sources).toMatchObject([
    {
      number: 1,
      article: { id: 'strike' },
      quote: 'Union leader Petra Lindqvist signed the agreement on Sunday night.',
    },
  ]);
  expect(dropped).toBe(0);
});

test.each([
  [
    'other words of the same kind',
    'The harbour pilot at Port Meridian went back to working after the strike.',
  ],
  [
    'a number written as a word',
    'The harbour pilots went back to work after a strike of twelve days.',
  ],
  ['a quotation in other marks', 'Lindqvist said "nobody wins a strike that lasts this long".'],
  ['the publisher', 'Meridian Post: harbour pilots went back to work on Monday.'],
  ['words of the headline', 'Harbour pilots end their strike.'],
])('a sentence that its passage supports stays: %s', (_, text) => {
  expect(kept(text)).toBe(text);
});

test.each([
  ['a number', 'The harbour pilots went back to work after a strike of 13 days.'],
  ['a decimal', 'The pilots will get 4.6 percent more pay from April.'],
  ['a number in words', 'The pilots went back to work after a strike of twenty days.'],
  ['a name', 'Union leader Tomas Lindqvist signed the agreement on Sunday night.'],
  ['a place', 'Harbour pilots at Port Norland went back to work on Monday.'],
  ['a weekday', 'Union leader Petra Lindqvist signed the agreement on Friday night.'],
  ['a month', 'The pilots will get 4.5 percent more pay from June.'],
  ['a quotation', '“Nobody wins a strike that hurts this much,” said Lindqvist.'],
  ['a negation', 'Harbour pilots at Port Meridian did not go back to work on Monday.'],
  ['the opposite', 'Harbour pilots at Port Meridian went back to work before a strike of 12 days.'],
  ['a unit', 'Harbour pilots went back to work on Monday after a strike of 12 weeks.'],
  ['a clause', 'The pilots will get 4.5 percent more pay from April, as the king had demanded.'],
  ['an address', 'Harbour pilots went back to work on Monday, see https://pilots.example/win.'],
  ['most words', 'Sailors danced merrily around bonfires until sunrise.'],
  ['any word', '…'],
])('a sentence is dropped if the passage does not contain %s', (_, text) => {
  expect(ground({ text, citations: [1] })).toEqual({ statements: [], sources: [], dropped: 1 });
});

test.each([
  ['nothing', []],
  ['a passage that was never given', [1, 4]],
  ['passage 0', [0]],
  ['a passage below 0', [-1]],
  ['a passage about something else', [2]],
  ['everything', [1, 2, 3]],
])(
  'a supported sentence that cites %s is shown with the passage that supports it',
  (_, citations) => {
    const text = 'Petra Lindqvist signed the agreement on Sunday.';
    const { statements, sources, dropped } = ground({ text, citations });
    expect(statements).toEqual([{ text, citations: [1] }]);
    expect(sources).toMatchObject([{ number: 1, article: { id: 'strike' } }]);
    expect(dropped).toBe(0);
  },
);

test('a sentence may rest on several passages together', () => {
  const text =
    'Petra Lindqvist signed the agreement on Sunday night, and Mayor Bruno Akande closed the school in Ostry.';
  expect(ground({ text, citations: [1] }).statements).toEqual([]);
  const { statements, sources } = ground({ text, citations: [2, 1] });
  expect(statements).toEqual([{ text, citations: [1, 2] }]);
  expect(sources.map(({ article }) => article.id)).toEqual(['quake', 'strike']);
});

test('dropping one sentence leaves the others and their numbers right', () => {
  const { statements, sources, dropped } = ground(
    { text: 'The mayor resigned.', citations: [2] },
    { text: 'The ban begins in 2027.', citations: [3] },
    { text: 'Petra Lindqvist signed the agreement.', citations: [1] },
    { text: 'Parliament in Norland voted for a ban on trawling in all bays.', citations: [3] },
  );
  expect(dropped).toBe(1);
  expect(statements.map(({ citations }) => citations)).toEqual([[1], [2], expect.any(Array)]);
  expect(sources[0]?.quote).toBe('The ban begins in 2027.');
});

test('two sentences that rest on the same sentence share their source', () => {
  const { statements, sources } = ground(
    { text: 'The ban begins in 2027.', citations: [3] },
    { text: 'In 2027, the ban begins.', citations: [3, 3] },
  );
  expect(statements.map(({ citations }) => citations)).toEqual([[1], [1]]);
  expect(sources).toHaveLength(1);
});

test.each([
  'The ban begins in 2027 [3].',
  'The ban begins in 2027[3, 1].',
  'The ban begins in 2027 【3】.',
  'The ban begins in 2027 (passage 3).',
  ' The ban  begins\nin 2027 [1-3].',
])('citation marks that the model added are removed: %j', (text) => {
  expect(ground({ text, citations: [3] }).statements[0]?.text).toBe('The ban begins in 2027.');
});

test('empty sentences are neither shown nor counted', () => {
  expect(ground({ text: ' \n', citations: [1] })).toEqual({
    statements: [],
    sources: [],
    dropped: 0,
  });
});

test('an answer stays short, however much the model writes', () => {
  const many = Array.from({ length: 20 }, (_, index) => ({
    text: `The ban begins in 2027${' .'.repeat(index)}`,
    citations: [3],
  }));
  expect(ground(...many).statements).toHaveLength(6);
});

test('a repeated sentence is shown once', () => {
  const text = 'The ban begins in 2027.';
  const twice = ground({ text, citations: [3] }, { text: `${text} [3]`, citations: [3] });
  expect(twice.statements).toEqual([{ text, citations: [1] }]);
  expect(twice.dropped).toBe(0);
});

test('for any draft, no citation dangles and each quote is in the passage it cites', () => {
  const sentences = evidence.flatMap(({ passage }) => passage.text.split('\n\n'));
  const text = fc.oneof(
    fc.constantFrom(...sentences),
    fc.string({ maxLength: 60 }),
    fc.subarray(sentences.join(' ').split(' '), { maxLength: 12 }).map((parts) => parts.join(' ')),
  );
  const statement = fc.record({ text, citations: fc.array(fc.integer({ min: -1, max: 5 })) });
  fc.assert(
    fc.property(fc.array(statement, { maxLength: 8 }), (drafted) => {
      const { statements, sources, dropped } = ground(...drafted);
      const cited = new Set(statements.flatMap(({ citations }) => citations));
      expect([...cited].toSorted((left, right) => left - right)).toEqual(
        sources.map(({ number }) => number),
      );
      expect(sources.map(({ number }) => number)).toEqual(sources.map((_, index) => index + 1));
      for (const { article, quote } of sources) {
        expect(quote).not.toBe('');
        const passages = evidence.filter((item) => item.article.id === article.id);
        expect(passages.some(({ passage }) => passage.text.includes(quote))).toBe(true);
      }
      expect(statements.every(({ citations }) => citations.length > 0)).toBe(true);
      expect(statements.length + dropped).toBeLessThanOrEqual(drafted.length);
    }),
    { numRuns: 100 },
  );
});

test.each([
  ['asks instead of telling', 'Who signed the agreement on Sunday?'],
  ['is no more than a heading', 'Harbour pilots'],
  ['is cut off', 'Harbour pilots went back to work on Monday after ...'],
  ['is no more than a word', 'Yes.'],
])('a sentence that %s is dropped', (_, text) => {
  expect(kept(text)).toBeNull();
});

test('a true sentence about something else is no answer', () => {
  const text = 'Union leader Petra Lindqvist signed the agreement on Sunday night.';
  const statement = { text, citations: [1] };
  expect(groundOn('Who signed the agreement with the pilots?', statement).dropped).toBe(0);
  expect(groundOn('Which volcano erupted yesterday?', statement).dropped).toBe(1);
});

test('each sentence of a statement needs support', () => {
  const signed = 'Union leader Petra Lindqvist signed the agreement on Sunday night.';
  expect(kept(`${signed} Harbour pilots went back to work.`)).not.toBeNull();
  expect(kept(`${signed} She resigned.`)).toBeNull();
});

test('a number in the question matches any spelling of it', () => {
  const statement = { text: 'The pilots will get 4.5 percent more pay.', citations: [1] };
  expect(groundOn('What about 4.5 percent?', statement).dropped).toBe(0);
});
