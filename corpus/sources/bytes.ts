// Reads streams of bytes: decompression, UTF-16, limits, lines.
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { InputUnreadable } from '../errors.ts';

/** Streamed bytes. */
export type Chunks = AsyncIterable<Uint8Array>;

/**
 * The content of a file or stream as UTF-8 without a byte order mark: gzip is decompressed once,
 * and UTF-16 converted. Other encodings are left to `decode.ts`. Throws what zlib throws for
 * damaged gzip.
 * @yields the bytes, in chunks of any length
 */
export async function* plainBytes(chunks: Chunks): AsyncGenerator<Uint8Array> {
  const { first, all } = await peek(chunks);
  // Decompressed once only, because a gzip file can contain itself.
  if (isGzip(first)) yield* inUtf8(gunzip(all));
  else yield* inUtf8(all);
}

/**
 * Passes at most `limit` bytes through.
 * @throws InputUnreadable at the first byte beyond.
 * @yields the same chunks
 */
export async function* atMost(chunks: Chunks, limit: number): AsyncGenerator<Uint8Array> {
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    if (length > limit) throw new InputUnreadable(tooLarge(limit));
    yield chunk;
  }
}

/**
 * Reads the first bytes, by default four where there are as many; `all` still yields everything.
 */
export async function peek(
  chunks: Chunks,
  isEnough: (first: Uint8Array) => boolean = ({ length }) => length >= 4,
): Promise<{ first: Uint8Array; all: AsyncGenerator<Uint8Array> }> {
  const iterator = chunks[Symbol.asyncIterator]();
  const seen: Uint8Array[] = [];
  let first: Uint8Array = new Uint8Array();
  let isDone = false;
  while (!isDone && !isEnough(first)) {
    const next = await iterator.next();
    isDone = next.done === true;
    if (!next.done) seen.push(next.value);
    first = Buffer.concat(seen);
  }
  return { first, all: resume(first, iterator) };
}

/** One line with its number from 1; `bytes` is null for a line longer than the limit. */
type ByteLine = { number: number; bytes: Uint8Array | null };

/**
 * Splits bytes at LF. Holds one line in memory, and no more than `limit` bytes of it.
 * @yields the lines in order, without their LF
 */
export async function* byteLines(chunks: Chunks, limit: number): AsyncGenerator<ByteLine> {
  let parts: Uint8Array[] = [];
  let length = 0;
  let number = 1;
  const take = (): ByteLine => {
    const line = { number, bytes: length > limit ? null : Buffer.concat(parts) };
    [parts, length, number] = [[], 0, number + 1];
    return line;
  };
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(lineFeed); end >= 0; end = chunk.indexOf(lineFeed, start)) {
      length += end - start;
      if (length <= limit) parts.push(chunk.subarray(start, end));
      yield take();
      start = end + 1;
    }
    length += chunk.length - start;
    if (length <= limit) parts.push(chunk.subarray(start));
    else parts = [];
  }
  if (length > 0) yield take();
}

const lineFeed = 0x0a;

/** Whether the first bytes are those of a gzip file. */
export function isGzip(first: Uint8Array): boolean {
  return first[0] === 0x1f && first[1] === 0x8b;
}

/** Whether the first bytes are the byte order mark of UTF-8. */
export function hasUtf8Mark(first: Uint8Array): boolean {
  return first[0] === 0xef && first[1] === 0xbb && first[2] === 0xbf;
}

/**
 * The kind of UTF-16, known by its byte order mark, by a leading `<` beside a zero byte, or by
 * control characters that make sense only as halves of letters.
 */
export function utf16Encoding(first: Uint8Array): string | undefined {
  const known = utf16Starts.find(({ start }) => start.every((byte, at) => first[at] === byte));
  if (known !== undefined) return known.label;
  const start = first.subarray(0, Math.min(utf16Start, first.length - (first.length % 2)));
  const controls = start.filter((byte) => byte < 0x09).length;
  if (start.length < 4 || controls < start.length / 40) return undefined;
  return ['utf-16le', 'utf-16be'].find((label) =>
    isPlainText(new TextDecoder(label).decode(start)),
  );
}

const utf16Starts = [
  { start: [0xff, 0xfe], label: 'utf-16le' },
  { start: [0xfe, 0xff], label: 'utf-16be' },
  { start: [0x3c, 0], label: 'utf-16le' },
  { start: [0, 0x3c], label: 'utf-16be' },
];
const utf16Start = 512;

/** Whether a text is letters, digits and punctuation of common scripts, and has pauses. */
function isPlainText(text: string): boolean {
  const rest = text.replace(plainCharacters, '');
  return rest.length <= text.length / 50 && /[ \n\u3001\u3002\uff0c]/.test(text);
}

const plainCharacters =
  /[\t\n\r -~\u00a0-\u00ff\u2010-\u205e\u3001-\u301f\uff01-\uff5e\p{sc=Latn}\p{sc=Cyrl}\p{sc=Grek}\p{sc=Arab}\p{sc=Hebr}\p{sc=Deva}\p{sc=Thai}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{M}\u4e00-\u9fff]/gu;

function gunzip(chunks: Chunks): Chunks {
  // Errors reach the reader of the stream, so the callback does nothing.
  return pipeline(Readable.from(chunks), createGunzip(), () => {});
}

async function* inUtf8(chunks: Chunks): AsyncGenerator<Uint8Array> {
  const { first, all } = await peek(chunks, holdsStart);
  const utf16 = utf16Encoding(first);
  if (utf16 !== undefined) yield* fromEncoding(all, utf16);
  else if (hasUtf8Mark(first)) yield* withoutMark(all);
  else yield* all;
}

function holdsStart(first: Uint8Array): boolean {
  return first.length >= utf16Start || (first.length >= 4 && first.includes(lineFeed));
}

async function* resume(
  first: Uint8Array,
  iterator: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  try {
    if (first.length > 0) yield first;
    yield* { [Symbol.asyncIterator]: () => iterator };
  } finally {
    await iterator.return?.();
  }
}

async function* fromEncoding(chunks: Chunks, encoding: string): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of chunks) yield Buffer.from(decoder.decode(chunk, { stream: true }));
  yield Buffer.from(decoder.decode());
}

async function* withoutMark(chunks: Chunks): AsyncGenerator<Uint8Array> {
  let isFirst = true;
  for await (const chunk of chunks) {
    yield isFirst ? chunk.subarray(3) : chunk;
    isFirst = false;
  }
}

function tooLarge(limit: number): string {
  const megabytes = Math.round(limit / 1_000_000);
  return `larger than ${megabytes} MB when unpacked; split it, or write one article a line as .jsonl`;
}
