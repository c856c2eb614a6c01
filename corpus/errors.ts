// The errors of the project's core and of the corpus.
import { cleanLine } from './text/clean-text.ts';

/**
 * An error with two audiences: `message` is for the log; `forReader` tells the person who asked
 * what happened and what to do, and never holds a secret or a path.
 */
export abstract class DatelineError extends Error {
  abstract override readonly name: string;
  abstract readonly forReader: string;
  /** Whether the same call may succeed later without any change. */
  readonly retryable: boolean = false;
}

/** The message of any thrown value. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** One sentence for an error that `JSON.parse` threw. */
export function invalidJson(error: unknown): string {
  return `not valid JSON: ${cleanLine(reasonOf(error)).slice(0, 150)}`;
}

/**
 * The cure of a fault of a disk or of a file on it, such as `Free space: the disk is full.`; null
 * if the error and its causes do not tell which fault it is.
 */
export function storageCure(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const { code, errcode } = errorCodes(error);
  const message = error.message.slice(0, 2000);
  const cure = storageCures.find(
    ({ codes, sqlite, words }) =>
      codes.includes(code) || sqlite.includes(errcode) || words.test(message),
  );
  return cure?.sentence ?? storageCure(error.cause);
}

/** The system's code of an error, and SQLite's primary result code; '' and 0 where it has none. */
export function errorCodes(error: unknown): { code: string; errcode: number } {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const errcode = error instanceof Error && 'errcode' in error ? Number(error.errcode) : 0;
  // SQLite tells more of a fault in the higher bits.
  return { code, errcode: errcode % 256 };
}

/** Faults of storage by the codes of the system and of SQLite, and the words of other libraries. */
const storageCures = [
  {
    codes: ['ENOSPC', 'EDQUOT'],
    sqlite: [13],
    words: /no space left|disk is full|quota exceeded/iu,
    sentence: 'The disk is full: free some space. Nothing that was stored is lost.',
  },
  {
    codes: ['EFBIG'],
    sqlite: [],
    words: /file too large/iu,
    sentence:
      'A limit on the size of files is in the way: raise it, such as with `ulimit -f unlimited`.',
  },
  {
    codes: ['EACCES', 'EPERM', 'EROFS'],
    sqlite: [3, 8, 23],
    words: /permission denied|access is denied|read-only file system|readonly database/iu,
    sentence: 'It may not be written: give the user that runs Dateline the right to write there.',
  },
  {
    codes: ['EBUSY'],
    sqlite: [5, 6, 15],
    words: /database is locked/iu,
    sentence: 'Another process keeps it locked: stop that one, or wait for it.',
  },
  {
    codes: [],
    sqlite: [11, 26],
    words: /file is not a database|disk image is malformed/iu,
    sentence: 'It is damaged: restore a backup, or move it away to start a new one.',
  },
  {
    codes: ['ENOTDIR', 'EISDIR', 'ENOENT', 'EEXIST'],
    sqlite: [14],
    words: /unable to open database file|not a directory/iu,
    sentence:
      'It cannot be opened: check that its folder exists, that no file or folder of that name is in the way, and that the user that runs Dateline may write there.',
  },
  {
    codes: ['EIO'],
    sqlite: [10],
    words: /input\/output error|disk i\/o error/iu,
    sentence: 'The disk reports a fault: check the disk, and that it is not full.',
  },
];

/** A file, stream or page that cannot be read as articles; `message` can be shown to a person. */
export class InputUnreadable extends DatelineError {
  override readonly name = 'InputUnreadable';
  readonly forReader: string;
  constructor(reason: string, options: { cause?: unknown } = {}) {
    super(reason, options);
    this.forReader = reason;
  }
}

/** The list of feeds cannot be read or written: no permission, no disk space, not a database, or out of reach. */
export class FeedListUnavailable extends DatelineError {
  override readonly name = 'FeedListUnavailable';
  readonly forReader = 'I can’t access my feeds right now. Please try again later.';
  constructor(
    address: string,
    cause: unknown,
    cure = storageCure(cause) ??
      `${reasonOf(cause)}. Restore a backup, or move the file away to start a new one.`,
  ) {
    super(`The list of feeds ${address} cannot be used. ${cure}`, { cause });
  }
}

/** A visit to a web address that failed; `message` can be shown to a person. */
export class VisitFailed extends DatelineError {
  override readonly name = 'VisitFailed';
  override readonly retryable = true;
  readonly forReader: string;
  /**
   * How long to wait before the next request, in milliseconds; null where the server did not say.
   */
  readonly retryAfter: number | null;
  constructor(reason: string, retryAfter: number | null = null) {
    super(reason);
    this.forReader = reason;
    this.retryAfter = retryAfter;
  }
}
