import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeDocument, decodeText } from '../../../corpus/sources/decode.ts';

const greek = Buffer.from([0xca, 0xe1, 0xeb, 0xe7, 0xec, 0xdd, 0xf1, 0xe1]);

test('the header decides the character set, then the document itself', () => {
  expect(decodeDocument(greek, 'iso-8859-7')).toBe('Καλημέρα');
  const declaration = '<?xml version="1.0" encoding="ISO-8859-7"?>';
  const document = Buffer.concat([Buffer.from(declaration), greek]);
  expect(decodeDocument(document, null)).toBe(`${declaration}Καλημέρα`);
  const meta = '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-7">';
  const page = Buffer.concat([Buffer.from(meta), greek]);
  expect(decodeDocument(page, 'nobody-knows-8')).toBe(`${meta}Καλημέρα`);
});

test('valid UTF-8 is read as UTF-8, whatever is declared', () => {
  expect(decodeDocument(Buffer.from('Käse'), 'iso-8859-1')).toBe('Käse');
  expect(decodeDocument(Buffer.from('\uFEFFKäse'), null)).toBe('Käse');
  const wide = '<?xml version="1.0" encoding="utf-16"?><rss>ä</rss>';
  expect(decodeDocument(Buffer.from(wide), 'utf-16')).toBe(wide);
});

test('UTF-16 is read with and without a byte order mark', () => {
  const text = '<rss>Käse</rss>';
  const bytes = Buffer.from(text, 'utf16le');
  expect(decodeDocument(bytes, null)).toBe(text);
  expect(decodeDocument(Buffer.concat([Buffer.from([0xff, 0xfe]), bytes]), null)).toBe(text);
  expect(decodeDocument(Buffer.from(bytes).swap16(), null)).toBe(text);
});

test('UTF-7 is refused, because markup can hide in it', () => {
  const page = Buffer.from('<meta charset="utf-7"><p>+ADw-script+AD4-</p>');
  expect(decoded(page, null)).toContain('UTF-7');
  expect(decoded(Buffer.from('<p>+ADw-</p>'), 'UTF-7')).toContain('UTF-7');
});

test('any bytes are decoded, or refused with a reason', () => {
  const labels = fc.constantFrom(null, 'utf-8', 'utf-16', 'iso-2022-jp', 'gbk', 'nobody-knows-8');
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), labels, (bytes, label) => {
      expect(decoded(bytes, label)).not.toContain('\0');
    }),
  );
});

function decoded(bytes: Uint8Array, label: string | null): string {
  try {
    return decodeDocument(bytes, label);
  } catch (error) {
    return error instanceof Error && error.name === 'InputUnreadable' ? error.message : '\0';
  }
}

// The same sentence, "the boats stayed in the harbour all morning", as bytes of old character sets.
test.each([
  ['windows-1251', 'Лодки всё утро оставались в гавани, потому что ветер переменился.'],
  ['koi8-r', 'Лодки всё утро оставались в гавани, потому что ветер переменился.'],
  ['iso-8859-2', 'Łodzie zostały w porcie przez cały ranek, ponieważ wiatr się zmienił.'],
  ['shift_jis', '船は朝から港にとどまり、風が変わったため出航しなかった。'],
  ['gb18030', '由于风向改变，船只整个上午都停在港口，想过河的人被告知晚上再来。'],
  ['euc-kr', '바람이 바뀌었기 때문에 배들은 아침 내내 항구에 머물렀다.'],
  ['windows-1252', 'Les bateaux sont restés au port toute la matinée, où il faisait chaud.'],
])('bytes of %s are told by their looks', (set, text) => {
  expect(decodeText(bytesIn(set, text))).toBe(text);
});

test('UTF-8 is UTF-8, and a few odd bytes are windows-1252', () => {
  expect(decodeText(Buffer.from('Łódź – 台風'))).toBe('Łódź – 台風');
  expect(decodeText(Buffer.from('Caf\u00E9 cr\u00E8me', 'latin1'))).toBe('Café crème');
});

test('binary content is refused', () => {
  expect(() => decodeText(Uint8Array.of(1, 0, 0, 0, 0, 2))).toThrow('binary');
});

test('a stray zero byte is dropped', () => {
  expect(decodeText(Buffer.from('The boats\0 stayed.'))).toBe('The boats stayed.');
});

/** Writes a text in an old set, by looking up what the set's bytes and pairs of bytes mean. */
function bytesIn(set: string, text: string): Uint8Array {
  const decoder = new TextDecoder(set);
  const bytes = new Map<string, number[]>();
  for (let first = 0x81; first < 0xff; first += 1)
    for (let second = 0x40; second < 0xff; second += 1)
      bytes.set(decoder.decode(Uint8Array.of(first, second)), [first, second]);
  for (let byte = 0; byte < 0x100; byte += 1)
    bytes.set(decoder.decode(Uint8Array.of(byte)), [byte]);
  return Uint8Array.from(
    text.split(/(?:)/u).flatMap((character) => bytes.get(character) ?? [0x3f]),
  );
}
