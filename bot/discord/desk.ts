import type { Answer } from '../../retrieval/answer.ts';
import type { Question } from '../../retrieval/question.ts';
import type { AnswerLog } from '../ports/answer-log.ts';
import type { Log } from '../ports/log.ts';
import type { Pace } from './pace.ts';
import type { RunningTurns } from './running-turns.ts';

/** What the bot is given: who answers, what is remembered, what time it is. */
export type BotServices = {
  answer: (question: Question) => Promise<Answer>;
  /** The publishers in the corpus, most articles first. */
  sources: () => Promise<string[]>;
  answerLog: AnswerLog;
  log: Log;
  now: () => Date;
};

/** What every command and message handler works with. */
export type Desk = BotServices & {
  pace: Pace;
  turns: RunningTurns;
  /** Aborts when the bot stops and will wait no longer. */
  stopping: AbortSignal;
};
