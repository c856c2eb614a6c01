import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { detached, words } from '../../../retrieval/text/tokens.ts';
import { readCheckLines } from '../../support/embedder-check.ts';

test('splits texts into the words the embedder was trained on', async () => {
  for (const { text, words: expected } of await readCheckLines()) {
    expect(words(text)).toEqual(expected);
  }
});

test.each([
  [
    'drops a possessive',
    "Peru's plan, the mayors’ vote",
    ['peru', 'plan', 'the', 'mayors', 'vote'],
  ],
  ['joins what an apostrophe divides', "they don’t say who's", ['they', 'dont', 'say', 'who']],
  ['takes one inner apostrophe a word', "rock'n'roll", ['rockn', 'roll']],
  ['drops accents and case', 'ŁÓDŹ Çelik', ['łodz', 'celik']],
  ['divides numbers at points', '$1,250.75 up 3.5%', ['1', '250', '75', 'up', '3', '5']],
  ['reads compatibility forms', 'ﬁve ½', ['five', '1', '2']],
  ['reads other scripts', 'Москва 東京', ['москва', '東京']],
  ['finds no words where there are none', ' —…“” ', []],
])('%s', (_, text, expected) => {
  expect(words(text)).toEqual(expected);
});

test('gives the words of two texts one after the other', () => {
  const text = fc.string({ unit: 'grapheme' });
  fc.assert(
    fc.property(text, text, (one, other) => {
      expect(words(`${one} ${other}`)).toEqual([...words(one), ...words(other)]);
    }),
  );
});

test('gives nothing but letters and digits', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(words(text).filter((word) => !/^[\p{L}\p{N}]+$/u.test(word))).toEqual([]);
    }),
  );
});

test('reads English the same with and without a foreign word beside it', () => {
  const punctuation = fc
    .integer({ min: 0x2010, max: 0x205e })
    .map((code) => String.fromCodePoint(code));
  const character = fc.oneof(fc.constantFrom(...Array.from("abzABZ059'’“”—… .-,_é™")), punctuation);
  fc.assert(
    fc.property(fc.string({ unit: character }), (text) => {
      expect(words(`${text} мир`)).toEqual([...words(text), 'мир']);
    }),
  );
});

test('a copy is the same text, whatever it holds', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (word) => {
      expect(detached(word)).toBe(word);
    }),
  );
});
