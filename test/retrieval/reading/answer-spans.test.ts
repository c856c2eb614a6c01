import { expect, test } from 'vitest';
import { answerSpans } from '../../../retrieval/reading/answer-spans.ts';
import { commonWords } from '../../../retrieval/reading/rank-sentences.ts';
import { analyse } from '../../../retrieval/text/analyse.ts';
import { queryOf } from '../../support/query-of.ts';

/** What of a sentence may answer a question, by the last stem of each span. */
function found(text: string, question: string, evidence = ''): string[] | null {
  const [sentence] = analyse(text);
  if (sentence === undefined) throw new Error('There is no sentence.');
  const spans = answerSpans(sentence, queryOf(question), commonWords(analyse(evidence)));
  return spans === null ? null : [...spans];
}

test.each<[string, string, string[]]>([
  ['Who signed?', 'Petra Lindqvist of the union signed.', ['lindqvist']],
  ['Who signed?', 'It was signed by Judge J. K. Osei and Ursula von der Meer.', ['osei', 'meer']],
  ['Who signed?', 'The union signed.', []],
  ['Where is it?', 'It stands in Ostry.', ['ostri']],
  ['Where is it?', 'They met at home.', []],
  ['Which play won?', 'The prize went to “the long tide”.', ['tide']],
  ['How much was paid?', 'Of 9 firms it paid $4.2 million or 3%.', ['4.2', '3']],
  ['How much was paid?', 'Of 9 firms it paid 12 million euros.', ['12', 'million']],
  ['How much was paid?', 'It paid 12 crowns.', ['12']],
  ['How many ships wait?', 'In 2025 some 140 ships wait.', ['140']],
  ['How many ships wait?', 'Two ships wait.', ['2']],
  ['How many ships wait?', 'Ships wait.', []],
  ['When did it open?', 'It opened on 4 May 2024, a Friday.', ['4 mai 2024', 'fridai']],
  ['When does it open?', 'It opens again next week.', ['next week']],
  ['When does it open?', 'It opens soon; they may march.', []],
])('“%s” may be answered in “%s”', (question, sentence, expected) => {
  expect(found(sentence, question)).toEqual(expected);
});

test('a name in the question is not an answer to it', () => {
  const question = 'Who met Bruno Akande?';
  expect(found('Petra Lindqvist met Bruno Akande in 2024.', question)).toEqual(['lindqvist']);
  expect(found('It opened in 2024.', 'When in 2024 did it open?')).toEqual([]);
  expect(found('Some 140 ships wait.', 'How many of the 140 ships wait?')).toEqual([]);
});

test('a capitalised word that the evidence also writes in lower case is not a name', () => {
  const headline = 'Winners Announced, Rovers Triumph';
  const evidence = 'The winners were announced after a triumph.';
  expect(found(headline, 'Who won?', evidence)).toContain('triumph');
  expect(found('Winners Announced: Rovers', 'Who won?', evidence)).toEqual(['rover']);
});

test('an answer type without a form has no spans', () => {
  expect(found('It rained in Ostry.', 'Why did they stop?')).toBeNull();
  expect(found('It was mustard.', 'Which condiment is scarce?')).toBeNull();
});
