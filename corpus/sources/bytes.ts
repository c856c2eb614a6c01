import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { InputUnreadable } from '../errors.ts';

/** Bytes as they arrive. */
export type Chunks = AsyncIterable<Uint8Array>;

/**
 * The content of a file or stream: unpacked where it is gzip, UTF-16 turned into UTF-8, no mark of
 * the encoding. A gzip that ends early throws what zlib throws.
 * @yields the bytes, in chunks of any length
 */
export async function* plainBytes(chunks: Chunks): AsyncGenerator<Uint8Array> {
  const { first, all } = await peek(chunks);
  // Unpacked once: there are files that hold themselves.
  if (first[0] === 0x1f && first[1] === 0x8b) yield* unpacked(all);
  else yield* inUtf8(all);
}

function unpacked(chunks: Chunks): AsyncGenerator<Uint8Array> {
  // Errors reach the reader of the stream, so the callback does nothing.
  return inUtf8(pipeline(Readable.from(chunks), createGunzip(), () => {}));
}

async function* inUtf8(chunks: Chunks): AsyncGenerator<Uint8Array> {
  const { first, all } = await peek(chunks);
  const wide = wideEncoding(first);
  if (wide !== undefined) yield* fromEncoding(all, wide);
  else if (first[0] === 0xef && first[1] === 0xbb && first[2] === 0xbf) yield* withoutMark(all);
  else yield* all;
}

/** The kind of UTF-16 that the first bytes show by their mark, or by a `<` beside a zero byte. */
export function wideEncoding(first: Uint8Array): string | undefined {
  if (first[0] === 0xff && first[1] === 0xfe) return 'utf-16le';
  if (first[0] === 0xfe && first[1] === 0xff) return 'utf-16be';
  if (first[0] === 0x3c && first[1] === 0) return 'utf-16le';
  if (first[0] === 0 && first[1] === 0x3c) return 'utf-16be';
  return undefined;
}

/**
 * Lets no more than `limit` bytes through.
 * @throws InputUnreadable at the first byte above it.
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

/** The first bytes, four of them where there are as many, and everything including them. */
export async function peek(
  chunks: Chunks,
  enough: (first: Uint8Array) => boolean = ({ length }) => length >= 4,
): Promise<{ first: Uint8Array; all: AsyncGenerator<Uint8Array> }> {
  const iterator = chunks[Symbol.asyncIterator]();
  const seen: Uint8Array[] = [];
  let first: Uint8Array = new Uint8Array();
  let isDone = false;
  while (!isDone && !enough(first)) {
    const next = await iterator.next();
    isDone = next.done === true;
    if (!next.done) seen.push(next.value);
    first = Buffer.concat(seen);
  }
  return { first, all: resume(first, iterator) };
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

/** One line with its number from 1; `bytes` is null for a line longer than the limit. */
type ByteLine = { number: number; bytes: Uint8Array | null };

/**
 * Cuts bytes at LF. Holds one line in memory, and no more than `limit` bytes of it.
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
