// Validates requests to the playground's API.
import { createHash, timingSafeEqual } from 'node:crypto';
import { isIP } from 'node:net';
import type { MiddlewareHandler } from 'hono';
import { basicAuth } from 'hono/basic-auth';
import { bearerAuth } from 'hono/bearer-auth';
import { some } from 'hono/combine';
import { secureHeaders } from 'hono/secure-headers';
import { z } from 'zod';
import type { Question } from '../../retrieval/query/query.ts';
import type { About, Press } from '../playground-backend.ts';

/** In UTF-16 units; `composer.js` has the same limit. */
const MAX_QUESTION_LENGTH = 1000;

/** A valid request to answer a question, or a sentence about what is wrong with it. */
type AskRequest = { question: Question; about: About } | { error: string };

/** Validates the body of `POST /api/ask`. A question without a time is asked at `now`. */
export function readAskRequest(body: unknown, now: Date): AskRequest {
  const parsed = schema.safeParse(body);
  if (!parsed.success) {
    return { error: parsed.error.issues[0]?.message ?? 'Invalid request.' };
  }
  const { question, at, since, source, replyTo = null, after = null } = parsed.data;
  return {
    about: { replyTo, after },
    question: {
      text: question,
      at: at ?? now.toISOString(),
      ...(since !== undefined && { since }),
      ...(source !== undefined && { sources: [source] }),
    },
  };
}

const messageId = z.string('Please send the id of the message.').min(1).max(100);

/** Validates the body of `POST /api/press`. */
export function readPress(body: unknown): Press | { error: string } {
  const parsed = pressSchema.safeParse(body);
  return parsed.success ? parsed.data : { error: 'Invalid button.' };
}

/** Validates the body of a request that names the address of a feed. */
export function readAddress(body: unknown): { url: string } | { error: string } {
  const parsed = z.object({ url: z.url({ protocol: /^https?$/u }).max(2000) }).safeParse(body);
  if (parsed.success) return parsed.data;
  return { error: 'That is not a web address. Write one such as https://www.example.org/' };
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
      .max(MAX_QUESTION_LENGTH, 'Please ask in at most 1,000 characters.'),
    at: time('at').optional(),
    since: time('since').optional(),
    replyTo: messageId.optional(),
    after: messageId.optional(),
    source: z.string('"source" must be the name of one publisher.').trim().min(1).optional(),
  },
  'Please send a JSON object with a "question".',
);

function time(name: string) {
  const error = `"${name}" must be a date, or a time with a zone such as 2025-12-01T08:00:00Z.`;
  return z
    .union([z.iso.date(), z.iso.datetime({ offset: true })], error)
    .transform((text) => new Date(text).toISOString());
}

const ownHosts = new Set(['localhost', '127.0.0.1', '[::1]']);
const everyAddress = new Set(['0.0.0.0', '[::]']);

/** Security headers: the page may load only its own files and call only its own server. */
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
    // Browsers ignore it over plain HTTP.
    strictTransportSecurity: false,
  });
}

/**
 * Rejects requests with a foreign Host header, as in DNS rebinding attacks. A server that listens on
 * every address also accepts any IP address, because only names can be rebound.
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
      return context.json({ error: 'This page only works under its own address.' }, 403);
    }
    return await next();
  };
}

/**
 * Rejects requests without the token: a browser asks for it as a password (any user name will do),
 * programs send it as `Authorization: Bearer`.
 */
export function onlyWithToken(token: string): MiddlewareHandler {
  const isToken = (given: string): boolean => timingSafeEqual(sha256(given), sha256(token));
  return some(
    bearerAuth({ verifyToken: isToken }),
    basicAuth({ realm: 'Dateline', verifyUser: (_user, password) => isToken(password) }),
  );
}

/** Hashes have one length, so comparing them tells nothing about that of the token. */
function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** Rejects cross-origin requests. */
export function onlySameOrigin(): MiddlewareHandler {
  return async (context, next) => {
    const { origin, 'sec-fetch-site': site, host } = context.req.header();
    const foreign = origin !== undefined && hostOf(origin) !== host?.toLowerCase();
    if (foreign || (site !== undefined && site !== 'same-origin' && site !== 'none')) {
      return context.json({ error: 'Only the page itself may send requests.' }, 403);
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
