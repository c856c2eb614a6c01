import { stripVTControlCharacters } from 'node:util';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { terminalAnswer } from '../../../../bot/messages/terminal/answer.ts';
import { blocks } from '../../../../bot/messages/terminal/text.ts';
import { anyAnswer } from '../../examples/arbitraries.ts';
import { quotedAnswer, refusal, wordedAnswer } from '../../examples/example-answers.ts';

const narrow = { width: 48, colour: false };

test('prints an answer written by a model with its quotations', () => {
  expect(terminalAnswer(wordedAnswer, narrow)).toMatchInlineSnapshot(`
    "What came out of the harbour talks?

    The ferry crews paused their strike until 12
    December. [1] [2]
    1. A storm delayed the first crossing by six
    hours. [3]

    [1] [2] Coast Herald · Harbour talks: ferry
    crews and the city agree on a pause · 1 December
    2025
        “Crews will not strike before 12 December.”
        “We needed a pause,” said mayor Oda Brandt.
        https://news.example/2025/12/01/harbour-talks_%28update%29.html

    [3] Northern Wire · Storm "Ilka" *weakens* on
    its way north · 30 November 2025
        “The first ferry left six hours late.”

    Written by a language model, checked against the
    sources · 2 unsupported sentences removed · As
    of 1 December 2025, 6,028 articles"
  `);
});

test('prints a quoted answer without repeating its quotations', () => {
  expect(terminalAnswer(quotedAnswer, narrow)).toMatchInlineSnapshot(`
    "When will ferry crews strike?

    “Crews will not strike before 12 December.” [1]
    “The first ferry left six hours late.” [2]

    [1] Coast Herald · Harbour talks: ferry crews
    and the city agree on a pause · 1 December 2025
        https://news.example/2025/12/01/harbour-talks_%28update%29.html

    [2] Northern Wire · Storm "Ilka" *weakens* on
    its way north · 30 November 2025

    The language model gave no usable answer, so
    these are quotes.
    Quoted word for word · As of 1 December 2025,
    6,028 articles"
  `);
});

test('prints a refusal with the closest coverage', () => {
  expect(terminalAnswer(refusal, narrow)).toMatchInlineSnapshot(`
    "Who won the 2031 chess final?

    No article says this directly. The closest:

    [1] Northern Wire · Storm "Ilka" *weakens* on
    its way north · 30 November 2025
        “The first ferry left six hours late.”

    As of 1 December 2025, 6,028 articles"
  `);
});

test('uses colours only if asked to', () => {
  const coloured = terminalAnswer(wordedAnswer, { width: 80, colour: true });
  const plain = terminalAnswer(wordedAnswer, { width: 80, colour: false });
  expect(coloured).toContain('\u001B[1m');
  expect(plain).not.toContain('\u001B');
  expect(stripVTControlCharacters(coloured)).toBe(plain);
});

test('shows an address as a link that is cut to the width, if asked to', () => {
  const options = { width: 20, colour: false };
  const linked = terminalAnswer(wordedAnswer, { ...options, links: true });
  const url = 'https://news.example/2025/12/01/harbour-talks_%28update%29.html';
  expect(linked).toContain(`\u001B]8;;${url}\u001B\\`);
  const shown = stripVTControlCharacters(linked);
  expect(shown).not.toContain('\u001B');
  expect(shown.split('\n').every((line) => line.length <= 20)).toBe(true);
  expect(terminalAnswer(wordedAnswer, options)).toContain(url);
});

test('removes control characters from text from outside', () => {
  fc.assert(
    fc.property(anyAnswer, (answer) => {
      const text = terminalAnswer(answer, narrow);
      expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}|[\u202A-\u202E\u2066-\u2069]/u);
    }),
    { numRuns: 50 },
  );
});

test('removes colours from outside together with their codes', () => {
  const question = 'Is \u001B[31mthis\u001B[0m red?';
  expect(terminalAnswer({ ...refusal, question }, narrow)).toContain('Is this red?');
});

test('keeps every line within the width, except links', () => {
  fc.assert(
    fc.property(anyAnswer, fc.integer({ min: 20, max: 120 }), (answer, width) => {
      const lines = terminalAnswer(answer, { width, colour: false }).split('\n');
      const long = lines.filter(
        (line) => wrapped(line, width).length > 1 && !line.includes('http'),
      );
      expect(long).toEqual([]);
    }),
    { numRuns: 50 },
  );
});

test('wraps wide characters by their columns', () => {
  expect(wrapped('東京都は日本の首都', 8)).toEqual(['東京都は', '日本の首', '都']);
  expect(wrapped('👩‍👩‍👧‍👦 é', 4)).toHaveLength(1);
  expect(wrapped('👩‍👩‍👧‍👦 é', 3)).toHaveLength(2);
});

test('wrapping keeps every character', () => {
  const words = fc.array(fc.string({ unit: fc.constantFrom('a', 'é', '語', '🙂'), minLength: 1 }));
  fc.assert(
    fc.property(words, fc.integer({ min: 2, max: 30 }), (parts, width) => {
      const joined = parts.join(' ');
      expect(wrapped(joined, width).join('').replaceAll(' ', '')).toBe(joined.replaceAll(' ', ''));
    }),
  );
});

/** One paragraph as the lines of a terminal. */
function wrapped(text: string, width: number): string[] {
  return blocks({ width, colour: false }, [[{ text, style: 'plain' }]]).split('\n');
}
