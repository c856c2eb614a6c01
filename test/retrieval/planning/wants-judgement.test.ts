import { expect, test } from 'vitest';
import { wantsJudgement } from '../../../retrieval/planning/wants-judgement.ts';

test.each([
  'Should I take the ferry?',
  'What do you think of the agreement?',
  'Who will win the election?',
  'Is it worth waiting?',
])('“%s” wants a judgement', (question) => {
  expect(wantsJudgement(question)).toBe(true);
});

test.each([
  'Who should have signed the agreement?',
  'What did the minister think of it?',
  'Who won the election?',
  'Which best-known play opened?',
])('“%s” wants facts', (question) => {
  expect(wantsJudgement(question)).toBe(false);
});
