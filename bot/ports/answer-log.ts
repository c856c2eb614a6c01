import type { Answer } from '../../retrieval/answer.ts';

/** An answer that was given in a channel. */
export type LoggedAnswer = {
  channelId: string;
  /** The message that shows the answer. */
  messageId: string;
  /** ISO 8601 in UTC. */
  askedAt: string;
  /** The user who asked; null where that was not kept. */
  askedBy: string | null;
  /** The user who alone may see it; null when the whole channel does. */
  privateTo: string | null;
  answer: Answer;
};

/** Whose view of which channel. */
type Viewer = { channelId: string; userId: string };

/**
 * Remembers the last answers of each channel, for whoever asks what they rested on. Every member
 * throws StateUnavailable when the state cannot be read or written.
 */
export type AnswerLog = {
  /** Adds an answer as the newest of its channel and forgets the oldest beyond the limit. */
  remember(answer: LoggedAnswer): Promise<void>;
  /** The newest answer of the channel that the user may see; null when there is none. */
  latest(viewer: Viewer): Promise<LoggedAnswer | null>;
  /** The answer that a message shows; null where it is forgotten. */
  ofMessage(messageId: string): Promise<LoggedAnswer | null>;
  /** The ids of all articles that a remembered answer names as a source. */
  citedArticles(): Promise<ReadonlySet<string>>;
  /** The answers, of any channel, that name one of these articles as a source; newest first. */
  citing(articles: readonly string[]): Promise<LoggedAnswer[]>;
  /** Forgets every answer that this user asked for. */
  forget(userId: string): Promise<void>;
};
