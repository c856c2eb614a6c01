import { isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';
import { InputUnreadable } from '../../errors.ts';
import { decodeText } from './decode-text.ts';

/**
 * Text of the bytes of a feed or page. `declared` is the character set of the HTTP header, null for
 * none. What counts, in this order: a byte order mark; bytes that are valid UTF-8, which other sets
 * hardly ever are by chance; the set declared in the header, in the XML declaration or in a `meta`
 * tag; what the bytes look like (see `decodeText`).
 * @throws InputUnreadable for what is no text.
 */
export function decodeDocument(bytes: Uint8Array, declared: string | null): string {
  const labels = [declared, declaredInside(bytes)].filter((label) => label !== null);
  const wide = markOf(bytes) ?? labels.find((label) => /^iso-2022/i.test(label));
  if (wide === undefined && isUtf8(bytes)) return decodeText(withoutMark(bytes));
  // Bytes without a mark that can be read this far are not UTF-16, whatever they say.
  const narrow = labels.filter((label) => !/^utf-?(?:16|32)/i.test(label));
  const decoder = decoderOf(wide === undefined ? narrow : [wide]);
  const text = decoder?.decode(bytes) ?? decodeText(bytes);
  if (text.includes('\0')) throw new InputUnreadable('this is not text (binary content)');
  return text;
}

function markOf(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  // Without a mark, a `<` beside a zero byte tells the same.
  if (bytes[0] === 0x3c && bytes[1] === 0) return 'utf-16le';
  if (bytes[0] === 0 && bytes[1] === 0x3c) return 'utf-16be';
  return undefined;
}

function withoutMark(bytes: Uint8Array): Uint8Array {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}

const startLength = 2_048;

function declaredInside(bytes: Uint8Array): string | null {
  const start = Buffer.from(bytes.subarray(0, startLength)).toString('latin1');
  const found =
    /<\?xml[^>]{0,100}?\bencoding\s*=\s*["']([\w.:-]{2,40})/i.exec(start) ??
    /<meta\b[^>]{0,200}?\bcharset\s*=\s*["']?([\w.:-]{2,40})/i.exec(start);
  return found?.[1] ?? null;
}

/** The decoder of the first label that is known. */
function decoderOf(labels: readonly string[]): InstanceType<typeof TextDecoder> | null {
  for (const label of labels) {
    try {
      return new TextDecoder(label);
    } catch {
      // A label that nobody knows counts as none.
    }
  }
  return null;
}
