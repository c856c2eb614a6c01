import { MIMEType } from 'node:util';
import { VisitFailed } from '../../errors.ts';
import type { Visit, VisitOptions } from '../../web.ts';
import { looksLikeText } from '../decode.ts';
import type { HttpAnswer } from './http-get.ts';

/** What is known about an answer from the way that led to it. */
type Arrival = {
  as: VisitOptions['as'];
  movedTo: string | null;
  /** Whether every redirect on the way was for good. */
  isForGood: boolean;
  /** Whether it was asked only for what changed. */
  isConditional: boolean;
  now: Date;
};

/**
 * What the answer at the end of the way means.
 * @throws VisitFailed for everything but content, nothing new and gone for good.
 */
export function readAnswer(answer: HttpAnswer, arrival: Arrival): Visit {
  const { status, headers } = answer;
  if (status === 200) return readContent(answer, arrival);
  if (status === 304 && arrival.isConditional)
    return { kind: 'unchanged', movedTo: arrival.movedTo };
  if (status === 410 && arrival.isForGood) return { kind: 'gone' };
  throw new VisitFailed(
    reasonOfStatus(status),
    parseRetryAfter(headers['retry-after'], arrival.now),
  );
}

function readContent({ url, headers, bytes, isWhole }: HttpAnswer, arrival: Arrival): Visit {
  const { mediaType, charset } = readContentType(headers['content-type']);
  if (bytes.length === 0) throw new VisitFailed('the answer is empty');
  if (!expectedTypes[arrival.as].test(mediaType))
    throw new VisitFailed(`a ${arrival.as} was expected, and this is ${mediaType}`);
  if (!looksLikeText(bytes))
    throw new VisitFailed(`a ${arrival.as} was expected, and this is not even text`);
  if (!isWhole) {
    const megabytes = (bytes.length / 1_000_000).toLocaleString('en', { maximumFractionDigits: 1 });
    throw new VisitFailed(`the answer is larger than ${megabytes} MB when unpacked`);
  }
  return {
    kind: 'fetched',
    url: url.href,
    movedTo: arrival.movedTo,
    mediaType,
    charset,
    bytes,
    validators: {
      etag: sendable(headers['etag']),
      lastModified: sendable(headers['last-modified']),
    },
  };
}

/** A validator goes back as it came, which only ASCII surely does. */
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

/** Feeds come under many names, pages under few; without a name or under a vague one, both. */
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
