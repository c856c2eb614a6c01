import { APIError, APIUserAbortError } from 'openai';
import type { DatelineError } from '../../corpus/errors.ts';
import { ModelReplyUnusable, ModelUnavailable } from '../errors.ts';
import type { LanguageModel, ModelRequest } from '../ports/language-model.ts';
import { type OpenaiServer, openaiClient, originOf } from './openai-client.ts';
import { type Dialect, firstDialect, plainerDialect } from './openai-dialect.ts';
import { faultOf, withoutSecret } from './openai-fault.ts';
import { readReply } from './openai-reply.ts';
import { chatRequest } from './openai-request.ts';

/** Which server and model word answers, and how long a reply may take and be. */
export type OpenaiModelOptions = OpenaiServer & {
  model: string;
  /** For the whole call: every attempt, every wait between attempts, and the reading of the reply. */
  timeoutMilliseconds: number;
  maxTokens?: number;
};

const MAX_RETRIES = 2;
const MAX_TOKENS = 2_000;

/**
 * A language model behind any server that has OpenAI's `/chat/completions`. What the server turns
 * out not to understand is left out, in this call and in those after it.
 */
export function openaiModel(options: OpenaiModelOptions): LanguageModel {
  const { model, timeoutMilliseconds: timeout, maxTokens = MAX_TOKENS } = options;
  const client = openaiClient(options, { maxRetries: MAX_RETRIES, timeout });
  let understood = firstDialect;
  return {
    id: model,
    async complete<T>(request: ModelRequest<T>): Promise<T> {
      const deadline = AbortSignal.timeout(timeout);
      const signal = request.signal ? AbortSignal.any([deadline, request.signal]) : deadline;
      const ask: Ask = async (dialect) =>
        await client.chat.completions.create(chatRequest(request, { model, maxTokens }, dialect), {
          signal,
        });
      const { completion, dialect } = await converse(ask, understood).catch((error: unknown) => {
        if (deadline.aborted) throw tooSlow(options);
        throw failure(error, options);
      });
      understood = dialect;
      const read = readReply(completion, request.schema);
      if ('unusable' in read) throw new ModelReplyUnusable(withoutSecret(read.unusable, options));
      return read.reply;
    },
  };
}

type Ask = (dialect: Dialect) => Promise<unknown>;
type Heard = { completion: unknown; dialect: Dialect };

/** Asks in plainer and plainer dialects until the server takes one. */
async function converse(ask: Ask, dialect: Dialect): Promise<Heard> {
  try {
    return { completion: await ask(dialect), dialect };
  } catch (error) {
    const next = error instanceof APIError ? plainerDialect(dialect, error) : null;
    if (next === null) throw error;
    return await converse(ask, next);
  }
}

function tooSlow(options: OpenaiModelOptions): ModelUnavailable {
  const reason = `${originOf(options)} gave no reply within ${options.timeoutMilliseconds} ms`;
  return new ModelUnavailable(reason, { retryable: true });
}

function failure(error: unknown, options: OpenaiModelOptions): DatelineError {
  if (error instanceof SyntaxError) return new ModelReplyUnusable('it is not JSON');
  if (error instanceof APIUserAbortError) {
    return new ModelUnavailable('the call was called off', { retryable: true });
  }
  const { reason, retryable } = faultOf(error, options);
  return new ModelUnavailable(reason, { retryable });
}
