import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  detached,
  stem,
  stemmedWords,
  stemsOf,
  type Token,
  tokenize,
} from '../../../retrieval/text/tokens.ts';
import { words } from '../../../retrieval/text/words.ts';
import { trainedWords } from '../../../retrieval/embedder/trained-words.ts';
import { readCheckLines } from '../../support/embedder-check.ts';

test('splits texts into the words the embedder was trained on', async () => {
  for (const { text, words: expected } of await readCheckLines()) {
    expect(trainedWords(text)).toEqual(expected);
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
  ['reads other scripts', 'Москва й ё', ['москва', 'й', 'е']],
  ['divides what is written without spaces', '修理にいくら', ['修理', 'に', 'いくら']],
  ['divides Thai', 'ปิดท่าเรือเก่า', ['ปิด', 'ท่าเรือ', 'เก่า']],
  ['keeps vowel signs of scripts that need them', 'पुल खुला', ['पुल', 'खुला']],
  ['drops optional vowel signs', 'مُحَمَّد أحمد', ['محمد', 'احمد']],
  ['finds no words where there are none', ' —…“” ', []],
])('%s', (_, text, expected) => {
  expect(words(text)).toEqual(expected);
});

test('returns the words of two texts in order', () => {
  const text = fc.string({ unit: 'grapheme' });
  fc.assert(
    fc.property(text, text, (one, other) => {
      expect(words(`${one} ${other}`)).toEqual([...words(one), ...words(other)]);
    }),
  );
});

test('returns only letters and digits', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(words(text).filter((word) => !/^[\p{L}\p{M}\p{N}]+$/u.test(word))).toEqual([]);
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

test('a detached copy equals its text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (word) => {
      expect(detached(word)).toBe(word);
    }),
  );
});

function wordsOf(text: string): string[] {
  return tokenize(text).map(({ word }) => word);
}

test.each([
  ['a thousands separator goes', '1,200 ships', ['1200', 'ships']],
  ['a decimal comma is a point', '3,5 or 3.5', ['3.5', 'or', '3.5']],
  ['zeros that say nothing go', '007 and 3.0', ['7', 'and', '3']],
  ['number words are digits', 'three of twenty', ['3', 'of', '20']],
  ['an ordinal is its number', 'the 74th, 1st', ['the', '74', '1']],
  ['one counts nothing', 'one of three', ['one', 'of', '3']],
  ['signs are words', '$5 is 3%', ['dollar', '5', 'is', '3', 'percent']],
  ['months are in full', 'Sept. 3, Jan 4', ['september', '3', 'january', '4']],
  ['an acronym is one word', 'U.S. and US', ['us', 'and', 'us']],
  ['the United Kingdom is Britain', 'the UK', ['the', 'britain']],
  [
    'a negation is a word of its own',
    "isn't, won’t, can't, cannot",
    ['is', 'not', 'will', 'not', 'can', 'not', 'not'],
  ],
  ['so is an auxiliary', 'they’ll, we’ve, I’m', ['they', 'will', 'we', 'have', 'i', 'am']],
  ['a possessive goes', "Peru's plan", ['peru', 'plan']],
  ['an inner apostrophe stays in the word', 'O’Brien', ['obrien']],
  ['accents and case go', 'Çelik', ['celik']],
  ['other scripts are words', 'Москва', ['москва']],
  [
    'a name of letters and digits is one word',
    'the G20 and 5 km',
    ['the', 'g20', 'and', '5', 'km'],
  ],
  ['digits of any script are digits', '٤٫٢ ४२ ４２', ['4.2', '42', '42']],
  ['a number inside a run without spaces is a number', '增长5.2%', ['增长', '5.2', 'percent']],
  ['a Hebrew acronym is one word', 'צה״ל', ['צהל']],
  ['nothing is no token', ' —…“” ', []],
])('in tokens %s', (_, text, expected) => {
  expect(wordsOf(text)).toEqual(expected);
});

test.each<[string, Token['kind'][]]>([
  ['140 ships', ['number', 'word']],
  ['3.5 million dollars', ['number', 'number', 'unit']],
  ['in 2019', ['word', 'date']],
  ['on Monday, 4 May', ['word', 'date', 'number', 'date']],
  ['they may march', ['word', 'word', 'word']],
  ['Pilots met Varga', ['word', 'word', 'name']],
  ['so I said “Pilots met Varga”', ['word', 'word', 'word', 'word', 'word', 'name']],
  ['It rained. Pilots left', ['word', 'word', 'word', 'word']],
])('the kinds of “%s” are %j', (text, kinds) => {
  expect(tokenize(text).map(({ kind }) => kind)).toEqual(kinds);
});

test('a clause starts after punctuation and with a word that joins', () => {
  const starts = tokenize('Pilots left, ferries stayed because it rained')
    .filter(({ startsClause }) => startsClause)
    .map(({ word }) => word);
  expect(starts).toEqual(['ferries', 'because']);
});

test.each([
  ['talks', 'talking'],
  ['leads', 'led'],
  ['wins', 'won'],
  ['leader', 'leads'],
  ['74th', '74'],
  ['three', '3'],
  ['sept', 'september'],
  ['uk', 'britain'],
])('%s and %s are compared by one stem', (one, other) => {
  expect(stem(one)).toBe(stem(other));
});

test.each([
  ['причала', 'причал', 'en'],
  ['الرصيف', 'رصيف', 'en'],
  ['दरारें', 'दरार', 'en'],
  ['수리비는', '수리에', 'en'],
  ['hafens', 'hafen', 'de'],
  ['puertos', 'puerto', 'es'],
])('%s and %s are compared by one stem', (one, other, language) => {
  expect(stem(one, language)).toBe(stem(other, language));
});

test('a text has the same words and stems as its tokens', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const found = stemmedWords(text).map(({ word, stem: stemmed }) => [word, stemmed]);
      expect(found).toEqual(tokenize(text).map(({ word, stem: stemmed }) => [word, stemmed]));
    }),
  );
});

test.each(['4.5', '1,200', "isn't", 'G20', 'U.S.'])('“%s” has one answer', (text) => {
  expect(stemsOf(stemmedWords(text))).toEqual(stemsOf(tokenize(text)));
});

/** Texts of the characters that tokens depend on, and any others. */
const anyText = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom(...Array.from("abAB09é½™'’“”.,$%-… \n")) }),
);

test('the offsets of a token cut out what is written, in reading order', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      let last = 0;
      for (const { raw, start, end } of tokenize(text)) {
        expect(text.slice(start, end)).toBe(raw);
        expect(start).toBeGreaterThanOrEqual(last === end ? start : last);
        last = end;
      }
    }),
  );
});

test('a token has a word and a stem, lower case', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      for (const { word, stem: stemmed } of tokenize(text)) {
        expect(word).toMatch(/^[\p{L}\p{M}\p{N}.]+$/u);
        expect(stemmed).not.toBe('');
      }
    }),
  );
});

test.each(['⺀豈', '႞豈', 'é⻱é', '႞ก'])(
  'no token of “%s” holds a sign that is no letter',
  (text) => {
    for (const { word } of tokenize(text)) expect(word).toMatch(/^[\p{L}\p{M}]+$/u);
  },
);

test('stemmed words and tokens of plain words have the same stems', () => {
  const plain = fc.constantFrom(...'Pilots of the U.S. talked for three days in Sept'.split(' '));
  fc.assert(
    fc.property(fc.array(plain), (parts) => {
      const text = parts.join(' ');
      const stems = stemmedWords(text).map((item) => item.stem);
      expect(stems).toEqual(tokenize(text).map((item) => item.stem));
    }),
  );
});
