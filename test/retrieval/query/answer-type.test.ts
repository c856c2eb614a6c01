import { expect, test } from 'vitest';
import {
  type AnswerKind,
  answerKind,
  askedNoun,
  askedPhrases,
  askedVerb,
  holdsKind,
} from '../../../retrieval/query/answer-type.ts';
import { newNames } from '../../../retrieval/text/names.ts';

test.each<[string, AnswerKind]>([
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
])('%s asks for: %s', (question, kind) => {
  expect(answerKind(question)).toBe(kind);
});

test.each<[string, AnswerKind, boolean]>([
  ['The strike lasted 12 days.', 'number', true],
  ['Two ships waited.', 'number', true],
  ['It costs 12 crowns.', 'amount', true],
  ['Ships waited.', 'number', false],
  ['It begins on Monday.', 'time', true],
  ['It begins in 2027.', 'time', true],
  ['It begins soon; they may march.', 'time', false],
  ['Then Petra Lindqvist signed.', 'person', true],
  ['Judge J. K. Osei and Ursula von der Meer signed.', 'person', true],
  ['The union signed.', 'person', false],
  ['They met in Ostry.', 'place', true],
  ['They met at home.', 'place', false],
  ['They meet again next week.', 'time', true],
  ['The winner is Rovers.', 'choice', true],
  ['Petra Lindqvist signed 12 papers on Monday.', 'other', false],
])('“%s” holds a %s: %s', (sentence, kind, expected) => {
  expect(holdsKind(sentence, kind, 'What happened?')).toBe(expected);
});

test('a name that the question holds already is no answer', () => {
  const question = 'Who is Petra Lindqvist?';
  expect(holdsKind('They say that Petra Lindqvist signed.', 'person', question)).toBe(false);
  expect(holdsKind('They say that Petra Lindqvist met Bruno Akande.', 'person', question)).toBe(
    true,
  );
});

test('new names are runs of capitalised words, without a single one that opens a sentence', () => {
  const sentence = 'Pilots met Odile Varga in Ostry. Talks went on. “Nobody left,” said Akande.';
  expect(newNames(sentence, 'Where did Akande stay?')).toEqual(['Odile Varga', 'Ostry']);
  expect(newNames('Petra Lindqvist signed.', '')).toEqual(['Petra Lindqvist']);
});

test.each([
  ['Who has resigned?', 'resign'],
  ['Who will lead the talks?', 'lead'],
  ['Which harbour company acquired the ferries?', 'acquir'],
  ['Where is Ostry?', null],
])('the verb whose subject is asked for: %s', (question, verb) => {
  expect(askedVerb(question)).toBe(verb);
});

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
