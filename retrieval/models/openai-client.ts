import OpenAI from 'openai';
import { APIConnectionTimeoutError, APIError } from 'openai';
import { reasonOf } from '../../corpus/errors.ts';

/** Where an OpenAI-compatible server is and how to enter; no key is fine for a server of one's own. */
export type OpenaiServer = {
  apiKey?: string;
  /** Such as `http://127.0.0.1:11434/v1`; OpenAI's own address when absent. */
  baseUrl?: string;
  fetch?: typeof fetch;
};

const OPENAI = 'https://api.openai.com/v1';

/** How often a call is tried again, and how many milliseconds one attempt may take. */
type Patience = { maxRetries: number; timeout: number };

/** The package's client; it waits before it tries again, as long as the server's Retry-After asks. */
export function openaiClient(server: OpenaiServer, { maxRetries, timeout }: Patience): OpenAI {
  const { apiKey, baseUrl, fetch } = server;
  return new OpenAI({
    // Everything is given, because what is absent the package takes from the environment.
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

/** The origin of the server, for messages: neither path nor credentials of the address. */
export function originOf({ baseUrl = OPENAI }: OpenaiServer): string {
  return URL.parse(baseUrl)?.origin ?? 'the address in OPENAI_BASE_URL';
}

/** Why a call failed, in a sentence for the log with its cure, and whether later may do better. */
type Fault = { reason: string; retryable: boolean };

const LONGEST_REASON = 300;
const PASSING = new Set([408, 409, 425, 429]);

/**
 * What a failed call to an OpenAI-compatible server comes down to. What the package throws is not
 * handed on as a cause: a server may repeat the key in its error, and a log would show it.
 */
export function faultOf(error: unknown, server: OpenaiServer): Fault {
  if (error instanceof APIConnectionTimeoutError) {
    return { reason: `${originOf(server)} took too long`, retryable: true };
  }
  if (error instanceof APIError && error.status !== undefined) return refusal(error, server);
  if (error instanceof SyntaxError) {
    return {
      reason: `${originOf(server)} did not send JSON (check OPENAI_BASE_URL)`,
      retryable: false,
    };
  }
  const code = codeOf(error) ?? withoutSecret(reasonOf(error), server);
  return {
    reason: `${originOf(server)} cannot be reached (${code}). Is it running, and is OPENAI_BASE_URL right?`,
    retryable: true,
  };
}

/** A text from outside made fit for a message: in one line, of some length at most, without the key. */
export function withoutSecret(text: string, { apiKey }: OpenaiServer): string {
  const safe = apiKey ? text.replaceAll(apiKey, '[key]') : text;
  const line = safe.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();
  return line.length > LONGEST_REASON ? `${line.slice(0, LONGEST_REASON)}…` : line;
}

function refusal(error: APIError, server: OpenaiServer): Fault {
  const status = error.status ?? 0;
  const said = withoutSecret(error.message, server);
  const broke = error.code === 'insufficient_quota';
  return {
    reason: `${originOf(server)} said ${said}${cureOf(status)}`,
    retryable: !broke && (PASSING.has(status) || status >= 500),
  };
}

function cureOf(status: number): string {
  if (status === 401 || status === 403) return ' (check OPENAI_API_KEY)';
  if (status === 404) return ' (check the name of the model and OPENAI_BASE_URL)';
  if (status === 429) return ' (wait, or raise the limit of the account)';
  return '';
}

/** The code of a failed connection, such as ECONNREFUSED, which lies somewhere down the causes. */
function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return codeOf(error.cause);
}
