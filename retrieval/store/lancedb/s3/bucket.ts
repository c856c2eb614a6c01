// Lists and reads objects in S3, for the local copy of a store; LanceDB has its own client, which cannot.
import { AwsClient } from 'aws4fetch';
import { XMLParser } from 'fast-xml-parser';
// With an agent of its own: that of Node 24.21 ends the process when a server closes a connection early.
import { Agent, type Dispatcher, request } from 'undici';
import { z } from 'zod';

/** How a bucket is reached: the variables of the environment that LanceDB reads, too. */
export type BucketAccess = {
  accessKeyId?: string | undefined;
  secretAccessKey?: string | undefined;
  sessionToken?: string | undefined;
  region?: string | undefined;
  /** A server that is not Amazon's. */
  endpoint?: string | undefined;
  allowHttp?: string | undefined;
};

/** An object below the address. */
export type BucketObject = { path: string; bytes: number; modified: Date };

/** The objects below an `s3://` address. Both methods throw if the server does not answer as it should. */
export type Bucket = {
  /** The server and the address, without a key. */
  readonly url: string;
  list(signal: AbortSignal): Promise<BucketObject[]>;
  /** What an object holds; null if it is gone. */
  read(path: string, signal: AbortSignal): Promise<AsyncIterable<Uint8Array> | null>;
  close(): Promise<void>;
};

/** A server that answers no sooner counts as down. */
const LIST_MILLISECONDS = 4_000;
/** A download during which nothing arrives for so long has failed. */
const SILENCE_MILLISECONDS = 30_000;

const parser = new XMLParser({
  parseTagValue: false,
  isArray: (name) => name === 'Contents',
});
const pageSchema = z.object({
  ListBucketResult: z.object({
    Contents: z
      .array(z.object({ Key: z.string(), Size: z.coerce.number(), LastModified: z.coerce.date() }))
      .default([]),
    NextContinuationToken: z.string().optional(),
  }),
});

/**
 * The objects below an address such as `s3://bucket/path`; null without a key, as on machines of Amazon
 * that have a role instead, and where the settings do not allow the way to the server.
 */
export function openBucket(address: string, access: BucketAccess): Bucket | null {
  const [scheme, , bucket = '', ...path] = address.split('/');
  const { region = 'us-east-1', endpoint = `https://s3.${region}.amazonaws.com` } = access;
  const isAllowed = !endpoint.startsWith('http:') || access.allowHttp === 'true';
  const dispatcher = new Agent({
    headersTimeout: SILENCE_MILLISECONDS,
    bodyTimeout: SILENCE_MILLISECONDS,
  });
  const get = signedGet(access, { region, dispatcher });
  if (scheme !== 's3:' || bucket === '' || get === null || !isAllowed) return null;
  const url = `${endpoint}${endpoint.endsWith('/') ? '' : '/'}${bucket}/`;
  const folders = path.filter((part) => part !== '');
  const prefix = folders.map((part) => `${part}/`).join('');
  return {
    url: url + prefix,
    list: async (closing) => {
      const signal = AbortSignal.any([closing, AbortSignal.timeout(LIST_MILLISECONDS)]);
      return await listed(prefix, async (query) => {
        // The signature is made of spaces as %20.
        const encoded = query.toString().replaceAll('+', '%20');
        return await (await get(`${url}?${encoded}`, signal)).text();
      });
    },
    read: async (name, signal) => {
      const key = (prefix + name).split('/').map(encodeURIComponent).join('/');
      try {
        return await get(url + key, signal);
      } catch (error) {
        if (error instanceof BucketFault && error.status === 404) return null;
        throw error;
      }
    },
    close: async () => await dispatcher.destroy(),
  };
}

type Get = (url: string, signal: AbortSignal) => Promise<Body>;

/** Requests signed with the key; null if there is none. */
function signedGet(
  { accessKeyId, secretAccessKey, sessionToken }: BucketAccess,
  { region, dispatcher }: { region: string; dispatcher: Dispatcher },
): Get | null {
  if (accessKeyId === undefined || secretAccessKey === undefined) return null;
  const key = { accessKeyId, secretAccessKey, ...(sessionToken !== undefined && { sessionToken }) };
  const client = new AwsClient({ ...key, service: 's3', region });
  return async (url, signal) => {
    const { url: signed, headers: all } = await client.sign(url);
    const headers = Object.fromEntries(all);
    const { statusCode, body } = await request(signed, { dispatcher, headers, signal }).catch(
      (cause: unknown) => {
        throw new Error('the server does not answer', { cause });
      },
    );
    if (statusCode === 200) return body;
    const code = /<Code>(\w{1,60})<\/Code>/u.exec((await body.text()).slice(0, 2_000))?.[1];
    throw new BucketFault(statusCode, code ?? 'no reason');
  };
}

/** All objects whose keys begin with `prefix`, page by page. */
async function listed(
  prefix: string,
  pageOf: (query: URLSearchParams) => Promise<string>,
): Promise<BucketObject[]> {
  const objects: BucketObject[] = [];
  const query = new URLSearchParams({ 'list-type': '2', prefix });
  for (;;) {
    const page = pageSchema.parse(parser.parse(await pageOf(query))).ListBucketResult;
    for (const { Key, Size, LastModified } of page.Contents)
      if (Key.startsWith(prefix))
        objects.push({ path: Key.slice(prefix.length), bytes: Size, modified: LastModified });
    if (page.NextContinuationToken === undefined) return objects;
    query.set('continuation-token', page.NextContinuationToken);
  }
}

type Body = Dispatcher.ResponseData['body'];

class BucketFault extends Error {
  readonly status: number;
  constructor(status: number, code: string) {
    super(`the server answered with status: ${status} (${code})`);
    this.status = status;
  }
}
