// What all handlers and commands of the Discord bot may use.
import type { Topic } from '../../retrieval/digest/topics.ts';
import type { CheckRequest, Coverage } from '../../retrieval/fact-check/coverage.ts';
import type { ArrivedArticle, StoredArticle } from '../../retrieval/store/store.ts';
import type { Feeds } from '../feeds/feeds.ts';
import { QUOTE_AFTER } from '../reply.ts';
import type { AnswerLog } from '../state/answer-log.ts';
import type { CorrectionLog } from '../state/corrections.ts';
import type { Departures } from '../state/departures.ts';
import type { FeedbackLog } from '../state/feedback.ts';
import type { Log } from '../log.ts';
import type { ModelBudget } from '../model-budget.ts';
import type { LastSeen } from '../state/last-seen.ts';
import type { Settings } from '../state/settings.ts';
import type { Usage } from '../state/usage.ts';
import type { Watches } from '../state/watches.ts';
import type { Welcomes } from '../state/welcomes.ts';
import type { Measured, Status } from '../messages/discord/status.ts';
import type { Engine, Replies } from '../wire.ts';
import type { InFlight } from './in-flight.ts';

/** What the bot is started with: the engine's functions, its state, its feeds, a log and a clock. */
export type Dependencies = Pick<Engine, keyof Replies | 'quoting'> & {
  coverage: (request: CheckRequest) => Promise<Coverage>;
  /** Articles with their history; unknown ids are left out. */
  stored: (ids: readonly string[]) => Promise<StoredArticle[]>;
  /** The articles first stored after `since` (ISO 8601 in UTC), in that order. */
  arrived: (since: string) => Promise<ArrivedArticle[]>;
  /** The topics that some of these articles may be about. */
  touched: (topics: readonly string[], ids: readonly string[]) => Promise<ReadonlySet<string>>;
  /** The publishers of each of these stories. */
  publishersOf: (stories: readonly string[]) => Promise<ReadonlyMap<string, readonly string[]>>;
  /** The publishers in the corpus, most articles first. */
  sources: () => Promise<string[]>;
  /** Topics in the news for autocomplete, newest and biggest first. */
  topics: () => Promise<readonly Topic[]>;
  /** Questions that the articles answer, in a language where articles are in it; may be empty. */
  starters: (language: string) => Promise<readonly string[]>;
  /** The id of each slash command and subcommand, such as `forget me`, by its name. */
  commandIds: ReadonlyMap<string, string>;
  feeds: Pick<Feeds, 'list' | 'find' | 'follow'>;
  status: () => Promise<Omit<Status, keyof Measured>>;
  modelBudget: Pick<ModelBudget, 'spendFor' | 'spent' | 'isSpent' | 'tellOnce'>;
  answerLog: AnswerLog;
  corrections: CorrectionLog;
  feedback: FeedbackLog;
  lastSeen: LastSeen;
  watches: Watches;
  settings: Settings;
  departures: Departures;
  welcomes: Welcomes;
  usage: Usage;
  log: Log;
  now: () => Date;
};

/** What every command and message handler may use. */
export type Services = Dependencies & {
  timing: Timing;
  inFlight: InFlight;
  /** Whether this interaction or message id is seen for the first time. */
  isNew: (id: string) => boolean;
  /** When the bot was started, ISO 8601 in UTC. */
  startedAt: string;
  /** When each channel last got a hint, in milliseconds since 1970. */
  lastHints: Map<string, number>;
  /** Aborts when the bot stops and no longer waits for answers. */
  stopping: AbortSignal;
};

/** Intervals and timeouts, in milliseconds. */
export type Timing = {
  /** Between the status lines of a slow answer; the first counts from the question. */
  statusAfter: number;
  /** Until a question that the model is still at is answered with quotes for the time being. */
  quoteAfter: number;
  /** Between typing indicators; Discord shows each for ten seconds. */
  typingEvery: number;
  /** Before the first retry of a failed request; doubles with each retry. */
  retryAfter: number;
  /** For a new answer to be written to the log, when one of its buttons is pressed at once. */
  rememberWithin: number;
  /** Between two checks of what is watched. */
  watchEvery: number;
  /** For answers in flight when the bot stops. */
  stopWithin: number;
  /** For the login to make any progress. */
  readyWithin: number;
  /** Between two shards that identify, as Discord asks for. */
  identifyEvery: number;
};

/** The timing for real people on the real Discord. */
export const defaultTiming: Timing = {
  statusAfter: 4000,
  quoteAfter: QUOTE_AFTER,
  typingEvery: 8000,
  retryAfter: 500,
  rememberWithin: 1000,
  watchEvery: 30_000,
  stopWithin: 5000,
  readyWithin: 30_000,
  identifyEvery: 5500,
};
