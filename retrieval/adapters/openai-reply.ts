import { z } from 'zod';
import { jsonIn } from './json-in.ts';

/** The reply in the shape asked for, or why there is none, in a clause. */
export type ReadReply<T> = { reply: T } | { unusable: string };

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

/** Reads a chat completion: leniently down to its JSON, strictly from there on. */
export function readReply<T>(completion: unknown, schema: z.ZodType<T>): ReadReply<T> {
  const read = completionSchema.safeParse(completion);
  if (!read.success) return { unusable: 'it is not a chat completion (check OPENAI_BASE_URL)' };
  const [{ finish_reason: finish, message }] = read.data.choices;
  if (message.refusal) return { unusable: `the model refuses: ${message.refusal}` };
  if (finish === 'content_filter') return { unusable: 'a content filter withheld it' };
  const content = readContent(message.content ?? '', schema);
  const cutOff = 'unusable' in content && finish === 'length';
  return cutOff ? { unusable: 'it was cut off at the limit of its length' } : content;
}

function readContent<T>(content: string, schema: z.ZodType<T>): ReadReply<T> {
  if (content.trim() === '') return { unusable: 'it is empty' };
  let unusable = `it holds no JSON object: ${content}`;
  for (const value of jsonIn(content)) {
    const checked = schema.safeParse(value);
    if (checked.success) return { reply: checked.data };
    unusable = `it is not of the shape asked for: ${z.prettifyError(checked.error)}`;
  }
  return { unusable };
}
