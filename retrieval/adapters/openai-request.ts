import type { ChatCompletionCreateParamsNonStreaming } from 'openai/resources/chat/completions';
import { z } from 'zod';
import type { ModelRequest } from '../ports/language-model.ts';
import type { Dialect } from './openai-dialect.ts';

/** Which model is asked, and how many tokens its reply may have. */
export type Asked = { model: string; maxTokens: number };

/**
 * The body of a chat completion in one dialect. The shape of the reply stands in the instructions
 * whatever the dialect, because some servers take a `response_format` and ignore it.
 */
export function chatRequest(
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
