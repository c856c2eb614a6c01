import { createHash } from 'node:crypto';
import type { NewsroomReply, NewsroomRequest } from './newsroom-request.ts';
import { sends } from './replies.ts';

/**
 * 200 with what is written for the request and with its validators, or 304 to whoever has it
 * already: by `If-None-Match`, and without one by `If-Modified-Since` (RFC 9110, 13.2.2).
 * @param changed when it last changed, in ISO 8601; without it there is no Last-Modified.
 */
export function conditional(
  mediaType: string,
  write: (request: NewsroomRequest) => string,
  changed?: string,
): NewsroomReply {
  return async (request, response) => {
    const body = write(request);
    const etag = `"${createHash('sha1').update(body).digest('hex')}"`;
    const lastModified = changed === undefined ? undefined : new Date(changed).toUTCString();
    const validators = { etag, ...(lastModified ? { 'last-modified': lastModified } : {}) };
    const { 'if-none-match': known, 'if-modified-since': since } = request.headers;
    const isKnown = known === undefined ? isSame(since, lastModified) : known === etag;
    const reply = isKnown
      ? sends(304, '', validators)
      : sends(200, body, { 'content-type': mediaType, ...validators });
    await reply(request, response);
  };
}

function isSame(since: string | undefined, lastModified: string | undefined): boolean {
  return since !== undefined && since === lastModified;
}
