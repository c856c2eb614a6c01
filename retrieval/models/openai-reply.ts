import { z } from 'zod';

/** The reply in the shape asked for, or why there is none, in a clause. */
type ReadReply<T> = { reply: T } | { unusable: string };

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

/**
 * The JSON values in what a model wrote, in order: the whole text if it is one, then every object
 * within it, past thoughts (`<think>`), code fences and talk around it. Never throws.
 */
export function jsonIn(text: string): unknown[] {
  return [text, ...objectsIn(withoutThoughts(text))]
    .map((piece) => parsed(piece))
    .filter((value) => value !== undefined);
}

/** Some models open their thoughts without a tag, some never close them. */
function withoutThoughts(text: string): string {
  const close = '</think>';
  const end = text.lastIndexOf(close);
  const spoken = end === -1 ? text : text.slice(end + close.length);
  const open = spoken.indexOf('<think>');
  return open === -1 ? spoken : spoken.slice(0, open);
}

/** The outermost runs from a brace to the brace that closes it; braces in strings do not count. */
function objectsIn(text: string): string[] {
  const objects: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '{') {
      if (depth === 0) start = at;
      depth += 1;
    } else if (depth > 0 && character === '"') {
      at = endOfString(text, at);
    } else if (depth > 0 && character === '}') {
      depth -= 1;
      if (depth === 0) objects.push(text.slice(start, at + 1));
    }
  }
  return objects;
}

function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
