import { expect, test } from 'vitest';
import { answerTypeIn, answerTypeOf, askedPhrases } from '../../../retrieval/query/answer-type.ts';
import type { AnswerType } from '../../../retrieval/query/query.ts';

test.each<[string, AnswerType]>([
  ['Who leads the union?', 'person'],
  ['Whose ship sank?', 'person'],
  ['To whom was it sold?', 'person'],
  ['Where did the ship sink?', 'place'],
  ['In which city do they meet?', 'place'],
  ['What Baltic country joined?', 'place'],
  ['How many people who live there vote?', 'number'],
  ['How long did the strike last?', 'number'],
  ['What percentage of pilots agreed?', 'amount'],
  ['How much does a ticket cost?', 'amount'],
  ['What was the revenue of the harbour?', 'amount'],
  ['How soon will the ferries sail?', 'time'],
  ['What is the opening date of the bridge?', 'time'],
  ['The pilots went home when it rained. Who signed?', 'person'],
  ['When does the ban begin?', 'time'],
  ['Which year did it open?', 'time'],
  ['Which team won?', 'choice'],
  ['Why did they strike?', 'other'],
  ['Summarise the talks.', 'other'],
  ['', 'other'],
])('%s asks for: %s', (question, type) => {
  expect(answerTypeOf(question)).toBe(type);
});

test('the target of a question is the words up to its verb', () => {
  const question = 'Which small coastal state closed its harbour, and what team of divers came?';
  expect(askedPhrases(question)).toEqual([['small', 'coastal', 'state'], ['team']]);
});

test.each(['Who led the talks?', 'What is it called?', 'How many ferries sank?', ''])(
  '“%s” has no target',
  (question) => {
    expect(askedPhrases(question).flat()).toEqual([]);
  },
);

test.each([
  ['de', 'Wie viele Menschen starben?', 'number'],
  ['de', 'Wie viel kostet die Reparatur?', 'amount'],
  ['de', 'Gegen wen wurde er ausgetauscht?', 'person'],
  ['de', 'Wo ist sie gestorben?', 'place'],
  ['de', 'Warum ist er zurückgetreten?', 'other'],
  ['fr', 'Combien de navires attendent ?', 'number'],
  ['es', '¿Quién firmó el acuerdo?', 'person'],
  ['nl', 'Wanneer vaart de veerboot?', 'time'],
  ['ru', 'Сколько стоит ремонт?', 'number'],
  ['eo', 'Kiu subskribis?', 'other'],
])('in %s, %j asks for a %s', (language, text, type) => {
  expect(answerTypeIn({ text, language })).toBe(type);
});
