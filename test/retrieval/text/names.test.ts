import { expect, test } from 'vitest';
import { analyse } from '../../../retrieval/text/analyse.ts';
import { namesIn, newNames } from '../../../retrieval/text/names.ts';
import { stemsOf, tokenize } from '../../../retrieval/text/tokens.ts';

function namesOf(text: string): string[] {
  return namesIn(tokenize(text), text).map((name) => name.text);
}

function newIn(text: string, known: string): string[] {
  const stems = stemsOf(tokenize(known));
  return analyse(text).flatMap((sentence) => newNames(sentence, stems).map((name) => name.text));
}

test.each([
  ['runs of capitalised words', 'So Petra Lindqvist met Akande.', ['Petra Lindqvist', 'Akande']],
  [
    'with initials and the small words inside them',
    'It was J. K. Osei and Ursula von der Meer.',
    ['J. K. Osei', 'Ursula von der Meer'],
  ],
  ['without a small word behind them', 'It was Meer van', ['Meer']],
  ['with hyphens', 'It was Jean-Luc Marsh.', ['Jean-Luc Marsh']],
  ['without titles', 'It was Dr. Marsh.', ['Marsh']],
  ['divided by commas', 'They met in Ostry, Norland.', ['Ostry', 'Norland']],
  ['no weekdays, months and numbers', 'On Monday, 4 May, Three of us met.', []],
  ['no function words', 'The They We I', []],
])('names are %s', (_, text, expected) => {
  expect(namesOf(text)).toEqual(expected);
});

test.each([
  ['Pilots met Akande.', ['Akande']],
  ['“Nobody left,” said Akande.', ['Akande']],
  ['Petra Lindqvist left.', ['Petra Lindqvist']],
])(
  'a single word at the start of a sentence or quotation is not a certain name: %s',
  (text, certain) => {
    const names = namesIn(tokenize(text), text).filter(({ isCertain }) => isCertain);
    expect(names.map((name) => name.text)).toEqual(certain);
  },
);

test('new names are certain and contain an unknown word', () => {
  const text = 'Pilots met Odile Varga in Ostry. Talks went on. “Nobody left,” said Akande.';
  expect(newIn(text, 'Where did Akande stay?')).toEqual(['Odile Varga', 'Ostry']);
  expect(newIn('Petra Lindqvist signed.', '')).toEqual(['Petra Lindqvist']);
  expect(newIn('Petra Lindqvist signed.', 'Who is Petra?')).toEqual(['Petra Lindqvist']);
  expect(newIn('They say that Petra Lindqvist signed.', 'Who is Petra Lindqvist?')).toEqual([]);
});
