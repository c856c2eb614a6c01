import { followRedirects, type FollowOptions } from './http/follow-redirects.ts';
import type { HostTurns } from './host-turns.ts';
import type { HttpAnswer, HttpGet, HttpRequest } from './http/http-get.ts';
import { parseRetryAfter } from './retry-after.ts';
import { robotsRules } from './robots/robots-rules.ts';
import { VisitFailed } from './visit-failed.ts';
import type { WebLimits } from './web-limits.ts';

export type PoliteGetOptions = {
  get: HttpGet;
  turns: HostTurns;
  follow: Omit<FollowOptions, 'ask'>;
  productToken: string;
  pauseMilliseconds: number;
  limits: WebLimits;
  now: () => Date;
};

/** Requests that wait for their turn; a page is asked for only where robots.txt allows it. */
export type PoliteGet = { feed: HttpGet; page: HttpGet };

/** Puts manners on requests. Feeds are made for programs: robots.txt has no say in them. */
export function politeGet(options: PoliteGetOptions): PoliteGet {
  const { get, turns, follow, productToken, pauseMilliseconds, limits, now } = options;
  const rulesOf = robotsRules({ fetchRobots, productToken, now });

  /** Asks when it is the host's turn, and remembers how long it then wants to be left alone. */
  async function ask(request: HttpRequest, pause = pauseMilliseconds): Promise<HttpAnswer> {
    const { url, signal } = request;
    return await turns.take({ host: url.host, pause, signal }, async () => {
      const answer = await get(request);
      const { status, headers } = answer;
      const isTooMuch = status === 429 || status === 503;
      const rest = isTooMuch ? parseRetryAfter(headers['retry-after'], now()) : null;
      if (rest !== null) turns.rest(url.host, rest);
      return answer;
    });
  }
  async function fetchRobots(file: URL): Promise<HttpAnswer> {
    const asText = { accept: 'text/plain, */*;q=0.1', limit: limits.robotsBytes };
    const askForText = async (url: URL): Promise<HttpAnswer> => await ask({ ...asText, url });
    return (await followRedirects(file, { ...follow, ask: askForText })).answer;
  }
  return {
    feed: async (request) => await ask(request),
    async page(request) {
      const { refusal, crawlDelay } = await rulesOf(request.url);
      const reason = refusal(request.url);
      if (reason !== null) throw new VisitFailed(reason);
      const delay = Math.min(crawlDelay, limits.crawlDelayMilliseconds);
      return await ask(request, Math.max(pauseMilliseconds, delay));
    },
  };
}
