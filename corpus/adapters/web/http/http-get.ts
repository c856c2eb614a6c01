import type { IncomingHttpHeaders } from 'node:http';
import { Agent } from 'undici';
import type { Validators } from '../../../ports/web.ts';
import { guardedLookup, type Lookup } from '../guard/guarded-lookup.ts';
import { reasonOfRequest } from './reason-of-request.ts';
import { unpackedBytes } from './unpacked-bytes.ts';
import { VisitFailed } from '../visit-failed.ts';
import type { WebLimits } from '../web-limits.ts';

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

export type HttpGetOptions = {
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
