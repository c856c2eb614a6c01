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

/** A file, stream or page that cannot be read as articles; `message` can be shown to a person. */
export class InputUnreadable extends DatelineError {
  override readonly name = 'InputUnreadable';
  readonly forReader: string;
  constructor(reason: string, options: { cause?: unknown } = {}) {
    super(reason, options);
    this.forReader = reason;
  }
}

/** The list of feeds cannot be read or written: no permission, no disk space, or not a database. */
export class FeedListUnavailable extends DatelineError {
  override readonly name = 'FeedListUnavailable';
  readonly forReader = 'I can’t access my feeds right now. Please try again later.';
  constructor(path: string, cause: unknown) {
    super(
      `The list of feeds ${path} cannot be used. Check that the folder can be written, or move the file away to start a new one.`,
      { cause },
    );
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
