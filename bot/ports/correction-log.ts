import type { Correction } from './correction.ts';

/**
 * Remembers of which corrections the readers of an answer have been told, or could not be told where
 * its message is out of reach. Every member throws StateUnavailable when the state cannot be used.
 */
export type CorrectionLog = {
  /** The corrections noted for the answer of a message, the newest first. */
  of(messageId: string): Promise<Correction[]>;
  /** Notes corrections for a message; one of a change that was noted before replaces it. */
  note(messageId: string, corrections: readonly Correction[]): Promise<void>;
};
