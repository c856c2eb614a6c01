// Downloads a large file: resumed where it broke off, and checked before it is there.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import {
  type FileHandle,
  mkdir,
  open,
  readFile,
  rename,
  rm,
  statfs,
  writeFile,
} from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import { reasonOf } from '../../corpus/errors.ts';
import { CommandError } from '../command-line/run-script.ts';
import { sizeText } from './catalogue.ts';

/** A file to download. */
export type Download = {
  url: string;
  /** Where it goes; until it is whole it is in `path.part`. */
  path: string;
  /** What is known of the file. */
  expected?: { bytes?: number; sha256?: string };
  /** Called with the bytes that are there, and with all of them where the server says how many. */
  onProgress?: (done: number, total: number | null) => void;
  /** A connection that brings nothing for so long is given up. */
  stallMilliseconds?: number;
  /** The wait before the first retry; it doubles with each one that brought nothing. */
  retryMilliseconds?: number;
};

const STALL_MILLISECONDS = 30_000;
const RETRY_MILLISECONDS = 1_000;
/** The limit where a server does not say how long the file is. */
const MOST_UNTOLD_BYTES = 20e9;
/** Tries in a row that bring nothing. */
const MOST_TRIES = 5;
/** The first bytes of every GGUF file. */
const MAGIC = 'GGUF';
const RETRYABLE: ReadonlySet<number> = new Set([408, 416, 425, 429]);

/** What a file that broke off is a part of. */
const partSchema = z.object({ url: z.string(), validator: z.string().nullable() });

/** A failure that another try may get over. */
class BrokenOff extends CommandError {
  override readonly name = 'BrokenOff';
  constructor(reason: string) {
    super(`The download broke off: ${reason}.`, 'Run it again: it goes on from there.');
  }
}

/**
 * Downloads a model file. Goes on where an earlier download of the same address broke off, in this
 * process or in another.
 * @throws CommandError when it cannot be had, or is not the file that was expected.
 */
export async function downloadModel(download: Download): Promise<void> {
  const { path, expected, retryMilliseconds = RETRY_MILLISECONDS } = download;
  await mkdir(dirname(path), { recursive: true });
  const part = await open(`${path}.part`, 'a+');
  try {
    for (let tries = 0; ;) {
      const before = await sizeOf(part);
      const failure = await fetchRest(download, part).catch((error: unknown) => brokenOff(error));
      if (failure === undefined) break;
      tries = (await sizeOf(part)) > before ? 1 : tries + 1;
      if (tries >= MOST_TRIES) throw failure;
      await setTimeout(retryMilliseconds * 2 ** (tries - 1));
    }
  } finally {
    await part.close();
  }
  const fault = await faultOf(`${path}.part`, expected ?? {});
  await rm(`${path}.part.json`, { force: true });
  if (fault !== null) {
    await rm(`${path}.part`);
    throw new CommandError(`What ${download.url} sends ${fault}.`, 'Nothing was kept of it.');
  }
  await rename(`${path}.part`, path);
}

/** What is wrong with a model file, as a clause; null for nothing. */
export async function faultOf(
  path: string,
  { bytes, sha256 }: { bytes?: number; sha256?: string },
): Promise<string | null> {
  const hash = createHash('sha256');
  let length = 0;
  let start = '';
  for await (const chunk of createReadStream(path)) {
    const read: Uint8Array = chunk;
    if (start.length < MAGIC.length)
      start += Buffer.from(read.subarray(0, MAGIC.length)).toString('latin1');
    length += read.length;
    if (sha256 !== undefined) hash.update(read);
  }
  if (!start.startsWith(MAGIC)) return 'is no model in the format GGUF';
  if (bytes !== undefined && length !== bytes) return `has ${length} bytes instead of ${bytes}`;
  const isOther = sha256 !== undefined && hash.digest('hex') !== sha256.toLowerCase();
  return isOther ? 'has another checksum than expected' : null;
}

async function append(
  { body }: Response,
  part: FileHandle,
  onBytes: (bytes: number) => void,
): Promise<void> {
  for await (const chunk of body ?? []) {
    onBytes(chunk.length);
    await part.appendFile(chunk);
  }
}

/** An error that another try may get over; others are thrown. */
function brokenOff(error: unknown): BrokenOff {
  if (error instanceof BrokenOff) return error;
  throw error;
}

