import { VisitFailed } from '../../errors.ts';
import type { HostTurns } from './host-queue.ts';
import type { HttpAnswer, HttpGet, HttpRequest, WebLimits } from './http-get.ts';
import { parseRetryAfter } from './read-answer.ts';
import { robotsRules } from './robots.ts';

type PoliteGetOptions = {
  get: HttpGet;
  turns: HostTurns;
  follow: Omit<FollowOptions, 'ask'>;
  productToken: string;
  pauseMilliseconds: number;
  limits: WebLimits;
  now: () => Date;
};

/** Requests that wait for their turn; a page is asked for only where robots.txt allows it. */
type PoliteGet = { feed: HttpGet; page: HttpGet };

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

/** The answer at the end of a way, and what the way was like. */
type Followed = {
  answer: HttpAnswer;
  /** Where the address moved for good; null where it did not. */
  movedTo: string | null;
  /** Whether every redirect was for good. */
  isForGood: boolean;
};

type FollowOptions = {
  /** Which address a redirect names; throws VisitFailed for one that may not be visited. */
  check: (location: string, base: URL) => URL;
  ask: (url: URL) => Promise<HttpAnswer>;
  /** How often an address may lead on. */
  most: number;
};

/**
 * Follows redirects by hand, so that every address on the way is checked and waits for its turn.
 * What comes after the first redirect for now is not lasting, whatever it calls itself.
 * @throws VisitFailed for a way that is too long, leads in a circle or nowhere.
 */
export async function followRedirects(
  start: URL,
  { check, ask, most }: FollowOptions,
): Promise<Followed> {
  const seen = new Set([start.href]);
  let answer = await ask(start);
  let movedTo: string | null = null;
  let isForGood = true;
  while (redirects.has(answer.status)) {
    const { location } = answer.headers;
    if (location === undefined)
      throw new VisitFailed('the address leads on to another and does not say which');
    const next = check(location, answer.url);
    if (seen.has(next.href)) throw new VisitFailed('the address leads in a circle');
    if (seen.size > most) throw new VisitFailed(`the address leads on more than ${most} times`);
    seen.add(next.href);
    isForGood &&= answer.status === 301 || answer.status === 308;
    if (isForGood) movedTo = next.href;
    answer = await ask(next);
  }
  return { answer, movedTo, isForGood };
}

const redirects = new Set([301, 302, 303, 307, 308]);
