import type { Answer } from '../../retrieval/answer.ts';

/** An answer that was given in a channel. */
export type LoggedAnswer = {
  channelId: string;
  /** The message that shows the answer. */
  messageId: string;
  /** ISO 8601 in UTC. */
  askedAt: string;
  /** The user who alone may see it; null when the whole channel does. */
  privateTo: string | null;
  answer: Answer;
};

/** Whose view of which channel. */
export type Viewer = { channelId: string; userId: string };

/** Remembers the last answers of each channel, for whoever asks what they rested on. */
export type AnswerLog = {
  /**
   * Adds an answer as the newest of its channel and forgets the oldest beyond the limit.
   * @throws AnswerLogUnavailable when it cannot be written.
   */
  remember(answer: LoggedAnswer): Promise<void>;
  /**
   * The newest answer of the channel that the user may see; null when there is none.
   * @throws AnswerLogUnavailable when it cannot be read.
   */
  latest(viewer: Viewer): Promise<LoggedAnswer | null>;
  close(): Promise<void>;
};
