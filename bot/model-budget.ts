// What the language model may cost: tokens for each server and month, and time for each answer.
import { AsyncLocalStorage } from 'node:async_hooks';
import type { LanguageModel, ModelRequest } from '../retrieval/models/language-model.ts';
import { ModelUnavailable } from '../retrieval/errors.ts';
import { ModelBudgetSpent } from './errors.ts';
import type { Account, ModelUsage } from './state/model-usage.ts';

/** The tokens that servers spend in a calendar month (UTC), each within the same budget. */
export type ModelBudget = {
  /** Runs work whose model calls a server pays for; null for direct messages. */
  spendFor<T>(serverId: string | null, work: () => Promise<T>): Promise<T>;
  /** What a server spent this month, and what it may; null where there is no budget. */
  spent(serverId: string | null): Promise<{ tokens: number; budget: number | null }>;
  /** Whether a server has spent its budget. */
  isSpent(serverId: string | null): Promise<boolean>;
  /** Whether a server has to be told so: true once a month. */
  tellOnce(serverId: string | null): Promise<boolean>;
  /**
   * The model within the budget of whoever the work runs for. Its `complete` also throws
   * ModelBudgetSpent, StateUnavailable.
   */
  limit(model: LanguageModel): LanguageModel;
};

export type ModelBudgetOptions = {
  /** In tokens; without it they are only counted. */
  budget?: number;
  now: () => Date;
  /** Called with the tokens of each call. */
  onTokens?: (tokens: number) => void;
  /** Called when a call could not be counted. */
  onFailure?: (error: unknown) => void;
};

/** Who pays for direct messages, and for the terminal and the playground. */
const DIRECT = 'direct';
const HERE = 'here';

/** A budget over the usage that is stored. */
export function createModelBudget(
  usage: ModelUsage,
  { budget = Infinity, now, onTokens: onSpent, onFailure }: ModelBudgetOptions,
): ModelBudget {
  const payer = new AsyncLocalStorage<string>();
  const account = (serverId: string): Account => ({
    serverId,
    month: now().toISOString().slice(0, 7),
  });
  const isSpent = async (of: Account): Promise<boolean> =>
    budget < Infinity && (await usage.of(of)) >= budget;
  return {
    spendFor: async (serverId, work) => await payer.run(serverId ?? DIRECT, work),
    spent: async (serverId) => ({
      tokens: await usage.of(account(serverId ?? DIRECT)),
      budget: budget < Infinity ? budget : null,
    }),
    isSpent: async (serverId) => await isSpent(account(serverId ?? DIRECT)),
    tellOnce: async (serverId) => await usage.tellOnce(account(serverId ?? DIRECT)),
    limit: (model) => ({
      ...model,
      async complete<T>(request: ModelRequest<T>): Promise<T> {
        const paying = account(payer.getStore() ?? HERE);
        if (await isSpent(paying)) throw new ModelBudgetSpent(paying.month);
        let tokens = 0;
        const onTokens = (used: { input: number; output: number }): void => {
          tokens += used.input + used.output;
          request.onTokens?.(used);
        };
        try {
          return await model.complete({ ...request, onTokens });
        } finally {
          onSpent?.(tokens);
          // An answer that is there is not lost for a count.
          await usage.add(paying, tokens).catch((error: unknown) => onFailure?.(error));
        }
      },
    }),
  };
}

/** The parts for one answer: the calls to the model together, from now on, have so much time. */
export function withinTime<Parts extends { model?: LanguageModel }>(
  parts: Parts,
  milliseconds: number,
): Parts {
  const { model } = parts;
  if (model === undefined) return parts;
  const deadline = AbortSignal.timeout(milliseconds);
  const timed: LanguageModel = {
    ...model,
    complete: async (request) => {
      const signal = request.signal ? AbortSignal.any([deadline, request.signal]) : deadline;
      return await model.complete({ ...request, signal }).catch((error: unknown) => {
        if (!deadline.aborted) throw error;
        const reason = `${model.id} did not finish within ${milliseconds} ms`;
        throw new ModelUnavailable(reason, { retryable: true });
      });
    },
  };
  return { ...parts, model: timed };
}
