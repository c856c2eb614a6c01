import { expect, test } from 'vitest';
import { factsOf, numbersOf } from '../../retrieval/grounding/facts.ts';

test.each([
  ['1,200 tonnes and 3.50 crowns', ['1200', '3.50']],
  ['12,5 percent', ['12.5']],
  ['1,234,567.8', ['1234567.8']],
  ['5.0 and 007', ['5', '7']],
  ['twelve ships, Two crews', ['12', '2']],
  ['61-38', ['61', '38']],
  ['no numbers', []],
])('numbers are read without separators, small number words included: %s', (text, expected) => {
  expect(numbersOf(text)).toEqual(expected);
});

test('names, weekdays and months are names, small words that open a sentence are not', () => {
  const { names } = factsOf('However, Petra Lindqvist of O’Hara’s union met them on Monday.');
  expect(names).toEqual(['petra', 'lindqvist', 'ohara', 'monday']);
});

test('a capitalised word inside a sentence is a name, small words included', () => {
  expect(factsOf('They saw The Who.').names).toEqual(['the', 'who']);
});

test('a quotation of several words is a fact, one word in marks is not', () => {
  const sentence = 'He called it “a gift to the cod”, a "gift".';
  expect(factsOf(sentence).quotations).toEqual(['a gift to the cod']);
});
