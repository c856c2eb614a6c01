// Reads a validated JSON reply out of a chat completion.
import { z } from 'zod';
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
