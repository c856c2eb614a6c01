// How every model is asked for JSON, and how its text is read.
import { z } from 'zod';

/** The validated reply, or a clause that says why there is none. */
export type ReadReply<T> = { reply: T } | { unusable: string };

const THOUGHTS_START = '<think>';
const THOUGHTS_END = '</think>';
/** With the thoughts of a reasoning model. */
const LONGEST_REPLY = 500_000;
/** Ten times what the limit of tokens allows for; some servers ignore that limit. */
const LONGEST_JSON = 50_000;

/** The request for a reply in JSON, to stand below the instructions. */
export function formatInstructions(jsonSchema: Record<string, unknown>): string {
  return `Reply with one JSON object and nothing else. Its JSON Schema:\n${JSON.stringify(jsonSchema)}`;
}

/** Forbids additional properties, as strict servers require; zod does so only for output schemas. */
export function jsonSchemaOf(schema: z.ZodType): Record<string, unknown> {
  const { $schema: _, ...jsonSchema } = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ jsonSchema: part }) => {
      if (part.type === 'object') part.additionalProperties ??= false;
    },
  });
  return jsonSchema;
}

/**
 * The first JSON value in a model's text that matches the schema. Lenient about what surrounds it
 * (thoughts, code fences, prose), strict about the JSON itself. Never throws.
 */
export function readReplyText<T>(content: string, schema: z.ZodType<T>): ReadReply<T> {
  if (content.trim() === '') return { unusable: 'it is empty' };
  if (content.length > LONGEST_REPLY)
    return { unusable: `it has more than ${LONGEST_REPLY} characters` };
  let unusable = `it holds no JSON object: ${content.slice(0, 1_000)}`;
  for (const candidate of [content, ...objectsIn(withoutThoughts(content))]) {
    if (candidate.length > LONGEST_JSON) {
      unusable = `its JSON has more than ${LONGEST_JSON} characters`;
      continue;
    }
    const value = parseJson(candidate);
    if (value === undefined) continue;
    const checked = schema.safeParse(value);
    if (checked.success) return { reply: checked.data };
    unusable = `it is not of the shape asked for: ${z.prettifyError(checked.error)}`;
  }
  return { unusable };
}

/** Cuts out a reasoning model's thoughts, whose opening or closing tag may be missing. */
function withoutThoughts(text: string): string {
  const end = text.lastIndexOf(THOUGHTS_END);
  const spoken = end === -1 ? text : text.slice(end + THOUGHTS_END.length);
  const start = spoken.indexOf(THOUGHTS_START);
  return start === -1 ? spoken : spoken.slice(0, start);
}

/** The outermost runs from a brace to its closing brace; braces in strings do not count. */
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

/** The position of the quotation mark that closes the string opened at `start`. */
function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
