import { expect, test } from 'vitest';
import { decodeText } from '../../../../corpus/adapters/bytes/decode-text.ts';

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

test('bytes that are no text are refused', () => {
  expect(() => decodeText(Uint8Array.of(1, 0, 0, 0, 0, 2))).toThrow('binary');
});

test('a zero byte that slipped into a text is left out', () => {
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
