import { expect, test } from 'vitest';
import { askedQuantity, quantityIn } from '../../../retrieval/told/asked-quantity.ts';

function told(question: string, sentence: string): string | null {
  const asked = askedQuantity(question);
  return asked === null ? null : (quantityIn(sentence, asked)?.text ?? null);
}

const howMany = 'How many people were hurt in the Ostry quake?';

test.each([
  ['The quake hurt 12 people in Ostry.', '12 people'],
  ['At least 1,200 people have been hurt, said the mayor.', 'At least 1,200 people'],
  ['Twelve people were hurt on Monday, not ten people.', 'Twelve people'],
  ['Some 2.5 million people slept outside; 40 people were hurt.', '40 people'],
])('a number counts when it stands by the very noun and verb: %s', (sentence, text) => {
  expect(told(howMany, sentence)).toBe(text);
});

test.each([
  ['another noun', 'The quake hurt 12 cows.'],
  ['another verb', 'The quake killed 12 people.'],
  ['a vague number', 'More than 12 people were hurt.'],
  ['an addition', 'Another 12 people were hurt.'],
  ['the verb of another number', 'Of 12 people in the house, 3 were hurt.'],
  ['the verb of another clause', 'There were 12 people inside. Nobody was hurt.'],
  ['no number', 'Many people were hurt.'],
])('%s gives no number', (_, sentence) => {
  expect(told(howMany, sentence)).toBeNull();
});

test.each([
  ['What was the magnitude of the quake?', 'It had a magnitude of 5.2, said the service.', '5.2'],
  ['What is the death toll in Ostry?', 'The death toll has risen to 31 since Monday.', '31'],
])('a measure stands before its number: %s', (question, sentence, text) => {
  expect(told(question, sentence)).toBe(text);
});

test.each([
  [
    'How many blue boats did Ann Ade mend last year?',
    'Ann Ade mended 14 blue boats.',
    '14 blue boats',
  ],
  [
    'How many fishing boats were lost?',
    'In the storm 9 fishing boats were lost.',
    '9 fishing boats',
  ],
  ['How many people died?', 'The flood came at night and 31 people died.', '31 people'],
])('what is counted may be of a kind, and done by somebody: %s', (question, sentence, text) => {
  expect(told(question, sentence)).toBe(text);
});

test.each(['Who won in Ostry?', 'How many did he sell?', 'What did the mayor say?'])(
  'nothing is counted in “%s”',
  (question) => {
    expect(askedQuantity(question)).toBeNull();
  },
);
