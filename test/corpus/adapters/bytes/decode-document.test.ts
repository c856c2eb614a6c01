import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeDocument } from '../../../../corpus/adapters/bytes/decode-document.ts';

const greek = Buffer.from([0xca, 0xe1, 0xeb, 0xe7, 0xec, 0xdd, 0xf1, 0xe1]);

test('the header tells the character set, then the document itself', () => {
  expect(decodeDocument(greek, 'iso-8859-7')).toBe('Καλημέρα');
  const declaration = '<?xml version="1.0" encoding="ISO-8859-7"?>';
  const document = Buffer.concat([Buffer.from(declaration), greek]);
  expect(decodeDocument(document, null)).toBe(`${declaration}Καλημέρα`);
  const meta = '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-7">';
  const page = Buffer.concat([Buffer.from(meta), greek]);
  expect(decodeDocument(page, 'nobody-knows-8')).toBe(`${meta}Καλημέρα`);
});

test('bytes that are UTF-8 are UTF-8, whatever they are called', () => {
  expect(decodeDocument(Buffer.from('Käse'), 'iso-8859-1')).toBe('Käse');
  expect(decodeDocument(Buffer.from('\uFEFFKäse'), null)).toBe('Käse');
  const wide = '<?xml version="1.0" encoding="utf-16"?><rss>ä</rss>';
  expect(decodeDocument(Buffer.from(wide), 'utf-16')).toBe(wide);
});

test('UTF-16 is read with its mark and without', () => {
  const text = '<rss>Käse</rss>';
  const bytes = Buffer.from(text, 'utf16le');
  expect(decodeDocument(bytes, null)).toBe(text);
  expect(decodeDocument(Buffer.concat([Buffer.from([0xff, 0xfe]), bytes]), null)).toBe(text);
  expect(decodeDocument(Buffer.from(bytes).swap16(), null)).toBe(text);
});

test('UTF-7 is refused by its name, for markup can hide in it', () => {
  const page = Buffer.from('<meta charset="utf-7"><p>+ADw-script+AD4-</p>');
  expect(decoded(page, null)).toContain('UTF-7');
  expect(decoded(Buffer.from('<p>+ADw-</p>'), 'UTF-7')).toContain('UTF-7');
});

test('any bytes are text or refused with a reason', () => {
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
