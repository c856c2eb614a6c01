import { InputUnreadable, reasonOf } from '../errors.ts';

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
