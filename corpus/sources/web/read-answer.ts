// Interprets HTTP answers: status, media type, Retry-After.
import { MIMEType } from 'node:util';
import { VisitFailed } from '../../errors.ts';
import type { Visit, VisitOptions } from '../../web.ts';
import { looksLikeText } from '../decode.ts';
import type { HttpAnswer } from './http-get.ts';

/** The request behind an answer, and its redirects. */
type RequestContext = {
  as: VisitOptions['as'];
  movedTo: string | null;
  /** Whether every redirect was permanent. */
  isPermanent: boolean;
  /** Whether the request had validators. */
  isConditional: boolean;
  now: Date;
};

/**
 * Interprets an HTTP answer.
 * @throws VisitFailed for everything but content, "not modified" and "gone".
 */
export function readAnswer(answer: HttpAnswer, context: RequestContext): Visit {
  const { status, headers } = answer;
  if (status === 200) return readContent(answer, context);
  if (status === 304 && context.isConditional)
    return { kind: 'unchanged', movedTo: context.movedTo };
  if (status === 410 && context.isPermanent) return { kind: 'gone' };
  throw new VisitFailed(
    reasonOfStatus(status),
    parseRetryAfter(headers['retry-after'], context.now),
  );
}

function readContent({ url, headers, bytes, isWhole }: HttpAnswer, context: RequestContext): Visit {
  const { mediaType, charset } = readContentType(headers['content-type']);
  if (bytes.length === 0) throw new VisitFailed('the answer is empty');
  if (!expectedTypes[context.as].test(mediaType))
    throw new VisitFailed(`a ${context.as} was expected, and this is ${mediaType}`);
  if (!looksLikeText(bytes))
    throw new VisitFailed(`a ${context.as} was expected, and this is not even text`);
  if (!isWhole) {
    const megabytes = (bytes.length / 1_000_000).toLocaleString('en', { maximumFractionDigits: 1 });
    throw new VisitFailed(`the answer is larger than ${megabytes} MB when unpacked`);
  }
  return {
    kind: 'fetched',
    url: url.href,
    movedTo: context.movedTo,
    mediaType,
    charset,
    bytes,
    validators: {
      etag: sendable(headers['etag']),
      lastModified: sendable(headers['last-modified']),
    },
  };
}

/** Only ASCII validators can be sent back unchanged. */
function sendable(validator = ''): string | null {
  return /^[\u0020-\u007e]+$/u.test(validator) ? validator : null;
}

function readContentType(header = ''): { mediaType: string; charset: string | null } {
  try {
    const { essence, params } = new MIMEType(header);
    return { mediaType: essence, charset: params.get('charset')?.toLowerCase() || null };
  } catch {
    return { mediaType: '', charset: null };
  }
}

/** Feeds have many media types, pages few; both may come without one, or with a vague one. */
const expectedTypes = {
  feed: /^$|^text\/|xml|json|octet-stream|gzip/u,
  page: /^$|^text\/(?:html|plain|xml)$|^application\/(?:xhtml\+)?xml$|octet-stream/u,
};

function reasonOfStatus(status: number): string {
  const meaning = status >= 500 ? 'the server has trouble of its own' : meanings.get(status);
  return `${meaning ?? 'the server gave an answer that means nothing here'} (status ${status})`;
}

const meanings: ReadonlyMap<number, string> = new Map([
  [204, 'the answer is empty'],
  [304, 'the server says that nothing changed, which it was not asked'],
  [401, 'the server wants a password'],
  [402, 'the server wants to be paid'],
  [403, 'the server does not let us in'],
  [404, 'there is nothing at that address'],
  [410, 'what was at that address is gone for good, and the way there is not the lasting one'],
  [429, 'the server asks for fewer requests'],
  [451, 'the server may not show it, for legal reasons'],
]);

/**
 * Parses a Retry-After header, in seconds or as an HTTP date (RFC 9110, 10.2.3), to milliseconds
 * from `now`. Never negative; null for anything else.
 */
export function parseRetryAfter(header: string | undefined, now: Date): number | null {
  const value = header?.trim() ?? '';
  if (/^\d{1,10}$/u.test(value)) return Number(value) * 1_000;
  if (!httpDate.test(value)) return null;
  const moment = Date.parse(value.endsWith('GMT') ? value : `${value} GMT`);
  return Number.isNaN(moment) ? null : Math.max(0, moment - now.getTime());
}

/**
 * The current form of dates and the two obsolete ones: `Sun, 06 Nov 1994 …`, `Sunday, 06-Nov-94 …`,
 * `Sun Nov  6 …`.
 */
const httpDate =
  /^(?:[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} [\d:]{8} GMT|[A-Z][a-z]{5,8}, \d{2}-[A-Z][a-z]{2}-\d{2} [\d:]{8} GMT|[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d [\d:]{8} \d{4})$/u;
