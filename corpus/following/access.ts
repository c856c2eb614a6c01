// The headers that a feed needs to be read, such as credentials and cookies. They are secrets.
import { z } from 'zod';
import type { Access, Web } from '../web.ts';

/** Validates an access that was stored as JSON. */
export const accessSchema: z.ZodType<Access> = z.object({
  origin: z.string(),
  headers: z.record(z.string(), z.string()),
});

/** What a person states of an access: lines such as `Authorization: Bearer …`, cookies, a login. */
export type StatedAccess = {
  headers?: readonly string[];
  cookies?: readonly string[];
  /** `NAME:PASSWORD`, for HTTP's Basic authentication (RFC 7617). */
  login?: string | undefined;
};

/** The access to the server of an address, null where nothing is stated; or what is wrong. */
export function accessTo(
  address: string,
  { headers = [], cookies = [], login }: StatedAccess,
): { access: Access | null } | { fault: string } {
  const url = URL.parse(address);
  const named = loginIn(url) ?? login;
  const lines = [
    ...headers,
    ...(cookies.length > 0 ? [`cookie: ${cookies.join('; ')}`] : []),
    ...(named === undefined ? [] : [`authorization: Basic ${base64(named)}`]),
  ];
  if (lines.length === 0) return { access: null };
  if (url === null) return { fault: 'headers, cookies and a login are for an address' };
  if (named !== undefined && !named.includes(':'))
    return { fault: 'write a login as NAME:PASSWORD' };
  if (lines.length > MOST_HEADERS) return { fault: `more than ${MOST_HEADERS} headers` };
  const read = lines.map(headerIn);
  const fault = read.find((each) => typeof each === 'string');
  if (fault !== undefined) return { fault };
  const entries = read.filter((each) => typeof each !== 'string');
  return { access: { origin: url.origin, headers: Object.fromEntries(entries) } };
}

/** The login that an address holds. */
function loginIn(url: URL | null): string | undefined {
  if (url === null || url.username === '') return undefined;
  return `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
}

/** The address without a user name and a password. */
export function withoutLogin(address: string): string {
  const url = URL.parse(address);
  if (url === null || (url.username === '' && url.password === '')) return address;
  url.username = '';
  url.password = '';
  return url.href;
}

/** The web for a feed: its access is stated at every visit, and sent to its own server alone. */
export function webWithAccess(web: Web, access: Access | null): Web {
  if (access === null) return web;
  return { visit: async (url, options) => await web.visit(url, { ...options, access }) };
}

const TOKEN = /^[\w!#$%&'*+.^`|~-]{1,100}$/u;
const MOST_HEADERS = 20;
const LONGEST_HEADER = 8_000;
/** Those that HTTP itself sets, and our name, which servers are told truly. */
const RESERVED =
  /^(?:host|connection|content-.*|transfer-encoding|accept-encoding|user-agent|if-.*|keep-alive|upgrade|te|trailer|expect|proxy-.*)$/u;

/** Name and value of a header (RFC 9110, 5), or what is wrong with it; the value is not repeated. */
function headerIn(line: string): [string, string] | string {
  const [name = ''] = line.split(':', 1);
  const value = line.slice(name.length + 1).trim();
  const key = TOKEN.test(name) && name.length < line.length ? name.toLowerCase() : '';
  if (key === '') return 'write a header as NAME: VALUE';
  if (RESERVED.test(key)) return `the header ${key} cannot be chosen`;
  const isPrintable = /^[\x20-\x7e\x80-\xff\t]+$/u.test(value);
  if (!isPrintable || value.length > LONGEST_HEADER)
    return `the value of ${key} is empty, too long, or no plain text`;
  return [key, value];
}

function base64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64');
}
