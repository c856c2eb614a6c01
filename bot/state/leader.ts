// Which process does what only one may do: watches, feed visits, corrections, tidying up the store.
import type { Repeating } from '../repeat.ts';

/** Of all processes that share a state, one leads. */
export type Leader = {
  /** Whether this process leads; false as soon as that is uncertain. */
  isLeader(): boolean;
  /**
   * Runs a job while this process leads: `start` is called whenever it becomes the leader, and what was
   * started is stopped when another may lead. Without the lead, `wake` does nothing.
   */
  whileLeading(start: () => Repeating): Repeating;
};

/** The leader of a state that one process has for itself: that process, always. */
export const soleLeader: Leader = {
  isLeader: () => true,
  whileLeading: (start) => start(),
};
