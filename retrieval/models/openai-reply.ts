// Reads a validated JSON reply out of a chat completion.
import { z } from 'zod';
import type { ModelRequest, Tokens } from './language-model.ts';
import { type ReadReply, readReplyText } from './model-reply.ts';

const completionSchema = z.object({
  choices: z.tuple(
    [
      z.object({
        finish_reason: z.string().nullish(),
        message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }),
      }),
    ],
    z.unknown(),
  ),
});

const usageSchema = z.object({
  usage: z.object({
    prompt_tokens: z.number().nonnegative(),
    completion_tokens: z.number().nonnegative(),
  }),
});
/** Rather too few than too many, for every language and tokenizer. */
const CHARACTERS_A_TOKEN = 3;

/** The tokens of a call, as the server counts them; estimated where it does not say. */
export function tokensOf(
  completion: unknown,
  { instructions, material }: Pick<ModelRequest<unknown>, 'instructions' | 'material'>,
): Tokens {
  const { data } = usageSchema.safeParse(completion);
  if (data) return { input: data.usage.prompt_tokens, output: data.usage.completion_tokens };
  const said = completionSchema.safeParse(completion).data?.choices[0].message.content ?? '';
  return {
    input: Math.ceil((instructions.length + material.length) / CHARACTERS_A_TOKEN),
    output: Math.ceil(said.length / CHARACTERS_A_TOKEN),
  };
}

/**
 * Reads the reply out of a chat completion; see `readReplyText`. Never throws.
 */
export function readReply<T>(completion: unknown, schema: z.ZodType<T>): ReadReply<T> {
  const read = completionSchema.safeParse(completion);
  if (!read.success) return { unusable: 'it is not a chat completion (check OPENAI_BASE_URL)' };
  const [{ finish_reason: finish, message }] = read.data.choices;
  if (message.refusal) return { unusable: `the model refuses: ${message.refusal}` };
  if (finish === 'content_filter') return { unusable: 'a content filter withheld it' };
  const content = readReplyText(message.content ?? '', schema);
  const isCutOff = 'unusable' in content && finish === 'length';
  return isCutOff ? { unusable: 'it was cut off at the limit of its length' } : content;
}
