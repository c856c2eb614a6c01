import { expect, test } from 'vitest';
import { withoutRelativeDays } from '../../../retrieval/planning/without-days.ts';

test.each([
  ['What did the minister say yesterday?', 'What did the minister say?'],
  ['Who won last night, and where?', 'Who won, and where?'],
  ['Did it rain earlier today in Ostry?', 'Did it rain in Ostry?'],
])('“%s” is searched without its day', (question, searched) => {
  expect(withoutRelativeDays(question)).toBe(searched);
});

test.each([
  'Who signed on Monday?',
  'Which minister resigned this week?',
  'Today?',
  'today?',
  'What is today’s headline?',
  'What did USA TODAY report?',
])('“%s” is searched as it is', (question) => {
  expect(withoutRelativeDays(question)).toBe(question);
});
