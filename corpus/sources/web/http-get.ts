import type { IncomingHttpHeaders } from 'node:http';
import { Agent, errors } from 'undici';
import { reasonOf, VisitFailed } from '../../errors.ts';
import type { Validators } from '../../web.ts';
import { guardedLookup, type Lookup, noSuchHost } from './address-guard.ts';
import { unpackedBytes } from './unpacked-bytes.ts';

/** One request. */
export type HttpRequest = {
  url: URL;
  accept: string;
  /** How many bytes are taken when unpacked. */
  limit: number;
  validators?: Validators | undefined;
  signal?: AbortSignal | undefined;
};

/** What one request was answered; the bytes of a status other than 200 are not read. */
export type HttpAnswer = {
  url: URL;
  status: number;
  /** By name in lower case; what came more than once is joined by commas (RFC 9110, 5.2). */
  headers: Readonly<Record<string, string | undefined>>;
  bytes: Uint8Array;
  /** False where there was more than the limit. */
  isWhole: boolean;
};

/** @throws VisitFailed for everything that keeps a server from answering, with the reason. */
export type HttpGet = (request: HttpRequest) => Promise<HttpAnswer>;

type HttpGetOptions = {
  userAgent: string;
  lookup: Lookup;
  mayReach: (address: string) => boolean;
  limits: WebLimits;
};

/** Requests that follow no redirect, connect to addresses that pass only, and end in time. */
export function httpGet({ userAgent, lookup, mayReach, limits }: HttpGetOptions): HttpGet {
  const agent = new Agent({
    allowH2: false,
    maxHeaderSize: limits.headerBytes,
    connect: {
      lookup: guardedLookup(lookup, mayReach),
      autoSelectFamily: true,
      timeout: limits.answerMilliseconds,
    },
  });
  return async ({ url, accept, limit, validators, signal }) => {
    const time = deadline();
    try {
      time.allow(limits.answerMilliseconds, 'the server did not answer');
      const { statusCode, headers, body } = await agent.request({
        origin: url.origin,
        path: url.pathname + url.search,
        method: 'GET',
        headers: {
          'user-agent': userAgent,
          accept,
          'accept-encoding': 'gzip, deflate, br, zstd',
          ...conditions(validators),
        },
        signal: signal ? AbortSignal.any([signal, time.signal]) : time.signal,
      });
      time.allow(limits.transferMilliseconds, 'the answer did not come to its end');
      const answer = { url, status: statusCode, headers: joined(headers) };
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

/** A signal that goes off when the time last allowed is over. */
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

/** Why a request came to nothing, in one sentence for a person. */
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

/** How much of a server's time, and of its answer, is taken. */
export type WebLimits = {
  /** Until the answer begins, connecting included. */
  answerMilliseconds: number;
  /** From then on until its end. */
  transferMilliseconds: number;
  /** Of a feed and of a page when unpacked. */
  feedBytes: number;
  pageBytes: number;
  /** Of robots.txt; what lies beyond is not read (RFC 9309 asks for 500 KiB at least). */
  robotsBytes: number;
  headerBytes: number;
  /** How often an address may lead on to another. */
  redirects: number;
  /** The longest Crawl-delay that is honoured. */
  crawlDelayMilliseconds: number;
};

/** Ample for every feed and page of a real newsroom. */
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