/** Fetches what is missing. @throws BrokenOff, CommandError. */
async function fetchRest(download: Download, part: FileHandle): Promise<void> {
  const { url, path, stallMilliseconds = STALL_MILLISECONDS } = download;
  const stop = new AbortController();
  const stall = globalThis.setTimeout(() => stop.abort(), stallMilliseconds);
  try {
    const there = await resumable(download, part);
    const response = await fetch(url, { headers: rangeOf(there), signal: stop.signal });
    if (isWholeAlready(response, there.bytes)) return;
    const isRest = response.status === 206 && startOf(response) === there.bytes;
    refuse(response, { url, isRest });
    if (!isRest) await part.truncate(0);
    const left = leftIn(response, isRest ? there.bytes : 0, download);
    await refuseFullDisk(dirname(path), left.bytes);
    await writeFile(`${path}.part.json`, JSON.stringify({ url, validator: validatorOf(response) }));
    await append(response, part, (bytes) => {
      stall.refresh();
      left.take(bytes);
    });
    left.end();
  } catch (error) {
    if (stop.signal.aborted) throw new BrokenOff('nothing came any more');
    throw typedError(error, dirname(path));
  } finally {
    clearTimeout(stall);
  }
}

function typedError(error: unknown, folder: string): CommandError {
  if (error instanceof CommandError) return error;
  return Object(error).code === 'ENOSPC' ? fullDisk(folder) : new BrokenOff(causeOf(error));
}

/** Counts the bytes of a response to their end. @throws BrokenOff, CommandError. */
function leftIn(
  { headers }: Response,
  from: number,
  { url, expected, onProgress }: Download,
): { bytes: number; take: (bytes: number) => void; end: () => void } {
  const length = headers.get('content-length');
  const total = length === null ? (expected?.bytes ?? null) : from + Number(length);
  if (expected?.bytes !== undefined && total !== expected.bytes)
    throw new CommandError(
      `${url} has ${total} bytes instead of ${expected.bytes}.`,
      'Take another model: this file was replaced.',
    );
  let done = from;
  return {
    bytes: (total ?? from) - from,
    take: (bytes) => {
      done += bytes;
      if (done > (total ?? MOST_UNTOLD_BYTES))
        throw new CommandError(`${url} does not end where it should.`, 'Take another address.');
      onProgress?.(done, total);
    },
    end: () => {
      if (done < (total ?? 0)) throw new BrokenOff(`of ${total} bytes ${done} came`);
    },
  };
}

/** How much is there of the same file, and by what the server knows that it is the same. */
async function resumable(
  { url, path, expected }: Download,
  part: FileHandle,
): Promise<{ bytes: number; validator: string | null }> {
  const bytes = await sizeOf(part);
  const noted = await readFile(`${path}.part.json`, 'utf8').catch(() => 'null');
  const { data } = partSchema.safeParse(jsonOf(noted));
  const isSame = data?.url === url && (data.validator !== null || expected?.sha256 !== undefined);
  if (bytes > 0 && isSame) return { bytes, validator: data.validator };
  await part.truncate(0);
  return { bytes: 0, validator: null };
}

function rangeOf({
  bytes,
  validator,
}: {
  bytes: number;
  validator: string | null;
}): Record<string, string> {
  return {
    // The bytes as they are: a range of compressed ones is of no use.
    'accept-encoding': 'identity',
    ...(bytes > 0 && { range: `bytes=${bytes}-` }),
    ...(bytes > 0 && validator !== null && { 'if-range': validator }),
  };
}

/** A strong validator (RFC 9110, 8.8.1); a weak one must not be used for ranges. */
function validatorOf({ headers }: Response): string | null {
  const tag = headers.get('etag');
  return tag?.startsWith('"') === true ? tag : headers.get('last-modified');
}

function startOf({ headers }: Response): number | null {
  const [, start] = /^bytes (\d+)-/u.exec(headers.get('content-range') ?? '') ?? [];
  return start === undefined ? null : Number(start);
}

/** Whether there is nothing after what is here. */
function isWholeAlready({ status, headers }: Response, bytes: number): boolean {
  return status === 416 && headers.get('content-range') === `bytes */${bytes}`;
}

function refuse({ ok, status }: Response, { url, isRest }: { url: string; isRest: boolean }): void {
  if (status === 206 && !isRest) throw new BrokenOff('the server sent another part');
  if (ok) return;
  if (status >= 500 || RETRYABLE.has(status)) throw new BrokenOff(`the server answered ${status}`);
  throw new CommandError(`${url} answered ${status}.`, 'Check the address, or take another model.');
}

async function refuseFullDisk(folder: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bytes > bavail * bsize) throw fullDisk(folder, bytes);
}

function fullDisk(folder: string, bytes?: number): CommandError {
  const needed = bytes === undefined ? '' : ` for ${sizeText(bytes)}`;
  return new CommandError(
    `There is no room${needed} in ${folder}.`,
    'Make some, or set DATELINE_DATA to another disk.',
  );
}

async function sizeOf(part: FileHandle): Promise<number> {
  return (await part.stat()).size;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** `fetch failed` says nothing; its cause does. */
function causeOf(error: unknown): string {
  const cause: unknown = Object(error).cause;
  return reasonOf(cause instanceof Error ? cause : error);
}
