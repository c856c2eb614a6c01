// Lists the files of a folder.
import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { InputUnreadable, reasonOf } from '../../errors.ts';

/** A file to read; `isNamed` when the caller gave its path, not that of a folder. */
type Walked = { path: string; isNamed: boolean } | { path: string; problem: string };

/**
 * The file at a path, or all files below a folder in order of names. Hidden files are skipped, and
 * linked folders are read once. A path that cannot be read is one `problem`.
 * @yields every file once
 */
export async function* walkFiles(path: string): AsyncGenerator<Walked> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) yield* walkFolder(path, new Set());
    else if (found.isFile()) yield { path, isNamed: true };
    else yield { path, problem: 'this is neither a file nor a folder' };
  } catch (error) {
    yield { path, problem: fileErrorReason(error) };
  }
}

async function* walkFolder(folder: string, walked: Set<string>): AsyncGenerator<Walked> {
  const place = await realpath(folder);
  if (walked.has(place)) return;
  walked.add(place);
  const names = await readdir(folder);
  for (const name of names.filter((each) => !each.startsWith('.')).toSorted()) {
    const path = join(folder, name);
    try {
      const found = await stat(path);
      if (found.isDirectory()) yield* walkFolder(path, walked);
      else if (found.isFile()) yield { path, isNamed: false };
    } catch (error) {
      yield { path, problem: fileErrorReason(error) };
    }
  }
}

/**
 * One sentence for a person about an error of the file system or of gzip, with the cure if known.
 */
export function fileErrorReason(error: unknown): string {
  if (error instanceof InputUnreadable) return error.message;
  const code: unknown = Object(error).code;
  return reasons.get(code) ?? `it cannot be read: ${reasonOf(error)}`;
}

const damaged = 'the gzip data is damaged or ends early; fetch or compress the file again';
const reasons: ReadonlyMap<unknown, string> = new Map([
  ['ENOENT', 'no such file or folder; check the spelling of the path'],
  ['ENOTDIR', 'no such file or folder; check the spelling of the path'],
  ['EACCES', 'no permission to read it; change its rights (chmod +r) or run as its owner'],
  ['EPERM', 'no permission to read it; change its rights (chmod +r) or run as its owner'],
  ['ELOOP', 'its links lead in a circle'],
  ['ENAMETOOLONG', 'the path is too long'],
  ['EMFILE', 'too many files are open; try again with fewer at a time'],
  ['Z_DATA_ERROR', damaged],
  ['Z_BUF_ERROR', damaged],
  ['ERR_STREAM_PREMATURE_CLOSE', damaged],
]);
