import { expect, test } from 'vitest';
import { planSearch, resolveFollowUp } from '../../../retrieval/query/parse-query.ts';

const at = '2025-03-12T12:00:00.000Z';
const known = ['The Norland Times', 'Valley Herald', 'Herald', 'The Age', 'Star', 'ZDNet'];

function plan(
  text: string,
  more: Partial<Parameters<typeof planSearch>[0]> = {},
): ReturnType<typeof planSearch> {
  return planSearch({ text, at, ...more }, known);
}

test('a plain question sees everything up to the time of asking', () => {
  expect(plan('Who won?')).toEqual({
    question: 'Who won?',
    at,
    filter: { until: at },
    publishers: [],
    clauses: [],
    periods: [],
    recency: 'usual',
  });
});

test.each([
  ['earlier than the time of asking', '2025-03-01T00:00:00.000Z', '2025-03-01T00:00:00.000Z'],
  ['later than the time of asking', '2025-04-01T00:00:00.000Z', at],
])('an end %s never reaches beyond it', (_, until, expected) => {
  expect(plan('Who won?', { until }).filter).toEqual({ until: expected });
});

test('a beginning is kept', () => {
  const since = '2025-03-01T00:00:00.000Z';
  expect(plan('Who won?', { since }).filter).toEqual({ since, until: at });
});

test.each([
  ['part of a name, in any case', ['norland'], ['The Norland Times']],
  ['a name that others contain', ['herald'], ['Valley Herald', 'Herald']],
  ['several', ['star', 'The age'], ['The Age', 'Star']],
  ['a name as it is spelt', ['Herald'], ['Herald']],
  ['a part of a word', ['hera'], []],
  ['a publisher that is not in the store', ['Gazette'], []],
  ['no words at all', ['—'], []],
])('asked for by source, the search stays with the stored names: %s', (_, sources, expected) => {
  expect(plan('Who won?', { sources }).filter.sources).toEqual(expected);
});

test('an empty list of sources asks for none in particular', () => {
  expect(plan('Who won?', { sources: [] }).filter).not.toHaveProperty('sources');
});

test.each([
  ['with its capitals', 'What did The Norland Times say about cod?', ['The Norland Times']],
  ['the longer of two', 'What did the Valley Herald report?', ['Valley Herald']],
  ['both', 'Do the Valley Herald and the Herald agree?', ['Valley Herald', 'Herald']],
  ['in capitals throughout', 'WHAT DID THE STAR SAY?', ['Star']],
  ['as a possessive', 'Is ZDNet’s test fair?', ['ZDNet']],
  ['as plain words', 'What is the age of the star?', []],
  ['in another word', 'Who is a Starlet?', []],
])('a publisher named in a question leads without narrowing: %s', (_, text, publishers) => {
  expect(plan(text).publishers).toEqual(publishers);
  expect(plan(text).filter).not.toHaveProperty('sources');
});

test('a named publisher that the sources leave out does not lead', () => {
  const narrowed = plan('What did the Star say?', { sources: ['zdnet'] });
  expect(narrowed).toMatchObject({ publishers: [], filter: { sources: ['ZDNet'] } });
});

test.each([
  ['the latest', 'What is the latest on the strike?', 'strong'],
  ['a record', 'How high is the record-breaking wave?', 'usual'],
  ['a day of this week', 'What did Varga say on Monday?', 'usual'],
  ['a day of last year', 'Who signed on 6 November 2023?', 'none'],
])('how much newness counts depends on the question: %s', (_, text, recency) => {
  expect(plan(text).recency).toBe(recency);
});

test('a publisher’s name tells no time', () => {
  const asked = planSearch({ text: 'What does Monday Mirror report?', at }, ['Monday Mirror']);
  expect(asked).toMatchObject({ periods: [], publishers: ['Monday Mirror'] });
});

test('each named publisher gets what is said around its name', () => {
  const text = 'Did the Star see a quake, while ZDNet saw only a lorry?';
  expect(plan(text).clauses).toEqual([
    { publisher: 'Star', text: 'did the see a quake while' },
    { publisher: 'ZDNet', text: 'see a quake while saw only a lorry' },
  ]);
});

test('a follow-up is searched for with the names of what was said before', () => {
  const previous = { question: 'Who led the talks in Ostry?', answer: 'Mayor Bruno Akande led.' };
  expect(plan('And who replaced him?', { previous }).question).toBe(
    'And who replaced him? (Ostry, Mayor Bruno Akande)',
  );
});

const previous = {
  question: 'Who leads the fisheries ministry of Norland?',
  answer: 'The ministry is led by Odile Varga since May.',
};

test.each(['and who replaced her?', 'What did she say about cod?', 'What about the pay?', 'Why?'])(
  'a question that leans on what was said brings its names along: %s',
  (question) => {
    expect(resolveFollowUp(question, previous)).toMatch(/^.+ \(Norland, Odile Varga\b.*\)$/u);
    expect(resolveFollowUp(question, previous).startsWith(question)).toBe(true);
  },
);

test.each([
  ['names somebody itself', 'What did Bruno Akande say to her?'],
  ['points to nothing', 'Which ports are closed in winter?'],
])('a question that %s stands as it is', (_, question) => {
  expect(resolveFollowUp(question, previous)).toBe(question);
});

test('without an earlier question, or without names in it, nothing is added', () => {
  expect(resolveFollowUp('And why?', undefined)).toBe('And why?');
  expect(resolveFollowUp('And why?', { question: 'who won?', answer: 'nobody did.' })).toBe(
    'And why?',
  );
});
