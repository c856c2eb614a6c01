import { expect, test } from 'vitest';
import { askedNoun, askedPhrases } from '../../../retrieval/planning/asked-noun.ts';

test.each([
  ['Which harbour closed on Monday?', 'harbour'],
  ['Which small Baltic state has the most ferries?', 'state'],
  ['The ferry sank. In what country was it built?', 'country'],
  ['What team won the cup?', 'team'],
  ['Pilots went on strike for which reason?', 'reason'],
])('%s asks for a %s', (question, noun) => {
  expect(askedNoun(question)).toBe(noun);
});

test.each(['Who led the talks?', 'What is it called?', 'How many ferries sank?', ''])(
  '“%s” names no noun that it asks for',
  (question) => {
    expect(askedNoun(question)).toBeNull();
  },
);

test('what is asked for is the words up to the verb, of each question', () => {
  const question = 'Which small coastal state closed its harbour, and what team of divers came?';
  expect(askedPhrases(question)).toEqual([['small', 'coastal', 'state'], ['team']]);
});
