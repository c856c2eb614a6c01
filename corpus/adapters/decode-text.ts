import { isUtf8 } from 'node:buffer';
import { InputUnreadable } from '../errors.ts';

/**
 * Text of UTF-8 bytes, or of windows-1252 where they are not valid UTF-8.
 * @throws InputUnreadable for what is no text.
 */
export function decodeText(bytes: Uint8Array): string {
  refuseBinary(bytes);
  if (isUtf8(bytes)) return utf8.decode(bytes);
  const lossy = utf8.decode(bytes);
  // A slip in a text that is UTF-8 elsewhere costs one character, not every accent.
  if (count(lossy, /[^\p{ASCII}\uFFFD]/gu) >= 3 * count(lossy, /\uFFFD/g)) return lossy;
  const text = western.decode(bytes);
  // oxlint-disable-next-line no-control-regex -- what tells binary content from text
  const controls = count(text, /[\u0000-\u0008\u000E-\u001F\u007F-\u009F]/g);
  if (controls > text.length * mostControls) throw new InputUnreadable(binary);
  return text;
}

/** @throws InputUnreadable for bytes that no text holds. */
export function refuseBinary(bytes: Uint8Array): void {
  if (bytes.includes(0)) throw new InputUnreadable(binary);
}

const utf8 = new TextDecoder('utf-8');
const western = new TextDecoder('windows-1252');
const mostControls = 0.02;
const binary = 'this is not text (binary content); save the article as text, Markdown or HTML';

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
