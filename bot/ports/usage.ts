/** A question that somebody is about to ask. */
export type Asking = {
  serverId: string;
  userId: string;
  /** The calendar day in the server's zone, such as `2025-12-01`. */
  day: string;
  /** ISO 8601 in UTC. */
  at: string;
};

/** What was asked before: on that day by the person and by the whole server, and when last. */
export type Used = { byPerson: number; byServer: number; lastAt: string | null };

/**
 * Counts the questions of a day, so that they can be limited. What is older than two days is
 * forgotten. Throws StateUnavailable when the state cannot be used.
 */
export type Usage = {
  /**
   * Counts a question, unless `refuse` finds a reason not to in what was asked before; that reason
   * comes back, else null. Nobody else's question comes in between.
   */
  take<Reason>(asking: Asking, refuse: (used: Used) => Reason | null): Promise<Reason | null>;
};
