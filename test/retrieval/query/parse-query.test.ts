import { expect, test } from 'vitest';
import type { Query, Term } from '../../../retrieval/query/query.ts';
import { queryOf } from '../../support/query-of.ts';

const at = '2025-03-12T12:00:00.000Z';
const publishers = ['The Norland Times', 'Valley Herald', 'Herald', 'The Age', 'Star', 'ZDNet'];

function parsed(text: string, more: Parameters<typeof queryOf>[1] = {}): Query {
  return queryOf(text, { at, publishers, ...more });
}

test('a plain question searches everything up to the time of asking', () => {
  expect(parsed('Who won?')).toEqual({
    question: 'Who won?',
    text: 'Who won?',
    isFollowUp: false,
    language: 'en',
    at,
    filter: { until: at },
    stems: new Map([
      ['who', 0.05],
      ['win', 0.05],
    ]),
    terms: [{ word: 'won', stem: 'win', kind: 'word', weight: 0.05 }],
    answerType: 'person',
    target: null,
    periods: [],
    earliest: null,
    recency: 'usual',
    publishers: [],
    clauses: [],
    wantsJudgement: false,
  });
});

test.each([
  ['earlier than the time of asking', '2025-03-01T00:00:00.000Z', '2025-03-01T00:00:00.000Z'],
  ['later than the time of asking', '2025-04-01T00:00:00.000Z', at],
])('an `until` %s never goes beyond the time of asking', (_, until, expected) => {
  expect(parsed('Who won?', { until }).filter).toEqual({ until: expected });
});

test('`since` is kept', () => {
  const since = '2025-03-01T00:00:00.000Z';
  expect(parsed('Who won?', { since }).filter).toEqual({ since, until: at });
});

test.each([
  ['part of a name, in any case', ['norland'], ['The Norland Times']],
  ['a name that others contain', ['herald'], ['Valley Herald', 'Herald']],
  ['several', ['star', 'The age'], ['The Age', 'Star']],
  ['a name as it is spelt', ['Herald'], ['Herald']],
  ['a part of a word', ['hera'], []],
  ['a publisher that is not in the store', ['Gazette'], []],
  ['no words at all', ['—'], []],
])(
  'sources narrow the search to the stored names that contain them: %s',
  (_, sources, expected) => {
    expect(parsed('Who won?', { sources }).filter.sources).toEqual(expected);
  },
);

test('an empty list of sources does not narrow the search', () => {
  expect(parsed('Who won?', { sources: [] }).filter).not.toHaveProperty('sources');
});

test.each([
  ['with its capitals', 'What did The Norland Times say about cod?', ['The Norland Times']],
  ['the longer of two', 'What did the Valley Herald report?', ['Valley Herald']],
  ['both', 'Do the Valley Herald and the Herald agree?', ['Valley Herald', 'Herald']],
  ['in capitals throughout', 'WHAT DID THE STAR SAY?', ['Star']],
  ['as a possessive', 'Is ZDNet’s test fair?', ['ZDNet']],
  ['as plain words', 'What is the age of the star?', []],
  ['in another word', 'Who is a Starlet?', []],
])(
  'a publisher named in the question ranks higher and excludes nobody: %s',
  (_, text, expected) => {
    expect(parsed(text).publishers).toEqual(expected);
    expect(parsed(text).filter).not.toHaveProperty('sources');
  },
);

test('a named publisher outside the sources does not rank higher', () => {
  const narrowed = parsed('What did the Star say?', { sources: ['zdnet'] });
  expect(narrowed).toMatchObject({ publishers: [], filter: { sources: ['ZDNet'] } });
});

test.each([
  ['the latest', 'What is the latest on the strike?', 'strong'],
  ['a record', 'How high is the record-breaking wave?', 'usual'],
  ['a day of this week', 'What did Varga say on Monday?', 'usual'],
  ['a day of last year', 'Who signed on 6 November 2023?', 'none'],
])('the weight of recency depends on the question: %s', (_, text, recency) => {
  expect(parsed(text).recency).toBe(recency);
});

test('the name of a publisher is not read as a time', () => {
  const asked = parsed('What does Monday Mirror report?', { publishers: ['Monday Mirror'] });
  expect(asked).toMatchObject({ periods: [], publishers: ['Monday Mirror'] });
});

test('each named publisher gets a clause of the words around its name', () => {
  const text = 'Did the Star see a quake, while ZDNet saw only a lorry?';
  expect(parsed(text).clauses).toEqual([
    { publisher: 'Star', text: 'did the see a quake while' },
    { publisher: 'ZDNet', text: 'see a quake while saw only a lorry' },
  ]);
});

