import { stat } from 'node:fs/promises';
import { kindOfName } from './file-kind.ts';
import { walkFiles } from './walk-files.ts';

/**
 * How many bytes `fileSource` will read at these paths, as they lie on the disk; null where that
 * cannot be known, as with standard input. Never throws.
 */
export async function sizeOfFiles(paths: readonly string[]): Promise<number | null> {
  if (paths.includes('-')) return null;
  let size = 0;
  for (const path of paths) {
    for await (const walked of walkFiles(path)) {
      if ('fault' in walked || kindOfName(walked.path) === null) continue;
      size += await stat(walked.path).then(
        (found) => found.size,
        () => 0,
      );
    }
  }
  return size;
}
