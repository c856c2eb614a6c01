/** Something that goes wrong with the next requests that match. */
export type Fault = {
  /** Any method where missing. */
  method?: string;
  /** The path without `/api/v10`: text with `:name` for one part and `*` for the rest, or a pattern. */
  route: string | RegExp;
  /** Status to answer with; without it (and without `drop`) the request is only slow. */
  status?: number;
  /** Discord's own error code. */
  code?: number;
  message?: string;
  /** Seconds, for 429. */
  retryAfter?: number;
  /** 429: the limit of the whole bot. */
  global?: boolean;
  /** 429: a limit shared with others, which does not count against the bot. */
  shared?: boolean;
  /** Ms of real time before the answer. */
  delay?: number;
  /** The connection is cut before anything happened, or after it happened and before the answer. */
  drop?: 'before' | 'after';
  /** How many requests; default 1. */
  times?: number;
};

/** The faults still to come; each is taken by the first request that matches, as often as it says. */
export type Faults = {
  add(fault: Fault): void;
  /** The fault for this request, counted as used. */
  take(request: { method: string; path: string }): Fault | undefined;
};

/** No faults yet. */
export function createFaults(): Faults {
  const waiting: { fault: Fault; left: number }[] = [];
  return {
    add: (fault) => void waiting.push({ fault, left: fault.times ?? 1 }),
    take({ method, path }) {
      const next = waiting.find(({ fault, left }) => left > 0 && matches(fault, method, path));
      if (next !== undefined) next.left -= 1;
      return next?.fault;
    },
  };
}

/** The answer of the fault; null where it has no status and only takes time or the connection. */
export function faultResponse(fault: Fault): Response | null {
  const { status, code = 0 } = fault;
  if (status === undefined || fault.drop !== undefined) return null;
  if (status === 429) return rateLimited(fault);
  const message = fault.message ?? `${status}: Loopback fault`;
  return Response.json({ message, code }, { status });
}

function rateLimited(fault: Fault): Response {
  const { retryAfter = 1, global: isGlobal = false, shared = false } = fault;
  const ofBucket = {
    'X-RateLimit-Scope': shared ? 'shared' : 'user',
    'X-RateLimit-Limit': '5',
    'X-RateLimit-Remaining': '0',
    'X-RateLimit-Reset-After': String(retryAfter),
    'X-RateLimit-Bucket': 'loopback',
  };
  const ofBot = { 'X-RateLimit-Scope': 'global', 'X-RateLimit-Global': 'true' };
  const message = fault.message ?? 'You are being rate limited.';
  return Response.json(
    { message, retry_after: retryAfter, global: isGlobal },
    {
      status: 429,
      headers: { 'Retry-After': String(retryAfter), ...(isGlobal ? ofBot : ofBucket) },
    },
  );
}

function matches(fault: Fault, method: string, path: string): boolean {
  if (fault.method !== undefined && fault.method.toUpperCase() !== method) return false;
  return patternOf(fault.route).test(path);
}

function patternOf(route: string | RegExp): RegExp {
  if (route instanceof RegExp) return route;
  const parts = route
    .split(/(:\w+|\*)/)
    .map((part) => (part === '*' ? '.*' : part.startsWith(':') ? '[^/]+' : escaped(part)));
  return new RegExp(`^${parts.join('')}$`);
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
