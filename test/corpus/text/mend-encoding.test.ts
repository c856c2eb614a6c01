import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanLine, cleanText } from '../../../corpus/text/clean-text.ts';
import { mendEncoding } from '../../../corpus/text/mend-encoding.ts';

const western = new TextDecoder('windows-1252');

/** The text as a program shows it that takes UTF-8 for windows-1252. */
function misread(text: string): string {
  return western.decode(Buffer.from(text));
}

test.each(['Café crème', '“Yes,” she said – at last…', 'Žižek in Łódź', 'Привет', '台風 🌀'])(
  '%j is mended when it was misread, once or twice',
  (text) => {
    expect(mendEncoding(misread(text))).toBe(text);
    expect(mendEncoding(misread(misread(text)))).toBe(text);
  },
);

test.each(['Café', '«LIBERTÉ»', 'São Paulo – Ã is a letter', 'Â£5 and £6', 'plain', ''])(
  '%j stays as it is',
  (text) => {
    expect(mendEncoding(text)).toBe(text);
  },
);

test('each line is mended for itself', () => {
  expect(cleanText(`${misread('Café')}\n\n«Été»`)).toBe('Café\n\n«Été»');
  expect(cleanLine(misread('It’s a “café”'))).toBe('It’s a “café”');
});

test('mending twice is the same as mending once, and any misread line comes back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const mended = mendEncoding(misread(text));
      expect(mendEncoding(mended)).toBe(mended);
    }),
  );
});
