import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import texts from './charset-texts.json' with { type: 'json' };
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

// Short texts: one sentence, "the boats stayed in the harbour all morning".
test.each([
  ['windows-1251', 'Лодки всё утро оставались в гавани, потому что ветер переменился.'],
  ['koi8-r', 'Лодки всё утро оставались в гавани, потому что ветер переменился.'],
  ['iso-8859-2', 'Łodzie zostały w porcie przez cały ranek, ponieważ wiatr się zmienił.'],
  ['shift_jis', '船は朝から港にとどまり、風が変わったため出航しなかった。'],
  ['gb18030', '由于风向改变，船只整个上午都停在港口，想过河的人被告知晚上再来。'],
  ['euc-kr', '바람이 바뀌었기 때문에 배들은 아침 내내 항구에 머물렀다.'],
  ['windows-1252', 'Les bateaux sont restés au port toute la matinée, où il faisait chaud.'],
])('a sentence in %s is detected', (set, text) => {
  expect(decodeText(bytesIn(set, text))).toBe(text);
});

// Every character set that browsers know, each with languages that are written in it.
const sets = {
  'utf-8': 'de ru zh',
  'utf-16le': 'de ru zh',
  'utf-16be': 'fr ja ar',
  'windows-1250': 'pl cs hu sk hr',
  'windows-1251': 'ru uk bg be sr mk',
  'windows-1252': 'de fr es it pt nl sv fi da is',
  'windows-1253': 'el',
  'windows-1254': 'tr',
  'windows-1255': 'he',
  'windows-1256': 'ar fa',
  'windows-1257': 'lt lv et',
  'windows-1258': 'vi',
  'windows-874': 'th',
  'iso-8859-2': 'pl cs hu sk hr',
  'iso-8859-3': 'mt eo',
  'iso-8859-4': 'lt lv et',
  'iso-8859-5': 'ru bg sr mk',
  'iso-8859-6': 'ar',
  'iso-8859-7': 'el',
  'iso-8859-8': 'he',
  'iso-8859-8-i': 'he',
  'iso-8859-10': 'is se lt',
  'iso-8859-13': 'lt lv et',
  'iso-8859-14': 'ga cy',
  'iso-8859-15': 'fr fi et de',
  'iso-8859-16': 'ro pl hu',
  'koi8-r': 'ru bg',
  'koi8-u': 'uk be',
  ibm866: 'ru bg',
  'x-mac-cyrillic': 'ru bg uk',
  macintosh: 'de fr es it pt sv',
  gbk: 'zh',
  gb18030: 'zh',
  big5: 'zh-Hant',
  'euc-jp': 'ja',
  shift_jis: 'ja',
  'iso-2022-jp': 'ja',
  'euc-kr': 'ko',
};

test('texts of 300 letters are detected in all character sets of browsers', () => {
  const cases = Object.entries(sets).flatMap(([set, languages]) =>
    languages.split(' ').map((language) => ({ set, language })),
  );
  const wrong = cases.filter(({ set, language }) => {
    const text = Object.entries(texts).find(([name]) => name === language)?.[1] ?? '';
    const bytes = bytesIn(set, text);
    const shown = new TextDecoder(set).decode(bytes);
    return decodeText(bytes) !== shown || shown.includes('?');
  });
  expect(cases.length).toBeGreaterThan(90);
  expect(wrong).toEqual([]);
});

test('the language of a page is detected from its text, not from its markup', () => {
  const menu = '<li><a href="/sport/football/results.html" class="menu item">Sport</a></li>'.repeat(
    50,
  );
  const page = `<html><head><style>p { color: red }</style></head><body>${menu}<p>${texts.ru}</p></body></html>`;
  expect(decodeDocument(bytesIn('windows-1251', page), null)).toBe(page);
});

test('a page that wrongly declares UTF-8 is detected', () => {
  const page = `<meta charset="utf-8"><p>${texts.pl}</p>`;
  expect(decodeDocument(bytesIn('iso-8859-2', page), 'utf-8')).toBe(page);
});

test('valid UTF-8 stays UTF-8, and a few invalid bytes are read as windows-1252', () => {
  expect(decodeText(Buffer.from('Łódź – 台風'))).toBe('Łódź – 台風');
  expect(decodeText(Buffer.from('Caf\u00E9 cr\u00E8me', 'latin1'))).toBe('Café crème');
});

test('binary content is refused', () => {
  expect(() => decodeText(Uint8Array.of(1, 0, 0, 0, 0, 2))).toThrow('binary');
});

test('a stray zero byte is dropped', () => {
  expect(decodeText(Buffer.from('The boats\0 stayed.'))).toBe('The boats stayed.');
});

/** Writes a text in any set, by looking up what the set's bytes and pairs of bytes mean. */
function bytesIn(set: string, text: string): Uint8Array {
  if (set === 'utf-8') return Buffer.from(text);
  if (set.startsWith('utf-16')) {
    const bytes = Buffer.from(text, 'utf16le');
    return set === 'utf-16le' ? bytes : bytes.swap16();
  }
  if (set === 'iso-2022-jp') return inShifts(bytesIn('euc-jp', text));
  const decoder = new TextDecoder(set);
  const bytes = new Map<string, number[]>();
  if (/^(?:gb|big5|euc|shift)/.test(set))
    for (let first = 0x81; first < 0xff; first += 1)
      for (let second = 0x40; second < 0xff; second += 1)
        bytes.set(decoder.decode(Uint8Array.of(first, second)), [first, second]);
  for (let byte = 0; byte < 0x100; byte += 1)
    bytes.set(decoder.decode(Uint8Array.of(byte)), [byte]);
  return Uint8Array.from(
    Array.from(text).flatMap(
      (character) => bytes.get(character) ?? toneApart(character, bytes) ?? [0x3f],
    ),
  );
}

/** A Vietnamese letter as its vowel and the tone over it. */
function toneApart(
  character: string,
  bytes: ReadonlyMap<string, readonly number[]>,
): readonly number[] | undefined {
  const marks = Array.from(character.normalize('NFD'));
  const tone = marks.find((mark) => /[\u0300\u0301\u0303\u0309\u0323]/.test(mark)) ?? '';
  const vowel = marks
    .filter((mark) => mark !== tone)
    .join('')
    .normalize('NFC');
  const both = [vowel, tone].flatMap((part) => bytes.get(part) ?? []);
  return both.length === 2 ? both : undefined;
}

/** EUC-JP as ISO-2022-JP: seven bits, with an escape sequence before and behind Japanese. */
function inShifts(bytes: Uint8Array): Uint8Array {
  const latin1 = Buffer.from(bytes).toString('latin1');
  const shifted = latin1.replace(
    /[\x80-\xff]+/g,
    (run) =>
      `\x1b$B${Buffer.from([...Buffer.from(run, 'latin1')].map((byte) => byte & 0x7f)).toString('latin1')}\x1b(B`,
  );
  return Buffer.from(shifted, 'latin1');
}
