/**
 * How long a server asks to be left alone, in milliseconds, of a Retry-After header in seconds or
 * as an HTTP date (RFC 9110, 10.2.3); never negative, null for what is neither.
 */
export function parseRetryAfter(header: string | undefined, now: Date): number | null {
  const value = header?.trim() ?? '';
  if (/^\d{1,10}$/u.test(value)) return Number(value) * 1_000;
  if (!httpDate.test(value)) return null;
  const moment = Date.parse(value.endsWith('GMT') ? value : `${value} GMT`);
  return Number.isNaN(moment) ? null : Math.max(0, moment - now.getTime());
}

/** The form in use and the two forms of old: `Sun, 06 Nov 1994 …`, `Sunday, 06-Nov-94 …`, `Sun Nov  6 …`. */
const httpDate =
  /^(?:[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} [\d:]{8} GMT|[A-Z][a-z]{5,8}, \d{2}-[A-Z][a-z]{2}-\d{2} [\d:]{8} GMT|[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d [\d:]{8} \d{4})$/u;
