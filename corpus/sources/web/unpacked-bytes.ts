// Decompresses the bodies of HTTP answers.
import { pipeline, Readable, type Transform } from 'node:stream';
import {
  constants,
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createInflateRaw,
  createZstdDecompress,
} from 'node:zlib';
import { VisitFailed } from '../../errors.ts';
import { type Chunks, isGzip, peek } from '../bytes.ts';

/**
 * Decompresses an answer up to a limit; `isWhole` says whether that is all of it. Nothing beyond
 * the limit is decompressed, which protects against decompression bombs.
 * @param coding the Content-Encoding header; codings are undone from last to first.
 * @throws VisitFailed for an unsupported coding, and what zlib throws for damaged data.
 */
export async function unpackedBytes(
  chunks: Chunks,
  coding: string,
  limit: number,
): Promise<{ bytes: Uint8Array; isWhole: boolean }> {
  const codings = coding
    .toLowerCase()
    .split(',')
    .map((name) => name.trim());
  if (codings.length > maxCodings) throw new VisitFailed('the answer is packed too many times');
  let plain = chunks;
  for (const name of codings.toReversed()) plain = await undo(name, plain);
  return await firstBytes(await unpackFile(plain), limit);
}

async function firstBytes(
  chunks: Chunks,
  limit: number,
): Promise<{ bytes: Uint8Array; isWhole: boolean }> {
  const taken: Uint8Array[] = [];
  let length = 0;
  // Leaving the loop destroys the stream, so nothing more is decompressed or fetched.
  for await (const chunk of chunks) {
    taken.push(chunk.subarray(0, limit - length));
    length += chunk.length;
    if (length > limit) return { bytes: Buffer.concat(taken), isWhole: false };
  }
  return { bytes: Buffer.concat(taken), isWhole: true };
}

async function undo(coding: string, chunks: Chunks): Promise<Chunks> {
  switch (coding) {
    case '':
    case 'identity':
      return chunks;
    case 'gzip':
    case 'x-gzip':
      return await through(createGunzip, chunks);
    case 'deflate':
      return await inflate(chunks);
    case 'br':
      return await through(createBrotliDecompress, chunks);
    case 'zstd':
      return await through(openZstd, chunks);
    default:
      throw new VisitFailed(`the answer is packed in a way that was not asked for (${coding})`);
  }
}

/**
 * Decompresses a body that is itself a gzip file, as sitemaps often are, whatever its media type.
 */
async function unpackFile(chunks: Chunks): Promise<Chunks> {
  const { first, all } = await peek(chunks);
  return isGzip(first) ? await through(createGunzip, all) : all;
}

/** With a zlib header as the standard requires, or without it as some servers send it. */
async function inflate(chunks: Chunks): Promise<Chunks> {
  const { first, all } = await peek(chunks);
  const hasHeader = ((first[0] ?? 0) & 0x0f) === 0x08;
  return await through(hasHeader ? createInflate : createInflateRaw, all);
}

/** Pipes the chunks through a decompressor; an empty body stays empty. */
async function through(open: () => Transform, chunks: Chunks): Promise<Chunks> {
  const { first, all } = await peek(chunks);
  if (first.length === 0) return all;
  // Errors reach the reader of the stream, so the callback does nothing.
  return pipeline(Readable.from(all), open(), () => {});
}

/** Servers may not ask for a larger window than 8 MB (RFC 9659). */
function openZstd(): Transform {
  return createZstdDecompress({ params: { [constants.ZSTD_d_windowLogMax]: 23 } });
}

const maxCodings = 3;
