import { isUtf8 } from 'node:buffer';
import chardet from 'chardet';
import { InputUnreadable } from '../../errors.ts';

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
export function withoutZeros(text: string): string {
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