test('a relative day is removed from the search text and read as a time', () => {
  expect(parsed('What did the minister say yesterday?')).toMatchObject({
    question: 'What did the minister say yesterday?',
    text: 'What did the minister say?',
    periods: [{ since: '2025-03-11T00:00:00.000Z', until: at }],
    earliest: '2025-03-11T00:00:00.000Z',
  });
});

test('“this week” sets the earliest time and no period', () => {
  const asked = parsed('Which minister resigned this week?');
  expect(asked).toMatchObject({ periods: [], earliest: '2025-03-05T12:00:00.000Z' });
});

test('an opinion or a forecast is recognised', () => {
  expect(parsed('Who will win the election?').wantsJudgement).toBe(true);
});

/** The weights of a question's terms by their stems. */
function weightsOf(text: string, more: Parameters<typeof queryOf>[1] = {}): Record<string, number> {
  return Object.fromEntries(parsed(text, more).terms.map(({ stem, weight }) => [stem, weight]));
}

test('names weigh more than other words, and numbers most', () => {
  expect(weightsOf('Who opened the bridge in Ostry in 2024?')).toEqual({
    open: 1,
    bridg: 1,
    ostri: 1.5,
    2024: 3,
  });
});

test('a term is a name, a number or a word', () => {
  const { terms } = parsed('Did Ostry build three bridges?');
  expect(terms.map(({ word, kind }): [string, Term['kind']] => [word, kind])).toEqual([
    ['ostry', 'name'],
    ['build', 'word'],
    ['3', 'number'],
    ['bridges', 'word'],
  ]);
});

test('question words are not terms', () => {
  expect(weightsOf('What happened, according to the latest reports, about trawling?')).toEqual({
    trawl: 1,
  });
  expect(weightsOf('Who didn’t strike?')).toEqual({ strike: 1 });
});

test('names of publishers are not terms', () => {
  expect(weightsOf('What does the Valley Herald say about trawling?')).toEqual({ trawl: 1 });
  expect(weightsOf('Who called the age of the star?')).toMatchObject({ star: 1 });
});

test('the words for the answer type need not match', () => {
  expect(weightsOf('Which coastal country opened bridges?')).toMatchObject({ coastal: 0, open: 1 });
  expect(weightsOf('How long did pilots strike?')).toMatchObject({ long: 0, strike: 1 });
});

test.each([
  ['Which harbour closed on Monday?', 'harbour'],
  ['Which small Baltic state has the most ferries?', 'state'],
  ['The ferry sank. In what country was it built?', 'country'],
  ['What team won the cup?', 'team'],
  ['Pilots went on strike for which reason?', 'reason'],
  ['Who led the talks?', null],
  ['How many ferries sank?', null],
])('%s asks for: %s', (text, target) => {
  expect(parsed(text).target).toBe(target);
});

test('a follow-up is searched with the names of the previous exchange', () => {
  const earlier = { question: 'Who led the talks in Ostry?', answer: 'Mayor Bruno Akande led.' };
  const { question, text, terms } = parsed('And who replaced him?', { previous: earlier });
  expect(question).toBe('And who replaced him?');
  expect(text).toBe('And who replaced him? (Ostry, Mayor Bruno Akande)');
  expect(terms.map(({ word }) => word)).toContain('akande');
});

const previous = {
  question: 'Who leads the fisheries ministry of Norland?',
  answer: 'The ministry is led by Odile Varga since May.',
};

test.each(['and who replaced her?', 'What did she say about cod?', 'What about the pay?', 'Why?'])(
  'a question that refers back gets the earlier names: %s',
  (question) => {
    const { text } = parsed(question, { previous });
    expect(text).toMatch(/^.+ \(Norland, Odile Varga\b.*\)$/u);
    expect(text.startsWith(question)).toBe(true);
  },
);

test.each([
  ['names somebody itself', 'What did Bruno Akande say to her?'],
  ['points to nothing', 'Which ports are closed in winter?'],
])('a question that %s stays as it is', (_, question) => {
  expect(parsed(question, { previous }).text).toBe(question);
});

test('a name ends with its sentence', () => {
  const earlier = {
    question: 'Who met in Ostry? Tell me.',
    answer: 'They met in Ostry. Ferries left.',
  };
  expect(parsed('And why?', { previous: earlier }).text).toBe('And why? (Ostry)');
});

test('without an earlier question, or without names in it, nothing is added', () => {
  expect(parsed('And why?').text).toBe('And why?');
  const nameless = { question: 'who won?', answer: 'nobody did.' };
  expect(parsed('And why?', { previous: nameless }).text).toBe('And why?');
});
