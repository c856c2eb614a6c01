import type { Answer } from '../../retrieval/answer.ts';
import type { Digest, Timeline } from '../../retrieval/digest/digest.ts';
import type { DigestRequest } from '../../retrieval/digest/latest.ts';
import type { Topic } from '../../retrieval/digest/topics.ts';
import type { TopicRequest } from '../../retrieval/digest/stories.ts';
import type { Question } from '../../retrieval/query/query.ts';
import type { CheckRequest } from '../../retrieval/fact-check/check-claim.ts';
import type { Coverage } from '../../retrieval/fact-check/coverage.ts';
import type { FactCheck } from '../../retrieval/fact-check/fact-check.ts';
import type { StoredArticle } from '../../retrieval/store/store.ts';
import type { Feeds } from '../feeds/feeds.ts';
import type { AnswerLog } from '../state/answer-log.ts';
import type { CorrectionLog } from '../state/corrections.ts';
import type { FeedbackLog } from '../state/feedback.ts';
import type { Log } from '../log.ts';
import type { LastSeen } from '../state/last-seen.ts';
import type { ServerSettings, Settings } from '../state/settings.ts';
import type { Usage } from '../state/usage.ts';
import type { Watches } from '../state/watches.ts';
import type { Status } from '../render/discord/house/status.ts';
import type { RunningTurns } from './in-flight.ts';

/** What the bot is given: who answers, what is remembered, what time it is. */
export type BotServices = {
  answer: (question: Question) => Promise<Answer>;
  /** Answers with quotations, whatever model there is. */
  quote: (question: Question) => Promise<Answer>;
  latest: (request: DigestRequest) => Promise<Digest>;
  timeline: (request: TopicRequest) => Promise<Timeline>;
  check: (request: CheckRequest) => Promise<FactCheck>;
  coverage: (request: CheckRequest) => Promise<Coverage>;
  /** Articles with their history; unknown ids are left out. */
  stored: (ids: readonly string[]) => Promise<StoredArticle[]>;
  /** The publishers in the corpus, most articles first. */
  sources: () => Promise<string[]>;
  /** What is in the news, for suggestions: the newest and biggest first. */
  topics: () => Promise<readonly Topic[]>;
  feeds: Pick<Feeds, 'list' | 'find' | 'follow'>;
  status: () => Promise<Omit<Status, 'latency'>>;
  answerLog: AnswerLog;
  corrections: CorrectionLog;
  feedback: FeedbackLog;
  lastSeen: LastSeen;
  watches: Watches;
  settings: Settings;
  usage: Usage;
  log: Log;
  now: () => Date;
};

/** A server and how it wants the bot; no server in direct messages. */
export type House = { serverId: string | null; settings: ServerSettings };

/** What every command and message handler works with. */
export type Desk = BotServices & {
  pace: Pace;
  turns: RunningTurns;
  /** Whether this interaction or question is heard of for the first time. */
  isNew: (id: string) => boolean;
  /** Where the person is who asks; see `localDesk`. */
  house: House;
  /** When a hint was last given, in milliseconds since 1970; see `hintRarely`. */
  hinted: Map<string, number>;
  /** Aborts when the bot stops and will wait no longer. */
  stopping: AbortSignal;
};

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
