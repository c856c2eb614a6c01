import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { fingerprint, wordsOf } from '../../corpus/article.ts';

const word = fc.stringMatching(/^[A-Za-z0-9é]{1,8}$/);
const words = fc.array(word, { minLength: 1, maxLength: 12 });
const gap = fc.constantFrom(' ', '\n\n', ', ', ' – ', '. ', '” ', " '", '\u00A0');

test('white space, punctuation and quotation marks do not change a fingerprint', () => {
  fc.assert(
    fc.property(words, words, gap, (title, text, between) => {
      const plain = fingerprint(title.join(' '), text.join(' '));
      expect(fingerprint(title.join(between), `“${text.join(between)}”!`)).toBe(plain);
    }),
  );
});

test('English has the same words with and without a foreign word in the text', () => {
  const punctuation = fc
    .integer({ min: 0x2010, max: 0x205e })
    .map((code) => String.fromCodePoint(code));
  const unit = fc.oneof(fc.constantFrom(...Array.from("abZ059'’“” .-_")), punctuation);
  fc.assert(
    fc.property(fc.string({ unit }), (text) => {
      expect(wordsOf(`${text} мир`)).toBe(`${wordsOf(text)} мир`.trimStart());
    }),
  );
});

test('another word anywhere changes a fingerprint', () => {
  fc.assert(
    fc.property(words, words, fc.nat(), (title, text, place) => {
      const changed = text.with(place % text.length, `${text[place % text.length] ?? ''}x`);
      const before = fingerprint(title.join(' '), text.join(' '));
      expect(fingerprint(title.join(' '), changed.join(' '))).not.toBe(before);
    }),
  );
});

test('a word moved from the title to the text changes a fingerprint', () => {
  expect(fingerprint('Storm nears', 'coast')).not.toBe(fingerprint('Storm', 'nears coast'));
});

test('a corrected capital changes a fingerprint', () => {
  expect(fingerprint('a', 'It ends in march.')).not.toBe(fingerprint('a', 'It ends in March.'));
});

test('a fingerprint is 32 hexadecimal digits', () => {
  expect(fingerprint('', '')).toMatch(/^[\da-f]{32}$/);
});
