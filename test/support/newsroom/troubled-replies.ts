import { pipeline, Readable } from 'node:stream';
import {
  constants,
  createBrotliCompress,
  createDeflate,
  createDeflateRaw,
  createGzip,
  createZstdCompress,
} from 'node:zlib';
import type { NewsroomReply } from './newsroom-request.ts';

/** Says nothing, ever. */
export function hangs(): NewsroomReply {
  return () => {};
}

/** Begins an answer and never goes on with it. */
export function stalls(mediaType: string, beginning: string): NewsroomReply {
  return (_, response) => {
    response.writeHead(200, { 'content-type': mediaType }).write(beginning);
  };
}

/** Sends one byte after the other, without end, so that no pause between two is ever long. */
export function drips(mediaType: string): NewsroomReply {
  return (_, response) => {
    response.writeHead(200, { 'content-type': mediaType });
    const timer = setInterval(() => response.write('a'), 10);
    response.once('close', () => clearInterval(timer));
  };
}

/** Closes the connection without a word. */
export function cutsConnection(): NewsroomReply {
  return (_, response) => {
    response.destroy();
  };
}

/** Announces the whole body, sends the first half, and closes the connection. */
export function cutsShort(mediaType: string, body: string): NewsroomReply {
  return (_, response) => {
    const length = Buffer.byteLength(body);
    response.writeHead(200, { 'content-type': mediaType, 'content-length': length });
    response.write(body.slice(0, body.length / 2), () => response.destroy());
  };
}

/** Answers in something else than HTTP. */
export function speaksNonsense(): NewsroomReply {
  return (_, response) => {
    response.socket?.end('220 mail.example ESMTP\r\n');
  };
}

/** The ways in which bodies are packed on the web. */
export const packings = ['gzip', 'deflate', 'raw deflate', 'br', 'zstd'] as const;

/** A way of packing. */
export type Packing = (typeof packings)[number];

const packers = {
  gzip: createGzip,
  deflate: createDeflate,
  // Without the header of zlib, as some servers do.
  'raw deflate': createDeflateRaw,
  // The best quality, which is the default, takes seconds for a bomb.
  br: () => createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }),
  zstd: createZstdCompress,
};

/** 200 with a packed body, as a whole or in chunks. */
export function servesPacked(
  packing: Packing,
  mediaType: string,
  body: string | Iterable<string>,
): NewsroomReply {
  const coding = packing === 'raw deflate' ? 'deflate' : packing;
  return (_, response) => {
    response.writeHead(200, { 'content-type': mediaType, 'content-encoding': coding });
    const chunks = typeof body === 'string' ? [body] : body;
    // Who hangs up ends it, and nobody else is to be told.
    pipeline(Readable.from(chunks), packers[packing](), response, () => {});
  };
}

/** Blanks that are little on the way and without end when unpacked. */
export function servesBomb(packing: Packing, mediaType: string): NewsroomReply {
  return servesPacked(packing, mediaType, { [Symbol.iterator]: blanks });
}

function* blanks(): Generator<string> {
  const chunk = ' '.repeat(65_536);
  for (;;) yield chunk;
}

/** Leads on and on, to a longer path each time; for a site that is a rule. */
export function endlessRedirects(): NewsroomReply {
  return ({ path }, response) => {
    response.writeHead(302, { location: `${path}/on` }).end();
  };
}
