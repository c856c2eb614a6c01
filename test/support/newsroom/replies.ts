import type { NewsroomReply, NewsroomRequest } from './newsroom-request.ts';

/** Sends a status, a body and headers. */
export function sends(
  status: number,
  body: string | Uint8Array,
  headers: Readonly<Record<string, string>> = {},
): NewsroomReply {
  return (_, response) => {
    response.writeHead(status, { 'content-type': 'text/plain', ...headers }).end(body);
  };
}

/** 200 with a body of a media type; what is made of the request is made anew each time. */
export function serves(
  mediaType: string,
  body: string | Uint8Array | ((request: NewsroomRequest) => string),
  headers: Readonly<Record<string, string>> = {},
): NewsroomReply {
  return async (request, response) => {
    const content = typeof body === 'function' ? body(request) : body;
    await sends(200, content, { 'content-type': mediaType, ...headers })(request, response);
  };
}

/** Leads on to another address, which may be made of the origin asked. */
export function redirects(
  status: 301 | 302 | 303 | 307 | 308,
  location: string | ((origin: string) => string),
): NewsroomReply {
  return async (request, response) => {
    const target = typeof location === 'function' ? location(request.origin) : location;
    await sends(status, 'This way.', { location: target })(request, response);
  };
}

/** 410: it will not come back. */
export function gone(): NewsroomReply {
  return sends(410, 'This is gone for good.');
}

/** 429 or 503 with a Retry-After, in seconds or as an HTTP date. */
export function asksToWait(status: 429 | 503, retryAfter: string): NewsroomReply {
  return sends(status, 'Not now.', { 'retry-after': retryAfter });
}

/** One reply after the other; the last one stays. */
export function inTurn(...replies: readonly NewsroomReply[]): NewsroomReply {
  const left = [...replies];
  return async (request, response) => {
    const reply = left.length > 1 ? left.shift() : left[0];
    await reply?.(request, response);
  };
}

/** robots.txt of these lines. */
export function robots(...lines: readonly string[]): NewsroomReply {
  return sends(200, `${lines.join('\n')}\n`);
}
