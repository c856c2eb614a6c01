// Finds out which request parameters an OpenAI-compatible server accepts.
import type { APIError } from 'openai';
import type { ChatCompletionCreateParamsNonStreaming } from 'openai/resources/chat/completions';

/** How JSON is requested, strictest first. */
type ReplyFormat = 'json_schema' | 'json_object_with_schema' | 'json_object' | 'text';

/**
 * The optional request parameters that a server and its model accept. OpenAI-compatible servers
 * differ, and none of them lists what it accepts, so it is learnt from their refusals.
 */
export type Dialect = {
  format: ReplyFormat;
  /** The parameter that limits the reply's length; null if the server knows neither. */
  limit: 'max_tokens' | 'max_completion_tokens' | null;
  /** Whether `temperature` may be set. */
  temperature: boolean;
};

/** The dialect to try first. */
export const firstDialect: Dialect = {
  format: 'json_schema',
  limit: 'max_tokens',
  temperature: true,
};

const simplerFormat = {
  json_schema: 'json_object_with_schema',
  json_object_with_schema: 'json_object',
  json_object: 'text',
  text: null,
} as const;
const otherLimit = { max_tokens: 'max_completion_tokens', max_completion_tokens: null } as const;
const aboutFormat = /response.?format|schema|json.?object|structured|grammar|requested parameters/i;

/** Statuses that have other causes too, and the words that show that the format is to blame. */
const ambiguousStatuses: ReadonlyMap<number | undefined, RegExp> = new Map([
  // A server also answers 404 if it does not know the model.
  [404, aboutFormat],
  // llama-cpp-python's server answers 500 to a format that it does not know.
  [500, /response_format/i],
]);

/**
 * The dialect to try after a server refused one; null if the refusal has another reason. Each is
 * simpler than the one before, so trying ends.
 */
export function simplerDialect(dialect: Dialect, refusal: APIError): Dialect | null {
  const { status, message, param } = refusal;
  const complaint = param || message;
  const mentionsFormat = ambiguousStatuses.get(status);
  if (mentionsFormat) return mentionsFormat.test(complaint) ? withSimplerFormat(dialect) : null;
  if (status !== 400 && status !== 422 && status !== 501) return null;
  if (param === 'messages' || param === 'model') return null;
  // Some servers do not say which parameter they refuse; the format is the likeliest.
  return withoutNamedParameter(dialect, complaint) ?? withSimplerFormat(dialect);
}

/** The request parameter that asks for a reply of this JSON Schema. */
export function responseFormat(
  { format }: Dialect,
  schema: Record<string, unknown>,
): Pick<ChatCompletionCreateParamsNonStreaming, 'response_format'> {
  switch (format) {
    case 'json_schema':
      return {
        response_format: { type: format, json_schema: { name: 'reply', strict: true, schema } },
      };
    case 'json_object_with_schema': {
      // The form that llama.cpp's servers take.
      const withSchema = { type: 'json_object' as const, schema };
      return { response_format: withSchema };
    }
    case 'json_object':
      return { response_format: { type: format } };
    case 'text':
      return {};
  }
}

function withoutNamedParameter(dialect: Dialect, complaint: string): Dialect | null {
  if (aboutFormat.test(complaint)) return withSimplerFormat(dialect);
  if (dialect.temperature && /temperature/i.test(complaint)) {
    return { ...dialect, temperature: false };
  }
  if (dialect.limit && complaint.includes(dialect.limit)) {
    return { ...dialect, limit: otherLimit[dialect.limit] };
  }
  return null;
}

function withSimplerFormat(dialect: Dialect): Dialect | null {
  const format = simplerFormat[dialect.format];
  return format && { ...dialect, format };
}
