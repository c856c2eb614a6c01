import OpenAI from 'openai';

/** Where an OpenAI-compatible server is and how to enter; no key is fine for a server of one's own. */
export type OpenaiServer = {
  apiKey?: string;
  /** Such as `http://127.0.0.1:11434/v1`; OpenAI's own address when absent. */
  baseUrl?: string;
  fetch?: typeof fetch;
};

const OPENAI = 'https://api.openai.com/v1';

/** How often a call is tried again, and how many milliseconds one attempt may take. */
export type Patience = { maxRetries: number; timeout: number };

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
