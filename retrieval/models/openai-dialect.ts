import type { APIError } from 'openai';

/** How a reply in JSON is asked for, from the strictest way to the plainest. */
type ReplyFormat = 'json_schema' | 'json_object_with_schema' | 'json_object' | 'text';

/** What a server and its model are known to understand; servers differ, and none says so ahead. */
export type Dialect = {
  format: ReplyFormat;
  /** The parameter that limits the length of the reply; null where neither is known. */
  limit: 'max_tokens' | 'max_completion_tokens' | null;
  /** Whether the temperature may be set. */
  temperature: boolean;
};

/** What is tried first. */
export const firstDialect: Dialect = {
  format: 'json_schema',
  limit: 'max_tokens',
  temperature: true,
};

const plainer = {
  json_schema: 'json_object_with_schema',
  json_object_with_schema: 'json_object',
  json_object: 'text',
  text: null,
} as const;
const otherLimit = { max_tokens: 'max_completion_tokens', max_completion_tokens: null } as const;
const aboutFormat = /response.?format|schema|json.?object|structured|grammar|requested parameters/i;

/** Statuses that say something else as well, and what then tells that the format is meant. */
const needsMention: ReadonlyMap<number | undefined, RegExp> = new Map([
  // A server that does not know the model says 404 as well.
  [404, aboutFormat],
  // llama-cpp-python's server calls a format that it does not know a fault of its own.
  [500, /response_format/i],
]);

/**
 * The next dialect to try after a server refused one, or null when the refusal is about something
 * else. Each is plainer than the one before, so that trying comes to an end.
 */
export function plainerDialect(dialect: Dialect, refusal: APIError): Dialect | null {
  const { status, message, param } = refusal;
  const complaint = param || message;
  const onlyFormat = needsMention.get(status);
  if (onlyFormat) return onlyFormat.test(complaint) ? plainerFormat(dialect) : null;
  if (status !== 400 && status !== 422 && status !== 501) return null;
  if (param === 'messages' || param === 'model') return null;
  return withoutCulprit(dialect, complaint) ?? plainerFormat(dialect);
}

function withoutCulprit(dialect: Dialect, complaint: string): Dialect | null {
  if (aboutFormat.test(complaint)) return plainerFormat(dialect);
  if (dialect.temperature && /temperature/i.test(complaint)) {
    return { ...dialect, temperature: false };
  }
  if (dialect.limit && complaint.includes(dialect.limit)) {
    return { ...dialect, limit: otherLimit[dialect.limit] };
  }
  return null;
}

/** Also where nothing is named: not every server says what it stumbled over. */
function plainerFormat(dialect: Dialect): Dialect | null {
  const format = plainer[dialect.format];
  return format && { ...dialect, format };
}
