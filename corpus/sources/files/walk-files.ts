import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { InputUnreadable, reasonOf } from '../../errors.ts';

/** A file to read; `isNamed` when the caller gave its own path and not that of a folder above it. */
type Walked = { path: string; isNamed: boolean } | { path: string; fault: string };

/**
 * The file at a path, or every file below a folder, in the order of the names. Hidden files are left
 * out, a folder that a link leads back to is walked once; what cannot be seen is one fault.
 * @yields every file once
 */
export async function* walkFiles(path: string): AsyncGenerator<Walked> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) yield* walkFolder(path, new Set());
    else if (found.isFile()) yield { path, isNamed: true };
    else yield { path, fault: 'this is neither a file nor a folder' };
  } catch (error) {
    yield { path, fault: reasonOfFault(error) };
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
      yield { path, fault: reasonOfFault(error) };
    }
  }
}

/** What went wrong with a file, in one sentence for a person, with the cure where there is one. */
export function reasonOfFault(error: unknown): string {
  if (error instanceof InputUnreadable) return error.message;
  const code: unknown = Object(error).code;
  return faults.get(code) ?? `it cannot be read: ${reasonOf(error)}`;
}

const damaged = 'the gzip data is damaged or ends early; fetch or compress the file again';
const faults: ReadonlyMap<unknown, string> = new Map([
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
