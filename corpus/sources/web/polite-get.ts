// Requests that are rate-limited, obey robots.txt and follow redirects.
import { CookieJar } from 'tough-cookie';
import { VisitFailed } from '../../errors.ts';
import { refreshTarget } from '../page/meta-refresh.ts';
import type { HostQueue } from './host-queue.ts';
import type { HttpAnswer, HttpGet, HttpRequest, WebLimits } from './http-get.ts';
import { parseRetryAfter } from './read-answer.ts';
import { robotsRules } from './robots.ts';

type PoliteGetOptions = {
  get: HttpGet;
  queue: HostQueue;
  follow: Omit<FollowOptions, 'get'>;
  productToken: string;
  pauseMilliseconds: number;
  limits: WebLimits;
  now: () => Date;
};

/** GET requests that wait in the host's queue. Requests for pages obey robots.txt, too. */
type PoliteGet = { feed: HttpGet; page: HttpGet };

/**
 * Adds rate limits and robots.txt to requests. Feeds are made for programs, so robots.txt does not
 * apply.
 */
export function politeGet(options: PoliteGetOptions): PoliteGet {
  const { get, queue, follow, productToken, pauseMilliseconds, limits, now } = options;
  const rulesOf = robotsRules({ fetchRobots, productToken, now });

  /** Waits for the host's turn, and blocks the host where the answer says Retry-After. */
  async function enqueue(
    request: HttpRequest,
    as: 'feed' | 'page',
    pause = pauseMilliseconds,
  ): Promise<HttpAnswer> {
    const { url, signal, onPause } = request;
    return await queue.run({ host: url.host, as, pause, signal, onPause }, async () => {
      const answer = await get(request);
      const { status, headers } = answer;
      const isOverloaded = status === 429 || status === 503;
      const pauseAsked = isOverloaded ? parseRetryAfter(headers['retry-after'], now()) : null;
      if (pauseAsked !== null) queue.block(url.host, pauseAsked);
      return answer;
    });
  }
  async function fetchRobots(file: URL): Promise<HttpAnswer> {
    const asText = { accept: 'text/plain, */*;q=0.1', limit: limits.robotsBytes };
    const fetchText = async (url: URL): Promise<HttpAnswer> =>
      await enqueue({ ...asText, url }, 'page');
    return (await followRedirects(file, { ...follow, get: fetchText })).answer;
  }
  return {
    feed: async (request) => await enqueue(request, 'feed'),
    async page(request) {
      const { refusal, crawlDelay } = await rulesOf(request.url);
      const reason = refusal(request.url);
      if (reason !== null) throw new VisitFailed(reason);
      const delay = Math.min(crawlDelay, limits.crawlDelayMilliseconds);
      return await enqueue(request, 'page', Math.max(pauseMilliseconds, delay));
    },
  };
}

/** The answer after all redirects. */
type Redirected = {
  answer: HttpAnswer;
  /** The new address after permanent redirects (301, 308); null where there were none. */
  movedTo: string | null;
  /** Whether every redirect was permanent. */
  isPermanent: boolean;
};

type FollowOptions = {
  /** Resolves the address of a redirect; throws VisitFailed where it may not be visited. */
  check: (location: string, base: URL) => URL;
  /** `cookie` is the header of that name, with the cookies that earlier answers set. */
  get: (url: URL, cookie: string) => Promise<HttpAnswer>;
  maxRedirects: number;
};

/**
 * Follows redirects one by one, those of pages (`meta refresh`) too, so that each address is checked
 * and waits in its host's queue. Cookies that a redirect sets are sent back, and kept for this visit
 * alone. After a temporary redirect none counts as permanent.
 * @throws VisitFailed for too many redirects, a loop, or a redirect without an address.
 */
export async function followRedirects(
  start: URL,
  { check, get, maxRedirects }: FollowOptions,
): Promise<Redirected> {
  const cookies = cookieJar();
  const seen = new Set([visitOf(start, '')]);
  let answer = await get(start, '');
  let movedTo: string | null = null;
  let isPermanent = true;
  for (let next = nextAddress(answer, check); next !== null; next = nextAddress(answer, check)) {
    cookies.keep(answer);
    const cookie = cookies.header(next);
    const isKnown = seen.has(visitOf(next, cookie));
    // A page that leads to itself is the page.
    if (isKnown && !redirects.has(answer.status)) break;
    if (isKnown) throw new VisitFailed('the address leads in a circle');
    if (seen.size > maxRedirects)
      throw new VisitFailed(`the address leads on more than ${maxRedirects} times`);
    seen.add(visitOf(next, cookie));
    isPermanent &&= answer.status === 301 || answer.status === 308;
    if (isPermanent) movedTo = next.href;
    answer = await get(next, cookie);
  }
  return { answer, movedTo, isPermanent };
}

const redirects = new Set([301, 302, 303, 307, 308]);

/** The same address with other cookies may answer otherwise. */
function visitOf(url: URL, cookie: string): string {
  return `${url.href}\n${cookie}`;
}

/** Where an answer leads on to; null where it is the last. */
function nextAddress(answer: HttpAnswer, check: FollowOptions['check']): URL | null {
  const { status, headers, bytes, url } = answer;
  if (status === 200 && /\bhtml\b/.test(headers['content-type'] ?? '')) {
    const target = refreshTarget(new TextDecoder().decode(bytes.subarray(0, maxHead)));
    return target === null ? null : check(target, url);
  }
  if (!redirects.has(status)) return null;
  const { location } = headers;
  if (location === undefined)
    throw new VisitFailed('the address leads on to another and does not say which');
  return check(location, url);
}

/** In bytes; a page that leads on says so in its head. */
const maxHead = 50_000;

type Cookies = { keep: (answer: HttpAnswer) => void; header: (url: URL) => string };

function cookieJar(): Cookies {
  const jar = new CookieJar();
  return {
    keep: ({ url, cookies }) => {
      for (const cookie of cookies.slice(0, maxCookies))
        if (cookie.length <= maxCookie) jar.setCookieSync(cookie, url.href, { ignoreError: true });
    },
    header: (url) => jar.getCookieStringSync(url.href),
  };
}

/** As many cookies of one answer, and as long ones, as browsers keep (RFC 6265, 6.1). */
const maxCookies = 50;
const maxCookie = 4_096;
