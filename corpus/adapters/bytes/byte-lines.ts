import type { Chunks } from './input-bytes.ts';

/** One line with its number from 1; `bytes` is null for a line longer than the limit. */
export type ByteLine = { number: number; bytes: Uint8Array | null };

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
