import type { Answer } from '../../retrieval/answer.ts';

/** What a person thought of an answer, kept with the answer so that it can be looked into. */
export type Feedback = {
  messageId: string;
  userId: string;
  /** ISO 8601 in UTC. */
  givenAt: string;
  verdict: 'good' | 'bad';
  /** In the person's words; null where none was given. */
  reason: string | null;
  answer: Answer;
};

/** Remembers what people thought. Every member throws StateUnavailable when the state cannot be used. */
export type FeedbackBox = {
  /** Keeps a person's opinion of a message; a second one replaces the first. */
  put(feedback: Feedback): Promise<void>;
  /** All opinions, the newest first. */
  all(): Promise<Feedback[]>;
  /** Forgets every opinion of this user. */
  forget(userId: string): Promise<void>;
};
