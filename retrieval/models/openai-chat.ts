// A LanguageModel on any server with OpenAI's chat completions.
import { APIError, APIUserAbortError } from 'openai';
import type { ChatCompletionCreateParamsNonStreaming } from 'openai/resources/chat/completions';
import type { DatelineError } from '../../corpus/errors.ts';
import { ModelReplyUnusable, ModelUnavailable } from '../errors.ts';
import type { LanguageModel, ModelRequest } from './language-model.ts';
import { failureOf, openaiClient, withoutSecret } from './openai-client.ts';
import { type OpenaiServer, originOf } from './openai-server.ts';
import { type Dialect, firstDialect, responseFormat, simplerDialect } from './openai-dialect.ts';
import { formatInstructions, jsonSchemaOf } from './model-reply.ts';
import { readReply, tokensOf } from './openai-reply.ts';

/** The server and the model, and the limits of a call. */
export type OpenaiChatOptions = OpenaiServer &
  Pick<LanguageModel, 'materialLength'> & {
    model: string;
    /** The limit of the whole call, including retries and the waits between them. */
    timeoutMilliseconds: number;
    /** The limit of the reply, in tokens. */
    maxTokens?: number;
  };

const MAX_RETRIES = 2;
const MAX_TOKENS = 2_000;

/**
 * A language model on any server with OpenAI's `/chat/completions`. Optional parameters that the
 * server refuses are left out, in this call and in later ones.
 */
export function openaiChat(options: OpenaiChatOptions): LanguageModel {
  const { model, materialLength, timeoutMilliseconds: timeout, maxTokens = MAX_TOKENS } = options;
  const client = openaiClient(options, { maxRetries: MAX_RETRIES, timeout });
  let accepted = firstDialect;
  return {
    id: model,
    ...(materialLength !== undefined && { materialLength }),
    async complete<T>(request: ModelRequest<T>): Promise<T> {
      const deadline = AbortSignal.timeout(timeout);
      const signal = request.signal ? AbortSignal.any([deadline, request.signal]) : deadline;
      const send = async (dialect: Dialect): Promise<unknown> => {
        const body = { model, ...chatBody(request, dialect, maxTokens) };
        return await client.chat.completions.create(body, { signal });
      };
      const { completion, dialect } = await inAcceptedDialect(send, accepted).catch(
        (error: unknown) => {
          throw deadline.aborted ? tooSlow(options) : typedError(error, options);
        },
      );
      accepted = dialect;
      request.onTokens?.(tokensOf(completion, request));
      const read = readReply(completion, request.schema);
      if ('unusable' in read) throw new ModelReplyUnusable(withoutSecret(read.unusable, options));
      return read.reply;
    },
  };
}

/** Sends the request in simpler and simpler dialects until the server accepts one. */
async function inAcceptedDialect(
  send: (dialect: Dialect) => Promise<unknown>,
  dialect: Dialect,
): Promise<{ completion: unknown; dialect: Dialect }> {
  try {
    return { completion: await send(dialect), dialect };
  } catch (error) {
    const next = error instanceof APIError ? simplerDialect(dialect, error) : null;
    if (next === null) throw error;
    return await inAcceptedDialect(send, next);
  }
}

/**
 * The body of a request, without the model. The instructions hold the schema in every dialect,
 * because some servers accept a `response_format` and ignore it.
 */
function chatBody(
  { instructions, material, schema }: ModelRequest<unknown>,
  dialect: Dialect,
  maxTokens: number,
): Omit<ChatCompletionCreateParamsNonStreaming, 'model'> {
  const jsonSchema = jsonSchemaOf(schema);
  return {
    messages: [
      { role: 'system', content: `${instructions}\n\n${formatInstructions(jsonSchema)}` },
      { role: 'user', content: material },
    ],
    ...responseFormat(dialect, jsonSchema),
    ...(dialect.temperature && { temperature: 0 }),
    ...(dialect.limit && { [dialect.limit]: maxTokens }),
  };
}

function tooSlow(options: OpenaiChatOptions): ModelUnavailable {
  const reason = `${originOf(options)} gave no reply within ${options.timeoutMilliseconds} ms`;
  return new ModelUnavailable(reason, { retryable: true });
}

function typedError(error: unknown, options: OpenaiChatOptions): DatelineError {
  if (error instanceof SyntaxError) return new ModelReplyUnusable('it is not JSON');
  if (error instanceof APIUserAbortError) {
    return new ModelUnavailable('the call was called off', { retryable: true });
  }
  const { reason, retryable } = failureOf(error, options);
  return new ModelUnavailable(reason, { retryable });
}
