import { isIP } from 'node:net';

import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';

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
