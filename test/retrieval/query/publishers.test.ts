import { expect, test } from 'vitest';
import type { Clause } from '../../../retrieval/query/query.ts';
import { namedPublishers, splitClauses } from '../../../retrieval/query/publishers.ts';

const known = ['Meridian Post', 'Valley Herald', 'Herald'];

function clausesOf(question: string): Clause[] {
  return splitClauses(question, namedPublishers(question, known));
}

test('a single question has no clauses', () => {
  expect(clausesOf('Who led the talks of the pilots and the port?')).toEqual([]);
});

test.each([
  [
    'Who won the vote, and when did the strike end?',
    ['who won the vote', 'when did the strike end'],
  ],
  ['Who won the vote? Where did it begin?', ['who won the vote', 'where did it begin']],
  ['Who won the vote; also how many ships waited?', ['who won the vote', 'how many ships waited']],
])('several questions are clauses: %s', (question, expected) => {
  expect(clausesOf(question).map(({ text }) => text)).toEqual(expected);
});

test('a part too short to search for is not a clause', () => {
  expect(clausesOf('Who won the vote and why?')).toEqual([]);
});

test('each mention of the same publisher has its own clause', () => {
  const clauses = clausesOf('Did the Herald praise cod, and the Herald blame seals?');
  expect(clauses).toEqual([
    { publisher: 'Herald', text: 'did the praise cod and the' },
    { publisher: 'Herald', text: 'praise cod and the blame seals' },
  ]);
});

test('a longer name hides a shorter one inside it', () => {
  expect(namedPublishers('What does the Valley Herald say?', known)).toEqual([
    { publisher: 'Valley Herald', start: 3, end: 5 },
  ]);
});
