import { isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';
import chardet from 'chardet';
import { InputUnreadable } from '../errors.ts';
import { wideEncoding } from './bytes.ts';

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

/**
 * Text of UTF-8 bytes; where they are not valid UTF-8, of the character set that they look like, or
 * of windows-1252 where they look like none in particular.
 * @throws InputUnreadable for what is no text.
 */
export function decodeText(bytes: Uint8Array): string {
  return withoutZeros(isUtf8(bytes) ? utf8.decode(bytes) : decodeOther(bytes));
}

function decodeOther(bytes: Uint8Array): string {
  const lossy = utf8.decode(bytes);
  // A slip in a text that is UTF-8 elsewhere costs one character, not every accent.
  if (count(lossy, /[^\p{ASCII}\uFFFD]/gu) >= 3 * count(lossy, /\uFFFD/g)) return lossy;
  const text = new TextDecoder(likeliestSet(bytes)).decode(bytes);
  // oxlint-disable-next-line no-control-regex -- what tells binary content from text
  const controls = count(text, /[\u0000-\u0008\u000E-\u001F\u007F-\u009F]/g);
  if (controls > text.length * mostControls) throw new InputUnreadable(binary);
  return text;
}

/** @throws InputUnreadable for bytes that no text holds. */
export function refuseBinary(bytes: Uint8Array): void {
  refuseZeros(bytes.filter((byte) => byte === 0).length, bytes.length);
}

/**
 * The text without zeros: one that slipped into a headline costs nobody the whole feed.
 * @throws InputUnreadable where there are too many for a slip.
 */
function withoutZeros(text: string): string {
  const kept = text.replaceAll('\0', '');
  refuseZeros(text.length - kept.length, text.length);
  return kept;
}

function refuseZeros(zeros: number, length: number): void {
  if (zeros > fewZeros + length * mostZeros) throw new InputUnreadable(binary);
}

const fewZeros = 2;
/** Half of what random bytes have. */
const mostZeros = 0.002;

const utf8 = new TextDecoder('utf-8');
const likely = 50;
const enough = 65_536;

function likeliestSet(bytes: Uint8Array): string {
  const [found] = chardet.analyse(bytes.subarray(0, enough));
  // Some sets that can be told apart are known to no decoder: they are out of use.
  const isKnown =
    found !== undefined && /^(?:windows|ISO-8859|KOI8|Shift|EUC|GB|Big5)/.test(found.name);
  return isKnown && found.confidence >= likely ? found.name : 'windows-1252';
}

const mostControls = 0.02;
const binary = 'this is not text (binary content); save the article as text, Markdown or HTML';

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/**
 * Whether bytes are text, by the first of them: UTF-16 by its mark or because it opens like XML,
 * and otherwise no more than a few of the bytes that only binary content has (WHATWG MIME Sniffing,
 * 7.2, which allows none; but a control character in a headline costs nobody the whole feed).
 */
export function looksLikeText(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 1_445);
  const opening = (head[0] ?? 0) * 256 + (head[1] ?? 0);
  return wideOpenings.has(opening) || head.filter(isBinary).length <= head.length * mostBinary;
}

/** The two byte order marks of UTF-16, and `<` in either order. */
const wideOpenings = new Set([0xfeff, 0xfffe, 0x3c00, 0x003c]);

/** A fifth of what random bytes have. */
const mostBinary = 0.02;

/** Control characters but tab, line feed, form feed, carriage return and escape. */
function isBinary(byte: number): boolean {
  return byte <= 0x1f && ![0x09, 0x0a, 0x0c, 0x0d, 0x1b].includes(byte);
}
