// Decodes bytes to text, and refuses binary content.
import { isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';
import { InputUnreadable } from '../errors.ts';
import { hasUtf8Mark, utf16Encoding } from './bytes.ts';
import { detectCharset } from './charset.ts';

/**
 * Decodes a feed or page. `declared` is the character set of the HTTP header, null for none. Tried
 * in this order: a byte order mark; UTF-8, which other encodings are hardly ever valid as; the set
 * declared in the header, in the XML declaration or in a `meta` tag, unless that is UTF-8;
 * detection (see `decodeText`).
 * @throws InputUnreadable for binary content.
 */
export function decodeDocument(bytes: Uint8Array, declared: string | null): string {
  const labels = [declared, declaredInside(bytes)].filter((label) => label !== null);
  if (labels.some((label) => /^utf-?7$/i.test(label))) throw new InputUnreadable(isUtf7);
  const certain =
    utf16Encoding(bytes) ?? labels.find((label) => /^iso-2022/i.test(label)) ?? iso2022(bytes);
  if (certain === undefined && isUtf8(bytes)) return decodeText(withoutMark(bytes));
  // The declaration was readable as ASCII, so the bytes are not UTF-16 or UTF-32, whatever it says,
  // and not valid UTF-8 either.
  const possible = labels.filter((label) => !/^utf-?(?:8|16|32)/i.test(label));
  const decoder = decoderOf(certain === undefined ? possible : [certain]);
  return decoder === null ? decodeText(bytes) : withoutZeros(decoder.decode(bytes));
}

/**
 * Decodes UTF-8, and bytes that are not valid UTF-8 in the detected character set.
 * @throws InputUnreadable for binary content.
 */
export function decodeText(bytes: Uint8Array): string {
  const wide = utf16Encoding(bytes) ?? iso2022(bytes);
  if (wide !== undefined) return withoutZeros(new TextDecoder(wide).decode(bytes));
  return withoutZeros(isUtf8(bytes) ? utf8.decode(bytes) : decodeDetected(bytes));
}

/** ISO-2022-JP, which is ASCII with escape sequences between its character sets. */
function iso2022(bytes: Uint8Array): string | undefined {
  const at = bytes.subarray(0, maxStart).indexOf(0x1b);
  const isShift =
    at >= 0 && bytes[at + 1] === 0x24 && /[@B]/.test(String.fromCodePoint(bytes[at + 2] ?? 0));
  return isShift ? 'iso-2022-jp' : undefined;
}

const maxStart = 262_144;

/** @throws InputUnreadable for bytes with too many zeros for a text. */
export function refuseBinary(bytes: Uint8Array): void {
  refuseZeros(bytes.filter((byte) => byte === 0).length, bytes.length);
}

/**
 * Whether the first bytes look like text: UTF-16, or few bytes that only binary content has.
 * (WHATWG MIME Sniffing, 7.2, allows none; but feeds do have stray control characters.)
 */
export function looksLikeText(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 1_445);
  if (utf16Encoding(head) !== undefined) return true;
  return head.filter(isBinary).length <= head.length * maxBinaryShare;
}

// Browsers dropped UTF-7, because markup can hide in it.
const isUtf7 = 'its character set is UTF-7, which is not read; save it as UTF-8';

function withoutMark(bytes: Uint8Array): Uint8Array {
  return hasUtf8Mark(bytes) ? bytes.subarray(3) : bytes;
}

const startLength = 2_048;

function declaredInside(bytes: Uint8Array): string | null {
  const start = Buffer.from(bytes.subarray(0, startLength)).toString('latin1');
  const found =
    /<\?xml[^>]{0,100}?\bencoding\s*=\s*["']([\w.:-]{2,40})/i.exec(start) ??
    /<meta\b[^>]{0,200}?\bcharset\s*=\s*["']?([\w.:-]{2,40})/i.exec(start);
  return found?.[1] ?? null;
}

/** The decoder of the first known label. */
function decoderOf(labels: readonly string[]): InstanceType<typeof TextDecoder> | null {
  for (const label of labels) {
    try {
      return new TextDecoder(label);
    } catch {
      // An unknown label counts as none.
    }
  }
  return null;
}

const utf8 = new TextDecoder('utf-8');

function decodeDetected(bytes: Uint8Array): string {
  const lossy = utf8.decode(bytes);
  // UTF-8 with a few broken bytes stays UTF-8: better to lose those characters than every accent.
  if (count(lossy, /[^\p{ASCII}\uFFFD]/gu) >= 3 * count(lossy, /\uFFFD/g)) return lossy;
  const text = new TextDecoder(detectCharset(bytes)).decode(bytes);
  // oxlint-disable-next-line no-control-regex -- control characters show binary content
  const controls = count(text, /[\u0000-\u0008\u000E-\u001F\u007F-\u009F]/g);
  if (controls > text.length * maxControlShare) throw new InputUnreadable(binary);
  return text;
}

const maxControlShare = 0.02;
/**
 * Removes stray zeros, which occur in feeds.
 * @throws InputUnreadable where there are too many for a text.
 */
function withoutZeros(text: string): string {
  const kept = text.replaceAll('\0', '');
  refuseZeros(text.length - kept.length, text.length);
  return kept;
}

function refuseZeros(zeros: number, length: number): void {
  if (zeros > allowedZeros + length * maxZeroShare) throw new InputUnreadable(binary);
}

const allowedZeros = 2;
/** Half of the share in random bytes. */
const maxZeroShare = 0.002;
const binary = 'this is not text (binary content); save the article as text, Markdown or HTML';

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** A fifth of the share in random bytes. */
const maxBinaryShare = 0.02;

/** Control characters but tab, line feed, form feed, carriage return and escape. */
function isBinary(byte: number): boolean {
  return byte <= 0x1f && ![0x09, 0x0a, 0x0c, 0x0d, 0x1b].includes(byte);
}
