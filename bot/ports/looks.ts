/**
 * When people last looked at what is newest, so that they can be told what is new since. A topic is
 * in the person's words, empty for everything. Throws StateUnavailable when the state cannot be used.
 */
export type Looks = {
  /** When the person last looked at the topic, ISO 8601 in UTC; null where never. */
  last(userId: string, topic: string): Promise<string | null>;
  /** Notes that the person looks now. */
  note(userId: string, topic: string, at: string): Promise<void>;
  /** Forgets what this person looked at. */
  forget(userId: string): Promise<void>;
};
