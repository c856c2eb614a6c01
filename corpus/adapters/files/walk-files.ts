import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { reasonOfFault } from '../reason-of-fault.ts';

/** A file to read; `isNamed` when the caller gave its own path and not that of a folder above it. */
export type Walked = { path: string; isNamed: boolean } | { path: string; fault: string };

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
