import { isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';
import { InputUnreadable } from '../../errors.ts';
import { decodeText, withoutZeros } from './decode-text.ts';
import { wideEncoding } from './input-bytes.ts';

/**
 * Text of the bytes of a feed or page. `declared` is the character set of the HTTP header, null for
 * none. What counts, in this order: a byte order mark; bytes that are valid UTF-8, which other sets
 * hardly ever are by chance; the set declared in the header, in the XML declaration or in a `meta`
 * tag; what the bytes look like (see `decodeText`).
 * @throws InputUnreadable for what is no text.
 */
export function decodeDocument(bytes: Uint8Array, declared: string | null): string {
  const labels = [declared, declaredInside(bytes)].filter((label) => label !== null);
  if (labels.some((label) => /^utf-?7$/i.test(label))) throw new InputUnreadable(isUtf7);
  const wide = wideEncoding(bytes) ?? labels.find((label) => /^iso-2022/i.test(label));
  if (wide === undefined && isUtf8(bytes)) return decodeText(withoutMark(bytes));
  // Bytes without a mark that can be read this far are not UTF-16, whatever they say.
  const narrow = labels.filter((label) => !/^utf-?(?:16|32)/i.test(label));
  const decoder = decoderOf(wide === undefined ? narrow : [wide]);
  return decoder === null ? decodeText(bytes) : withoutZeros(decoder.decode(bytes));
}

// No browser reads it any more: markup can hide in it.
const isUtf7 = 'its character set is UTF-7, which is not read; save it as UTF-8';

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
