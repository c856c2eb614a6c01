/** How long the bot waits for what, in milliseconds. */
export type Pace = {
  /** From one status line of a slow answer to the next; the first counts from the question. */
  statusAfter: number;
  /** Discord shows typing for ten seconds. */
  typingEvery: number;
  /** Before the first new attempt at a message that did not get through; doubles each time. */
  retryAfter: number;
  /** For an answer that just appeared to be written down, when its buttons are pressed at once. */
  rememberWithin: number;
  /** From one look at what is watched to the next. */
  watchEvery: number;
  /** For answers under way when the bot is told to stop. */
  stopWithin: number;
  /** For Discord to let the bot in. */
  readyWithin: number;
};

/** The pace for real people on the real Discord. */
export const ordinaryPace: Pace = {
  statusAfter: 4000,
  typingEvery: 8000,
  retryAfter: 500,
  rememberWithin: 1000,
  watchEvery: 30_000,
  stopWithin: 5000,
  readyWithin: 30_000,
};
