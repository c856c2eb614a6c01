import parseRobots from 'robots-parser';
import type { HttpAnswer } from '../http/http-get.ts';
import { tameRobots } from './tame-robots.ts';
import { VisitFailed } from '../visit-failed.ts';

/** What the robots.txt of an origin says of us. */
export type RobotsRules = {
  /** Why a page is not to be read, in one sentence for a person; null where it may be. */
  refusal: (url: URL) => string | null;
  /** How long it wants to be left alone between requests, in milliseconds; 0 where it says nothing. */
  crawlDelay: number;
};

export type RobotsOptions = {
  /** Fetches the file, follows redirects, and throws VisitFailed where the server cannot be asked. */
  fetchRobots: (url: URL) => Promise<HttpAnswer>;
  /** The name by which rules call us, such as `Dateline`. */
  productToken: string;
  now: () => Date;
};

/**
 * The rules of an origin by RFC 9309: where there is no file everything is allowed, and where the
 * server cannot say (5xx, no connection) the rules known before stay, or nothing is allowed for now.
 * Rules are kept as long as the server says, for a day at most.
 */
export function robotsRules(options: RobotsOptions): (url: URL) => Promise<RobotsRules> {
  const { productToken, now } = options;
  const kept = new Map<string, { rules: Promise<RobotsRules>; until: number }>();
  return async (url) => {
    const { origin } = url;
    const known = kept.get(origin);
    if (known && now().getTime() < known.until) return await known.rules;
    forgetOld();
    const entry = { rules: learn(), until: Infinity };
    kept.set(origin, entry);
    return await entry.rules;

    async function learn(): Promise<RobotsRules> {
      const file = new URL('/robots.txt', origin);
      const answer = await ask(file);
      entry.until = now().getTime() + (answer ? lifetime(answer) : secondTry);
      if (answer) return readRules(file.href, answer, productToken);
      return known ? await known.rules : nothingAllowed;
    }
  };

  /** What was of use a day ago is not kept for a server that nobody asked since. */
  function forgetOld(): void {
    for (const [origin, { until }] of kept)
      if (until + longestLife < now().getTime()) kept.delete(origin);
  }
  /** Null where the server cannot say. */
  async function ask(file: URL): Promise<HttpAnswer | null> {
    try {
      const answer = await options.fetchRobots(file);
      return answer.status >= 500 ? null : answer;
    } catch (error) {
      if (error instanceof VisitFailed) return null;
      throw error;
    }
  }
}

function readRules(file: string, { status, bytes }: HttpAnswer, productToken: string): RobotsRules {
  const text = status === 200 ? new TextDecoder().decode(bytes) : '';
  const tame = tameRobots(text, productToken);
  if (tame === null) return nothingAllowed;
  const robots = parseRobots(file, tame);
  return {
    refusal: (url) => (robots.isAllowed(url.href, productToken) === false ? forbidden : null),
    crawlDelay: Math.max(0, robots.getCrawlDelay(productToken) ?? 0) * 1_000,
  };
}

const forbidden = 'the robots.txt of the server forbids programs to read this page';
const unknown = 'the server does not say in its robots.txt what programs may read; later it may';
const nothingAllowed: RobotsRules = { refusal: () => unknown, crawlDelay: 0 };

/** How long the rules hold, in milliseconds, by the answer's Cache-Control. */
function lifetime({ headers }: HttpAnswer): number {
  const [, seconds] = /\bmax-age=(\d{1,9})/u.exec(headers['cache-control'] ?? '') ?? [];
  if (seconds === undefined) return longestLife;
  return Math.min(Math.max(Number(seconds) * 1_000, shortestLife), longestLife);
}

const longestLife = 86_400_000;
/** A file that may never be kept is still not asked for before every page. */
const shortestLife = 3_600_000;
const secondTry = 600_000;
