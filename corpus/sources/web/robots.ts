import parseRobots from 'robots-parser';
import { VisitFailed } from '../../errors.ts';
import type { HttpAnswer } from './http-get.ts';

/** What the robots.txt of an origin says of us. */
type RobotsRules = {
  /** Why a page is not to be read, in one sentence for a person; null where it may be. */
  refusal: (url: URL) => string | null;
  /** How long it wants to be left alone between requests, in milliseconds; 0 where it says nothing. */
  crawlDelay: number;
};

type RobotsOptions = {
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

/** Names, and the lines that are said to them. */
type Group = { names: Set<string>; lines: string[] };

/**
 * What a robots.txt says to `productToken` and to everybody, in a form that is cheap to parse and
 * to match; null for one that no person wrote. The parser keeps every rule once for every name
 * above it, and half a megabyte of names and rules becomes gigabytes: what is said to others is
 * left out, and no name comes twice above the same rules. It matches wildcards in the length of
 * the rules times the length of the path, so there is a limit to rules with wildcards.
 */
export function tameRobots(text: string, productToken: string): string | null {
  const ours = [productToken.toLowerCase(), '*'];
  const kept = groupsOf(text).flatMap(({ names, lines }) => {
    const called = ours.filter((name) => names.has(name));
    return called.length > 0 ? [...called.map((name) => `User-agent: ${name}`), ...lines] : [];
  });
  const wild = kept.filter((line) => line.includes('*'));
  return wild.join('').length > mostWildcards ? null : kept.join('\n');
}

/** In characters of the lines that hold them: about a thousand long rules. */
const mostWildcards = 50_000;

/** The groups as the parser sees them: remarks and what is no field do not part names. */
function groupsOf(text: string): Group[] {
  const groups: Group[] = [];
  for (const line of text.split(/\r\n|\r|\n/u)) {
    const [, field, value = ''] = /^([^:#]*):([^#]*)/u.exec(line) ?? [];
    let group = groups.at(-1);
    if (field?.trim().toLowerCase() === 'user-agent') {
      if (!group || group.lines.length > 0) groups.push((group = { names: new Set(), lines: [] }));
      group.names.add(nameOf(value));
    } else if (field !== undefined) {
      group?.lines.push(line);
    }
  }
  return groups;
}

/** Without the version that a name may bring with it. */
function nameOf(value: string): string {
  return (value.split('/', 1)[0] ?? '').trim().toLowerCase();
}
