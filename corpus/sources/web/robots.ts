// Fetches, caches and applies robots.txt.
import parseRobots from 'robots-parser';
import { VisitFailed } from '../../errors.ts';
import type { HttpAnswer } from './http-get.ts';

/** What an origin's robots.txt says to us. */
type RobotsRules = {
  /** Why a page must not be read, in one sentence for a person; null where it may be. */
  refusal: (url: URL) => string | null;
  /** The pause between requests that it asks for, in milliseconds; 0 for none. */
  crawlDelay: number;
};

type RobotsOptions = {
  /**
   * Fetches the file, following redirects; throws VisitFailed where the server cannot be reached.
   */
  fetchRobots: (url: URL) => Promise<HttpAnswer>;
  /** Our name in robots.txt, such as `Dateline`. */
  productToken: string;
  now: () => Date;
};

/**
 * The rules of an origin by RFC 9309, cached as long as the server says, for a day at most. Without
 * a robots.txt everything is allowed. Where the server fails (5xx, no connection), the earlier
 * rules stay in force, or nothing is allowed for now.
 */
export function robotsRules(options: RobotsOptions): (url: URL) => Promise<RobotsRules> {
  const { productToken, now } = options;
  const cache = new Map<string, { rules: Promise<RobotsRules>; until: number }>();
  return async (url) => {
    const { origin } = url;
    const known = cache.get(origin);
    if (known && now().getTime() < known.until) return await known.rules;
    evictExpired();
    const entry = { rules: load(), until: Infinity };
    cache.set(origin, entry);
    return await entry.rules;

    async function load(): Promise<RobotsRules> {
      const file = new URL('/robots.txt', origin);
      const answer = await fetchFile(file);
      entry.until = now().getTime() + (answer ? lifetime(answer) : retryDelay);
      if (answer) return readRules(file.href, answer, productToken);
      return known ? await known.rules : nothingAllowed;
    }
  };

  function evictExpired(): void {
    for (const [origin, { until }] of cache)
      if (until + maxLifetime < now().getTime()) cache.delete(origin);
  }
  /** Null where the server fails. */
  async function fetchFile(file: URL): Promise<HttpAnswer | null> {
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
  const relevant = relevantLines(text, productToken);
  if (relevant === null) return nothingAllowed;
  const robots = parseRobots(file, relevant);
  return {
    refusal: (url) => (robots.isAllowed(url.href, productToken) === false ? forbidden : null),
    crawlDelay: Math.max(0, robots.getCrawlDelay(productToken) ?? 0) * 1_000,
  };
}

const forbidden = 'the robots.txt of the server forbids programs to read this page';
const unknown = 'the server does not say in its robots.txt what programs may read; later it may';
const nothingAllowed: RobotsRules = { refusal: () => unknown, crawlDelay: 0 };

/** How long the rules are cached, in milliseconds, by the answer's Cache-Control. */
function lifetime({ headers }: HttpAnswer): number {
  const [, seconds] = /\bmax-age=(\d{1,9})/u.exec(headers['cache-control'] ?? '') ?? [];
  if (seconds === undefined) return maxLifetime;
  return Math.min(Math.max(Number(seconds) * 1_000, minLifetime), maxLifetime);
}

const maxLifetime = 86_400_000;
/** Even rules that must not be cached are not fetched before every page. */
const minLifetime = 3_600_000;
const retryDelay = 600_000;

/** User agents, and the rules that are for them. */
type Group = { agents: Set<string>; lines: string[] };

/**
 * The lines of a robots.txt for `productToken` and for all agents; null where they have too many
 * wildcards. Protects the parser, which stores every rule once per agent (half a megabyte of agents
 * and rules becomes gigabytes) and matches wildcards in the length of the rules times that of the
 * path.
 */
function relevantLines(text: string, productToken: string): string | null {
  const ours = [productToken.toLowerCase(), '*'];
  const relevant = groupsOf(text).flatMap(({ agents, lines }) => {
    const called = ours.filter((name) => agents.has(name));
    return called.length > 0 ? [...called.map((name) => `User-agent: ${name}`), ...lines] : [];
  });
  const wild = relevant.filter((line) => line.includes('*'));
  return wild.join('').length > maxWildcardLength ? null : relevant.join('\n');
}

/** In characters of the lines that hold wildcards: about a thousand long rules. */
const maxWildcardLength = 50_000;

/**
 * The groups as the parser sees them: comments and unknown lines do not separate user agents. Lines
 * are read as people write them and Google does: a missing colon, a misspelt field, a name followed
 * by more words (https://developers.google.com/crawling/docs/robots-txt/robots-txt-spec).
 */
function groupsOf(text: string): Group[] {
  const groups: Group[] = [];
  for (const line of text.split(/\r\n|\r|\n/u)) {
    const { field, value } = fieldOf(line);
    if (field === '') continue;
    let group = groups.at(-1);
    if (field === 'user-agent') {
      if (!group || group.lines.length > 0) groups.push((group = { agents: new Set(), lines: [] }));
      group.agents.add(agentName(value));
    } else group?.lines.push(...linesOf(field, value.trim()));
  }
  return groups;
}

/** The field of a line in lower case, and its value; an empty field for other lines. */
function fieldOf(line: string): { field: string; value: string } {
  const [content = ''] = line.split('#', 1);
  const parts = /^([^:]*):(.*)$/u.exec(content) ?? /^\s*(\S+)[ \t]+(\S+)\s*$/u.exec(content);
  const [, written = '', value = ''] = parts ?? [];
  const field = written.trim().toLowerCase();
  const known = [...spellings].find(([, pattern]) => pattern.test(field))?.[0];
  return { field: known ?? field, value };
}

const spellings = new Map([
  ['user-agent', /^user[ -]?agent$/u],
  ['disallow', /^(?:dis?s?all?ow|disallaw)$/u],
]);

/** Whoever may read the index of a folder may read the folder. */
function linesOf(field: string, value: string): string[] {
  const line = `${field}: ${value}`;
  const folder = field === 'allow' ? /^(.*\/)index\.html?$/u.exec(value)?.[1] : undefined;
  return folder === undefined ? [line] : [line, `${field}: ${folder}$`];
}

/** The name without a version, or whatever else follows it. */
function agentName(value: string): string {
  return /^\s*(\*(?=\s|$)|[\w-]*)/u.exec(value)?.[1]?.toLowerCase() ?? '';
}
