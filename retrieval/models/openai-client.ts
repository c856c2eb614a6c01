// The client of OpenAI-compatible servers, and explanations of its errors.
import OpenAI, { APIConnectionTimeoutError, APIError } from 'openai';
import { reasonOf } from '../../corpus/errors.ts';
import { OPENAI, type OpenaiServer, originOf, ReplyTooLong } from './openai-server.ts';

/** Why a call failed, as a clause for the log with its cure, and whether a later call may succeed. */
type Failure = { reason: string; retryable: boolean };

const MAX_REASON_CHARACTERS = 300;
/** Timeout, conflict, too early and too many requests. */
const RETRYABLE_STATUSES = new Set([408, 409, 425, 429]);

/**
 * The official client for a server. It retries with backoff and obeys Retry-After; `timeout` is in
 * milliseconds per attempt.
 */
export function openaiClient(
  server: OpenaiServer,
  { maxRetries, timeout }: { maxRetries: number; timeout: number },
): OpenAI {
  const { apiKey, baseUrl, fetch } = server;
  return new OpenAI({
    // Every option is set, because the client reads missing ones from the environment.
    baseURL: baseUrl ?? OPENAI,
    apiKey: apiKey ?? 'none',
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    logLevel: 'off',
    maxRetries,
    timeout,
    ...(apiKey === undefined && { defaultHeaders: { Authorization: null } }),
    ...(fetch && { fetch }),
  });
}

/**
 * Explains an error that the client threw. Callers must not pass that error on as a cause: servers
 * may repeat the key in it, and the log would show it.
 */
export function failureOf(error: unknown, server: OpenaiServer): Failure {
  const origin = originOf(server);
  if (error instanceof APIConnectionTimeoutError) {
    return { reason: `${origin} took too long`, retryable: true };
  }
  if (error instanceof APIError && error.status !== undefined) return refusal(error, server);
  if (error instanceof ReplyTooLong) {
    return { reason: `${origin} ${error.message}`, retryable: false };
  }
  if (error instanceof SyntaxError) {
    return { reason: `${origin} did not send JSON (check OPENAI_BASE_URL)`, retryable: false };
  }
  const code = connectionCode(error) ?? withoutSecret(reasonOf(error), server);
  return {
    reason: `${origin} cannot be reached (${code}). Is it running, and is OPENAI_BASE_URL right?`,
    retryable: true,
  };
}

/** Text from a server made safe for a message: one line, bounded, without the key. */
export function withoutSecret(text: string, { apiKey }: OpenaiServer): string {
  const safe = apiKey ? text.replaceAll(apiKey, '[key]') : text;
  const line = safe.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();
  return line.length > MAX_REASON_CHARACTERS ? `${line.slice(0, MAX_REASON_CHARACTERS)}…` : line;
}

function refusal(error: APIError, server: OpenaiServer): Failure {
  const status = error.status ?? 0;
  const message = withoutSecret(error.message, server);
  const hasNoCredit = error.code === 'insufficient_quota';
  return {
    reason: `${originOf(server)} said ${message}${cureOf(status)}`,
    retryable: !hasNoCredit && (RETRYABLE_STATUSES.has(status) || status >= 500),
  };
}

function cureOf(status: number): string {
  if (status === 401 || status === 403) return ' (check OPENAI_API_KEY)';
  if (status === 404) return ' (check the name of the model and OPENAI_BASE_URL)';
  if (status === 429) return ' (wait, or raise the limit of the account)';
  return '';
}

/** The code of a failed connection, such as ECONNREFUSED, from anywhere in the chain of causes. */
function connectionCode(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return connectionCode(error.cause);
}
