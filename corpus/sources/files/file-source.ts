// Reads articles from files, folders and standard input.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { ArticleSource, Found } from '../../article-source.ts';
import { atMost, byteLines, type Chunks, peek, plainBytes } from '../bytes.ts';
import { decodeDocument, decodeText, refuseBinary } from '../decode.ts';
import { readFileContent, type WholeFileKind } from '../reading-pool.ts';
import { type FileKind, kindOfContent, kindOfName, knownExtensions } from './file-kind.ts';
import { lineName, readJsonLine } from './json.ts';
import { fileErrorReason, walkFiles } from './walk-files.ts';

export type FileSourceOptions = {
  /** The stream for the path `-`, and its name in `input`; `standard input` by default. */
  stdin?: Chunks;
  stdinName?: string;
  /** Called with the number of bytes that were just read; see `sizeOfFiles`. */
  onBytes?: (bytes: number) => void;
};

/**
 * Articles in files and folders, and in standard input for the path `-`. Formats are known by file
 * names, each also with `.gz` (see `file-kind.ts`). Folders are read in order of file names, and
 * files of unknown formats in them are skipped. JSON Lines are streamed, with one line in memory at
 * a time.
 */
export function fileSource(
  paths: readonly string[],
  options: FileSourceOptions = {},
): ArticleSource {
  return {
    async *articles() {
      for (const path of paths) {
        if (path === '-') yield* standardInput(options);
        else yield* filesAt(path, options);
      }
    },
  };
}

/**
 * How many bytes `fileSource` will read at these paths, as they lie on the disk; null where that
 * cannot be known, as with standard input. Never throws.
 */
export async function sizeOfFiles(paths: readonly string[]): Promise<number | null> {
  if (paths.includes('-')) return null;
  let size = 0;
  for (const path of paths) {
    for await (const walked of walkFiles(path)) {
      if ('problem' in walked || kindOfName(walked.path) === null) continue;
      size += await stat(walked.path).then(
        (found) => found.size,
        () => 0,
      );
    }
  }
  return size;
}

const maxBytes = 50_000_000;
const maxStreamedBytes = 1_073_741_824;
const maxLineBytes = 20_000_000;

async function* filesAt(path: string, { onBytes }: FileSourceOptions): AsyncGenerator<Found> {
  let files = 0;
  for await (const walked of walkFiles(path)) {
    files += 1;
    const kind = kindOfName(walked.path);
    if ('problem' in walked) yield { input: walked.path, rejected: walked.problem };
    else if (kind !== null)
      yield* readInput(walked.path, counted(createReadStream(walked.path), onBytes), kind);
    else if (walked.isNamed) yield { input: walked.path, rejected: unknownExtension };
    else files -= 1;
  }
  if (files === 0) yield { input: path, rejected: `no file in this folder is ${knownExtensions}` };
}

async function* counted(
  chunks: Chunks,
  onBytes: FileSourceOptions['onBytes'],
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    onBytes?.(chunk.length);
    yield chunk;
  }
}

const unknownExtension = `files of this kind are not read; give it as ${knownExtensions}`;

async function* standardInput({ stdin, stdinName }: FileSourceOptions): AsyncGenerator<Found> {
  const name = stdinName ?? 'standard input';
  if (stdin === undefined) yield { input: name, rejected: 'nothing is piped into standard input' };
  else yield* readInput(name, stdin, null);
}

// A `kind` of null means: decide by how the content starts.
async function* readInput(
  name: string,
  chunks: Chunks,
  kind: FileKind | null,
): AsyncGenerator<Found> {
  let articles = 0;
  try {
    const { first, all } = await peek(plainBytes(chunks), holdsFirstLine);
    refuseBinary(first);
    const fileKind = kind ?? kindOfContent(Buffer.from(first).toString('latin1'));
    for await (const found of fileKind === 'lines'
      ? readLines(name, all)
      : readWhole(name, all, fileKind)) {
      articles += 1;
      yield found;
    }
    const reason = first.length === 0 ? 'it is empty' : 'there is no article in it';
    if (articles === 0) yield { input: name, rejected: reason };
  } catch (error) {
    yield { input: name, rejected: fileErrorReason(error) };
  }
}

const maxStart = 65_536;

function holdsFirstLine(first: Uint8Array): boolean {
  if (first.length >= maxStart) return true;
  return Buffer.from(first).toString('latin1').trimStart().includes('\n');
}

async function* readLines(name: string, chunks: Chunks): AsyncGenerator<Found> {
  for await (const { number, bytes } of byteLines(atMost(chunks, maxStreamedBytes), maxLineBytes)) {
    const input = lineName(name, number);
    const found = bytes === null ? { input, rejected: lineTooLong } : readLine(bytes, input);
    if (found !== null) yield found;
  }
}

function readLine(bytes: Uint8Array, input: string): Found | null {
  try {
    return readJsonLine(decodeText(bytes), input);
  } catch (error) {
    return { input, rejected: fileErrorReason(error) };
  }
}

const lineTooLong = `the line is longer than ${maxLineBytes / 1_000_000} MB; one article a line is needed`;

async function* readWhole(
  name: string,
  chunks: Chunks,
  fileKind: WholeFileKind,
): AsyncGenerator<Found> {
  const parts = await Array.fromAsync(atMost(chunks, maxBytes));
  const content = decodeDocument(Buffer.concat(parts), null);
  if (content.trim() !== '') yield* await readFileContent(content, { name, fileKind });
}
