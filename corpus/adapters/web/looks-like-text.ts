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
