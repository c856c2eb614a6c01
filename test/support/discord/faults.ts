/** A fault that is injected into the next matching requests. */
export type Fault = {
  /** Any method by default. */
  method?: string;
  /** The path without `/api/v10`: text with `:name` for one segment and `*` for the rest, or a regular expression. */
  route: string | RegExp;
  /** The status of the response; without it (and without `drop`) the request is only delayed. */
  status?: number;
  /** Discord's own error code. */
  code?: number;
  message?: string;
  /** Seconds, for 429. */
  retryAfter?: number;
  /** For 429: a global limit. */
  global?: boolean;
  /** For 429: a limit shared with other bots, which does not count against this one. */
  shared?: boolean;
  /** Ms of real time before the response. */
  delay?: number;
  /** Cuts the connection before the request is handled, or after it is handled and before the response. */
  drop?: 'before' | 'after';
  /** How many requests fail; default 1. */
  times?: number;
};

/** The pending faults; each applies to the first matching requests, `times` times. */
export type Faults = {
  add(fault: Fault): void;
  /** The fault for this request, which is then used up. */
  take(request: { method: string; path: string }): Fault | undefined;
};

/** An empty set of faults. */
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

/** The response of the fault; null if it has no status. */
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
