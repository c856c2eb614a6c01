import { expect, test } from 'vitest';
import { resolveFollowUp } from '../../../retrieval/planning/resolve-follow-up.ts';

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
