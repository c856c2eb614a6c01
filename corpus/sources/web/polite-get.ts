// Requests that are rate-limited, obey robots.txt and follow redirects.
import { VisitFailed } from '../../errors.ts';
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
    const { url, signal } = request;
    return await queue.run({ host: url.host, as, pause, signal }, async () => {
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
  get: (url: URL) => Promise<HttpAnswer>;
  maxRedirects: number;
};

/**
 * Follows redirects one by one, so that each address is checked and waits in its host's queue.
 * After a temporary redirect none counts as permanent.
 * @throws VisitFailed for too many redirects, a loop, or a redirect without an address.
 */
export async function followRedirects(
  start: URL,
  { check, get, maxRedirects }: FollowOptions,
): Promise<Redirected> {
  const seen = new Set([start.href]);
  let answer = await get(start);
  let movedTo: string | null = null;
  let isPermanent = true;
  while (redirects.has(answer.status)) {
    const { location } = answer.headers;
    if (location === undefined)
      throw new VisitFailed('the address leads on to another and does not say which');
    const next = check(location, answer.url);
    if (seen.has(next.href)) throw new VisitFailed('the address leads in a circle');
    if (seen.size > maxRedirects)
      throw new VisitFailed(`the address leads on more than ${maxRedirects} times`);
    seen.add(next.href);
    isPermanent &&= answer.status === 301 || answer.status === 308;
    if (isPermanent) movedTo = next.href;
    answer = await get(next);
  }
  return { answer, movedTo, isPermanent };
}

const redirects = new Set([301, 302, 303, 307, 308]);
