import { expect, test } from 'vitest';
import { answerKind } from '../../../retrieval/query/answer-type.ts';
import { commonWords } from '../../../retrieval/reading/rank-sentences.ts';
import { possibleAnswers } from '../../../retrieval/reading/possible-answers.ts';
import { tokensOf } from '../../../retrieval/text/tokens.ts';

function found(sentence: string, question: string, evidence = ''): string[] | null {
  const asked = new Set(tokensOf(question).map(({ stem }) => stem));
  const context = { kind: answerKind(question), asked, common: commonWords([evidence]) };
  const answers = possibleAnswers(sentence, tokensOf(sentence), context);
  return answers === null ? null : answers.map(({ text }) => text);
}

test.each<[string, string, string[]]>([
  ['Who signed?', 'Petra Lindqvist of the union signed.', ['Petra Lindqvist']],
  ['Where is it?', 'It stands in Ostry.', ['Ostry']],
  ['Which play won?', 'The prize went to “the long tide”.', ['“the long tide”']],
  ['How much was paid?', 'Of 9 firms it paid $4.2 million or 3%.', ['$4.2 million', '3%']],
  ['How much was paid?', 'It paid 12 crowns.', ['12']],
  ['How many ships wait?', 'In 2025 some 140 ships wait.', ['140']],
  ['When did it open?', 'It opened on 4 May 2024, a Friday.', ['4 May 2024', 'Friday']],
])('“%s” may be answered in “%s”', (question, sentence, expected) => {
  expect(found(sentence, question)).toEqual(expected);
});

test('what the question names already is no answer to it', () => {
  expect(found('Petra Lindqvist met Bruno Akande in 2024.', 'Who met Bruno Akande?')).toEqual([
    'Petra Lindqvist',
  ]);
  expect(found('It opened in 2024.', 'When in 2024 did it open?')).toEqual([]);
});

test('a capital makes no name of a word that the evidence writes small elsewhere', () => {
  const headline = 'Winners Announced By Rovers';
  expect(found(headline, 'Who won?', 'the winners were announced')).toEqual(['Rovers']);
});

test('where what is asked for has no form to go by, nothing can be told', () => {
  expect(found('It rained.', 'Why did they stop?')).toBeNull();
  expect(found('It was mustard.', 'Which condiment is scarce?')).toBeNull();
});
