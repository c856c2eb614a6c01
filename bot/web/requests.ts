import { isIP } from 'node:net';
import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { z } from 'zod';
import type { Question } from '../../retrieval/query/query.ts';
import type { Press } from '../playground-backend.ts';

/** How long a question may be, in UTF-16 units; the page counts down from the same number. */
const longestQuestion = 1000;

/** What came in: a question to answer, or one sentence that says what is wrong with it. */
type AskRequest = { question: Question; replyTo: string | null } | { error: string };

/** Checks the body of a request to answer a question; one without a time is asked at `now`. */
export function readAskRequest(body: unknown, now: Date): AskRequest {
  const parsed = schema.safeParse(body);
  if (!parsed.success) {
    return { error: parsed.error.issues[0]?.message ?? 'The request cannot be read.' };
  }
  const { question, at, since, source, replyTo = null } = parsed.data;
  return {
    replyTo,
    question: {
      text: question,
      at: at ?? now.toISOString(),
      ...(since !== undefined && { since }),
      ...(source !== undefined && { sources: [source] }),
    },
  };
}

const messageId = z.string('A message is named by its id.').min(1).max(100);

/** Reads the body of a request to press a button; a string says what is wrong with it. */
export function readPress(body: unknown): Press | { error: string } {
  const parsed = pressSchema.safeParse(body);
  return parsed.success ? parsed.data : { error: 'The button cannot be read.' };
}

const pressSchema = z.object({
  messageId,
  customId: z.string().min(1).max(100),
  text: z.string().max(500).optional(),
});

const schema = z.object(
  {
    question: z
      .string('Please type a question.')
      .trim()
      .min(1, 'Please type a question.')
      .max(longestQuestion, 'Please ask in at most 1,000 characters.'),
    at: time('at').optional(),
    since: time('since').optional(),
    replyTo: messageId.optional(),
    source: z.string('"source" has to be the name of one publisher.').trim().min(1).optional(),
  },
  'Please send a JSON object with a "question".',
);

function time(name: string) {
  const error = `"${name}" has to be a date or a time with its zone, such as 2025-12-01T08:00:00Z.`;
  return z
    .union([z.iso.date(), z.iso.datetime({ offset: true })], error)
    .transform((text) => new Date(text).toISOString());
}

const ownHosts = new Set(['localhost', '127.0.0.1', '[::1]']);
const everyAddress = new Set(['0.0.0.0', '[::]']);

/** The page may load its own files and talk to its own server, and nothing else, not even inline. */
export function securityHeaders(): MiddlewareHandler {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      connectSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'none'"],
      frameAncestors: ["'none'"],
      requireTrustedTypesFor: ["'script'"],
      trustedTypes: ["'none'"],
    },
    xFrameOptions: 'DENY',
    referrerPolicy: 'no-referrer',
    // Plain HTTP on one's own computer: a browser has to ignore it there.
    strictTransportSecurity: false,
  });
}

/**
 * Refuses requests that reached this server under a foreign name (DNS rebinding). Where the
 * playground listens on every address, any IP address will do: only names can be rebound.
 */
export function onlyOwnHosts(configuredHost: string): MiddlewareHandler {
  const configured = hostnameOf(
    configuredHost.includes(':') ? `[${configuredHost}]` : configuredHost,
  );
  return async (context, next) => {
    const hostname = hostnameOf(context.req.header('host') ?? '');
    const known =
      ownHosts.has(hostname) ||
      hostname === configured ||
      (everyAddress.has(configured) && isIP(hostname.replaceAll(/[[\]]/g, '')) > 0);
    if (hostname === '' || !known) {
      return context.json({ error: 'This page answers only under its own address.' }, 403);
    }
    return await next();
  };
}

/** Refuses requests that another site's page makes in the reader's browser. */
export function onlySameOrigin(): MiddlewareHandler {
  return async (context, next) => {
    const { origin, 'sec-fetch-site': site, host } = context.req.header();
    const foreign = origin !== undefined && hostOf(origin) !== host?.toLowerCase();
    if (foreign || (site !== undefined && site !== 'same-origin' && site !== 'none')) {
      return context.json({ error: 'Questions are taken only from the page itself.' }, 403);
    }
    return await next();
  };
}

function hostnameOf(host: string): string {
  return URL.parse(`http://${host}`)?.hostname ?? '';
}

function hostOf(origin: string): string | undefined {
  return URL.parse(origin)?.host;
}
