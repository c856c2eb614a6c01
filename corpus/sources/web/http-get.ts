// Makes single HTTP requests, within limits of time and size.
import type { IncomingHttpHeaders } from 'node:http';
import { Agent, errors } from 'undici';
import { reasonOf, VisitFailed } from '../../errors.ts';
import type { Validators } from '../../web.ts';
import { guardedLookup, type Lookup, noSuchHost } from './address-guard.ts';
import { unpackedBytes } from './unpacked-bytes.ts';

/** A GET request. */
export type HttpRequest = {
  url: URL;
  accept: string;
  /** The most bytes to read, after unpacking. */
  limit: number;
  validators?: Validators | undefined;
  /** The Cookie header; none where it is empty. */
  cookie?: string;
  /** Further headers, names in lower case. */
  headers?: Readonly<Record<string, string>>;
  signal?: AbortSignal | undefined;
  /** See `VisitOptions`. */
  onPause?: ((isPausing: boolean) => void) | undefined;
};

/** The answer to one request. Bodies are read for status 200 only. */
export type HttpAnswer = {
  url: URL;
  status: number;
  /** By name in lower case; repeated headers are joined by commas (RFC 9110, 5.2). */
  headers: Readonly<Record<string, string | undefined>>;
  /** The Set-Cookie headers, which cannot be joined. */
  cookies: readonly string[];
  bytes: Uint8Array;
  /** False where the body is larger than the limit. */
  isWhole: boolean;
};

/** @throws VisitFailed with the reason where no answer arrives. */
export type HttpGet = (request: HttpRequest) => Promise<HttpAnswer>;

type HttpGetOptions = {
  userAgent: string;
  lookup: Lookup;
  isAllowed: (address: string) => boolean;
  limits: WebLimits;
};

/** Makes GET requests without following redirects, to allowed addresses only, with timeouts. */
export function httpGet({ userAgent, lookup, isAllowed, limits }: HttpGetOptions): HttpGet {
  const agent = new Agent({
    allowH2: false,
    maxHeaderSize: limits.headerBytes,
    connect: {
      lookup: guardedLookup(lookup, isAllowed),
      autoSelectFamily: true,
      timeout: limits.answerMilliseconds,
    },
  });
  return async ({ url, accept, limit, validators, cookie = '', headers: own = {}, signal }) => {
    const time = deadline();
    try {
      time.allow(limits.answerMilliseconds, 'the server did not answer');
      const { statusCode, headers, body } = await agent.request({
        origin: url.origin,
        path: url.pathname + url.search,
        method: 'GET',
        headers: {
          accept,
          ...own,
          'user-agent': userAgent,
          'accept-encoding': 'gzip, deflate, br, zstd',
          ...conditions(validators),
          ...(cookie !== '' && { cookie }),
        },
        signal: signal ? AbortSignal.any([signal, time.signal]) : time.signal,
      });
      time.allow(limits.transferMilliseconds, 'the answer did not come to its end');
      const cookies = [headers['set-cookie'] ?? []].flat();
      const answer = { url, status: statusCode, headers: joined(headers), cookies };
      if (statusCode !== 200) {
        body.on('error', () => {}).destroy();
        return { ...answer, bytes: new Uint8Array(), isWhole: true };
      }
      const { 'content-encoding': coding = '' } = answer.headers;
      return { ...answer, ...(await unpackedBytes(body, coding, limit)) };
    } catch (error) {
      throw error instanceof VisitFailed ? error : new VisitFailed(reasonOfRequest(error));
    } finally {
      time.end();
    }
  };
}

function joined(headers: IncomingHttpHeaders): Record<string, string | undefined> {
  const values = Object.entries(headers);
  return Object.fromEntries(
    values.map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  );
}

function conditions(validators: Validators | undefined): Record<string, string> {
  const { etag = null, lastModified = null } = validators ?? {};
  return {
    ...(etag === null ? {} : { 'if-none-match': etag }),
    ...(lastModified === null ? {} : { 'if-modified-since': lastModified }),
  };
}

/** A timeout that can be set anew; `what` is said when it runs out. */
function deadline(): {
  signal: AbortSignal;
  allow: (milliseconds: number, what: string) => void;
  end: () => void;
} {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  return {
    signal: controller.signal,
    allow(milliseconds, what) {
      clearTimeout(timer);
      const seconds = Math.ceil(milliseconds / 1_000);
      timer = setTimeout(() => {
        controller.abort(new VisitFailed(`${what} within ${seconds} s`));
      }, milliseconds);
    },
    end: () => clearTimeout(timer),
  };
}

/** Why a request failed, in one sentence for a person. */
function reasonOfRequest(error: unknown): string {
  const code = String(Object(error).code ?? '');
  const isCertificate = /CERT|^ERR_TLS|SELF_SIGNED|UNABLE_TO_(?:GET|VERIFY)/u.test(code);
  if (isCertificate) return `the server cannot show who it is (${reasonOf(error)})`;
  if (error instanceof errors.HTTPParserError) return 'the server does not answer in HTTP';
  if (/^ERR_SSL|^EPROTO$/u.test(code)) return 'the server does not speak https at that address';
  if (/^(?:Z_|ZSTD|ERR_(?:_ERROR|BROTLI|ZSTD))/u.test(code)) return damaged;
  return reasons.get(code) ?? `the server could not be asked: ${reasonOf(error)}`;
}

const damaged = 'the packed answer is damaged or ends early';
const cut = 'the connection ended before the answer did';
const unreachable = 'the server cannot be reached from here';

const reasons: ReadonlyMap<string, string> = new Map([
  ['ENOTFOUND', noSuchHost],
  ['ENODATA', noSuchHost],
  ['EAI_AGAIN', 'the name could not be looked up; is there a connection to the internet?'],
  ['ECONNREFUSED', 'nothing answers at that address'],
  ['ECONNRESET', cut],
  ['EPIPE', cut],
  ['UND_ERR_SOCKET', cut],
  ['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', cut],
  ['ERR_STREAM_PREMATURE_CLOSE', cut],
  ['ETIMEDOUT', unreachable],
  ['EHOSTUNREACH', unreachable],
  ['ENETUNREACH', unreachable],
  ['UND_ERR_CONNECT_TIMEOUT', unreachable],
  ['UND_ERR_HEADERS_OVERFLOW', 'the headers of the answer are too long'],
]);

/** Limits of time and size for requests. */
export type WebLimits = {
  /** Until the answer starts, connecting included. */
  answerMilliseconds: number;
  /** From then on until the answer ends. */
  transferMilliseconds: number;
  /** The size of a feed and of a page, after unpacking. */
  feedBytes: number;
  pageBytes: number;
  /** The size of robots.txt; the rest is ignored (RFC 9309 requires at least 500 KiB). */
  robotsBytes: number;
  headerBytes: number;
  /** The most redirects that are followed. */
  redirects: number;
  /** The longest Crawl-delay that is honoured. */
  crawlDelayMilliseconds: number;
};

/** Enough for every real feed and news page. */
export const webLimits: WebLimits = {
  answerMilliseconds: 20_000,
  transferMilliseconds: 60_000,
  feedBytes: 20_000_000,
  pageBytes: 10_000_000,
  robotsBytes: 512_000,
  headerBytes: 65_536,
  redirects: 5,
  crawlDelayMilliseconds: 30_000,
};
