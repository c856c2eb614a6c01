/**
 * The text with lines mended that are UTF-8 read as windows-1252 ("cafÃ©" for "café"), be it more
 * than once. A line is mended only where all of it turns back into valid UTF-8, so that none is
 * taken for broken by chance. Idempotent.
 */
export function mendEncoding(text: string): string {
  if (!suspicious.test(text)) return text;
  return text
    .split(lineEnds)
    .map((part) => (suspicious.test(part) ? mendedLine(part) : part))
    .join('');
}

// What two bytes of UTF-8 look like: a first one, and one that goes on.
const suspicious = /[\u00C2-\u00F4][\u0080-\u00BF\u0152-\u02DC\u2013-\u2122]/;
const lineEnds = /([\r\n\v\f\u0085\u2028\u2029])/;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const western = new TextDecoder('windows-1252');
const byteOf = new Map(
  Array.from({ length: 256 }, (_, byte) => [western.decode(Uint8Array.of(byte)), byte]),
);

function mendedLine(line: string): string {
  const bytes: number[] = [];
  for (const character of line) {
    const byte = byteOf.get(character);
    if (byte === undefined) return line;
    bytes.push(byte);
  }
  try {
    // Each turn makes the line shorter.
    return mendEncoding(utf8.decode(Uint8Array.from(bytes)));
  } catch {
    return line;
  }
}
