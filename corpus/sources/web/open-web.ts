// The web over HTTP: puts the address guard, the queue, robots.txt and redirects together.
import { setTimeout as sleepFor } from 'node:timers/promises';
import { VisitFailed } from '../../errors.ts';
import type { Access, Visit, VisitOptions, Web } from '../../web.ts';
import { addressGuard, checkedUrl, type Lookup, systemLookup } from './address-guard.ts';
import { createHostQueue } from './host-queue.ts';
import { httpGet, type WebLimits, webLimits } from './http-get.ts';
import { followRedirects, politeGet } from './polite-get.ts';
import { readAnswer } from './read-answer.ts';

export type OpenWebOptions = {
  /**
   * Such as `Dateline/1.2 (+https://example.org/about)`; the part before `/` is the name in
   * robots.txt.
   */
  userAgent: string;
  now: () => Date;
  /** Waits; rejects when the signal is aborted. A timer by default. */
  sleep?: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  /** The system's resolver by default. */
  lookup?: Lookup;
  /**
   * Private addresses and ranges that may be visited (`127.0.0.1`, `10.1.0.0/16`); none by default.
   */
  allowPrivate?: readonly string[];
  /** The pause between two requests to one host; a second by default. */
  pauseMilliseconds?: number;
  /** How many hosts are contacted at a time: for feeds 64, for pages 16 by default. */
  hostsAtOnce?: Readonly<Record<VisitOptions['as'], number>>;
  limits?: Partial<WebLimits>;
};

/** The web over HTTP/1.1. Pages are fetched only where robots.txt allows it. */
export function openWeb(options: OpenWebOptions): Web {
  const { userAgent, now, sleep = systemSleep, lookup = systemLookup } = options;
  const { allowPrivate, pauseMilliseconds = 1_000, hostsAtOnce = { feed: 64, page: 16 } } = options;
  const limits = { ...webLimits, ...options.limits };
  const isAllowed = addressGuard(allowPrivate);
  const check = (address: string, base?: URL): URL => checkedUrl(address, isAllowed, base);
  const follow = { check, maxRedirects: limits.redirects };
  const [productToken = ''] = userAgent.split('/');
  const get = politeGet({
    get: httpGet({ userAgent, lookup, isAllowed, limits }),
    queue: createHostQueue({ now, sleep, hostsAtOnce }),
    follow,
    productToken,
    pauseMilliseconds,
    limits,
    now,
  });

  async function visit(
    address: string,
    { as, validators, access, signal, onPause }: VisitOptions,
  ): Promise<Visit> {
    const limit = as === 'feed' ? limits.feedBytes : limits.pageBytes;
    const request = { accept: accepts[as], limit, validators, signal, onPause };
    const redirected = await followRedirects(check(address), {
      ...follow,
      get: async (url, cookie) => {
        const { cookie: own = '', ...headers } = headersFor(url, access);
        const cookies = [own, cookie].filter((each) => each !== '').join('; ');
        return await get[as]({ ...request, url, headers, cookie: cookies });
      },
    });
    const isConditional = Boolean(validators?.etag ?? validators?.lastModified);
    return readAnswer(redirected.answer, { ...redirected, as, isConditional, now: now() });
  }
  return {
    async visit(address, visitOptions) {
      try {
        const { signal } = visitOptions;
        return await untilAborted(async () => await visit(address, visitOptions), signal);
      } catch (error) {
        if (!(error instanceof VisitFailed)) throw error;
        return { kind: 'failed', reason: error.message, retryAfter: error.retryAfter };
      }
    },
  };
}

/** The headers of an access, if a request goes to its server; never over HTTP if it is for HTTPS. */
function headersFor(url: URL, access: Access | undefined): Record<string, string> {
  const own = URL.parse(access?.origin ?? '');
  if (access === undefined || own === null) return {};
  const isUpgrade = own.protocol === 'http:' && url.protocol === 'https:';
  const isOwn = url.origin === own.origin || (isUpgrade && url.hostname === own.hostname);
  return isOwn ? access.headers : {};
}

const accepts = {
  feed: 'application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, text/html;q=0.5, */*;q=0.1',
  page: 'text/html, application/xhtml+xml, */*;q=0.1',
};

async function systemSleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
  await sleepFor(milliseconds, undefined, signal ? { signal } : {});
}

/**
 * The result of the work; rejects at once when the signal is aborted, without waiting for the work.
 * @throws VisitFailed when aborted, and what the work throws.
 */
async function untilAborted<T>(
  work: () => Promise<T>,
  signal: AbortSignal | undefined,
): Promise<T> {
  if (!signal) return await work();
  const { promise, reject } = Promise.withResolvers<never>();
  const stop = (): void => reject(new VisitFailed('the visit was called off'));
  signal.addEventListener('abort', stop);
  try {
    if (signal.aborted) stop();
    return await Promise.race(signal.aborted ? [promise] : [promise, work()]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
