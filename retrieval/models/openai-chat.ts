import { APIError, APIUserAbortError } from 'openai';
import type { ChatCompletionCreateParamsNonStreaming } from 'openai/resources/chat/completions';
import { z } from 'zod';
import type { DatelineError } from '../../corpus/errors.ts';
import { ModelReplyUnusable, ModelUnavailable } from '../errors.ts';
import type { LanguageModel, ModelRequest } from './language-model.ts';
import {
  faultOf,
  openaiClient,
  type OpenaiServer,
  originOf,
  withoutSecret,
} from './openai-client.ts';
import { type Dialect, firstDialect, plainerDialect } from './openai-dialect.ts';
import { readReply } from './openai-reply.ts';

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

/** Which model is asked, and how many tokens its reply may have. */
type Asked = { model: string; maxTokens: number };

/**
 * The body of a chat completion in one dialect. The shape of the reply stands in the instructions
 * whatever the dialect, because some servers take a `response_format` and ignore it.
 */
function chatRequest(
  request: ModelRequest<unknown>,
  { model, maxTokens }: Asked,
  dialect: Dialect,
): ChatCompletionCreateParamsNonStreaming {
  const shape = shapeOf(request.schema);
  return {
    model,
    messages: [
      {
        role: 'system',
        content: `${request.instructions}\n\nReply with one JSON object and nothing else. Its JSON Schema:\n${JSON.stringify(shape)}`,
      },
      { role: 'user', content: request.material },
    ],
    ...responseFormat(dialect, shape),
    ...(dialect.temperature && { temperature: 0 }),
    ...(dialect.limit && { [dialect.limit]: maxTokens }),
  };
}

function responseFormat(
  { format }: Dialect,
  schema: Record<string, unknown>,
): Pick<ChatCompletionCreateParamsNonStreaming, 'response_format'> {
  switch (format) {
    case 'json_schema':
      return {
        response_format: { type: format, json_schema: { name: 'reply', strict: true, schema } },
      };
    case 'json_object_with_schema': {
      // How llama.cpp's servers take a schema.
      const withSchema = { type: 'json_object' as const, schema };
      return { response_format: withSchema };
    }
    case 'json_object':
      return { response_format: { type: format } };
    case 'text':
      return {};
  }
}

/** Strict servers want every object closed, which zod writes only for what it puts out. */
function shapeOf(schema: z.ZodType): Record<string, unknown> {
  const { $schema: _, ...shape } = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      if (jsonSchema.type === 'object') jsonSchema.additionalProperties ??= false;
    },
  });
  return shape;
}
