import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanLine, cleanText } from '../../../corpus/text/clean-text.ts';

// Strings full of what the cleaners look for.
const messy = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '&amp;',
        '&lt;',
        '&#x37e;',
        '&#233;',
        '<b>',
        '</p>',
        '\u037E',
        '\n',
        '\r',
        ' ',
      ),
      fc.constantFrom('Ã©', 'Ã', '©', 'â€', '\u009D', '™', 'Â'),
      fc.constantFrom('\u200B', '\u202E', '\u00A0', '\u0301', 'e', '\uD83D', '\uDE00', '\u{E0041}'),
    ),
  )
  .map((parts) => parts.join(''));

test('cleaning a text twice is the same as cleaning it once', () => {
  fc.assert(
    fc.property(messy, (text) => {
      expect(cleanText(cleanText(text))).toBe(cleanText(text));
    }),
  );
});

test('cleaning a line twice is the same as cleaning it once', () => {
  fc.assert(
    fc.property(messy, (text) => {
      expect(cleanLine(cleanLine(text))).toBe(cleanLine(text));
    }),
  );
});

test('a clean text holds no invisible or direction-changing characters', () => {
  const invisible = /[\p{Cc}\p{Cs}\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF]/u;
  fc.assert(
    fc.property(messy, (text) => {
      expect(cleanText(text).replaceAll('\n', '')).not.toMatch(invisible);
    }),
  );
});

test('a clean line has no line break and no more than 1,000 units', () => {
  const long = fc.string({ unit: 'binary', maxLength: 8_000 });
  fc.assert(fc.property(fc.oneof(messy, long), (text) => /^.{0,1000}$/su.test(cleanLine(text))));
  expect(cleanLine('word '.repeat(600))).toHaveLength(999);
});

test('paragraphs are separated by exactly one empty line, and single breaks stay', () => {
  expect(cleanText('\r\n\r\nOne.\r\nStill one.  \r\n \t\r\n\r\nTwo.\u2028Still two.\n')).toBe(
    'One.\nStill one.\n\nTwo.\nStill two.',
  );
});

test('odd spaces become one plain space', () => {
  expect(cleanText('a\u00A0b\u2009\u3000c\td   e')).toBe('a b c d e');
});

test('letters are composed', () => {
  expect(cleanText('Cafe\u0301')).toBe('Café');
});

test('a body keeps what only looks like markup', () => {
  expect(cleanText('5 < 6 &amp; <b>')).toBe('5 < 6 &amp; <b>');
});

test.each([
  ['Fish &amp;amp; chips', 'Fish & chips'],
  ['A <em>new</em> port', 'A new port'],
  ['One<br/>two', 'One two'],
  ['&ldquo;Yes&rdquo; &#8211; she said&#x2026;', '“Yes” – she said…'],
  ['Caf&eacute; in K&ouml;ln', 'Café in Köln'],
  ['Loss is < 5 % & falling; R&D;', 'Loss is < 5 % & falling; R&D;'],
  ['&lt;script&gt;alert(1)&lt;/script&gt;Storm', 'alert(1)Storm'],
  ['&#0;&#1114112;x', 'x'],
])('the line %j becomes %j', (line, clean) => {
  expect(cleanLine(line)).toBe(clean);
});

const western = new TextDecoder('windows-1252');

/** UTF-8 decoded as windows-1252. */
function misread(text: string): string {
  return western.decode(Buffer.from(text));
}

test.each(['Café crème', '“Yes,” she said – at last…', 'Žižek in Łódź', 'Привет', '台風 🌀'])(
  '%j is repaired after it was decoded wrongly, once or twice',
  (text) => {
    expect(cleanText(misread(text))).toBe(text);
    expect(cleanText(misread(misread(text)))).toBe(text);
  },
);

test.each(['Café', '«LIBERTÉ»', 'São Paulo – Ã is a letter', 'Â£5 and £6', 'plain', ''])(
  '%j is left alone',
  (text) => {
    expect(cleanText(text)).toBe(text);
  },
);

test('each line is repaired by itself', () => {
  expect(cleanText(`${misread('Café')}\n\n«Été»`)).toBe('Café\n\n«Été»');
  expect(cleanLine(misread('It’s a “café”'))).toBe('It’s a “café”');
});

test('repairing twice is the same as repairing once', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const repaired = cleanText(misread(text));
      expect(cleanText(repaired)).toBe(repaired);
    }),
  );
});

test('numbers of control characters mean what windows-1252 has there', () => {
  expect(cleanLine('Ferry won&#146;t sail &#150; crew on strike')).toBe(
    'Ferry won’t sail – crew on strike',
  );
});
