import { errors } from 'undici';
import { reasonOf } from '../../../errors.ts';
import { noSuchHost } from '../guard/guarded-lookup.ts';

/** Why a request came to nothing, in one sentence for a person. */
export function reasonOfRequest(error: unknown): string {
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
