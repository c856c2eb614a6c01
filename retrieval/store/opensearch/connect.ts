// The connection to OpenSearch: its address, requests with bounded waits and retries, and typed errors.
import { setTimeout as pause } from 'node:timers/promises';
import { Client, errors } from '@opensearch-project/opensearch';
import { z } from 'zod';
import { DatelineError, reasonOf, storageCure } from '../../../corpus/errors.ts';
import { printableText } from '../../../corpus/printable-address.ts';
import { StoreUnavailable } from '../../errors.ts';

/** One action of a bulk request, with the document that it writes. */
export type BulkAction = {
  kind: 'index' | 'update' | 'delete';
  id: string;
  document?: object;
};

type Request = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: string;
  query?: Record<string, string | number | boolean>;
  body?: object;
  /** Outcomes that are no errors: `request` returns null for them. */
  expected?: readonly number[];
};

/** What the adapter needs of an OpenSearch. Every method throws what the client throws. */
export type Connection = {
  /** The parsed body of the response; null for an `expected` status. */
  request(request: Request): Promise<unknown>;
  /** Sends actions in requests of a few megabytes; one on a missing document is ignored. */
  bulk(index: string, actions: readonly BulkAction[]): Promise<void>;
  close(): Promise<void>;
};

type Address = {
  nodes: string[];
  /** How the names of the indices begin. */
  prefix: string;
  auth: { username: string; password: string } | null;
};

const DEFAULT_PORT = '9200';
const DEFAULT_PREFIX = 'dateline';
/** What OpenSearch allows as the name of an index, and this adapter as its beginning. */
const PREFIX = /^[a-z\d][a-z\d_-]{0,99}$/u;

/** Refreshing after a large write and moving a shard take seconds. */
const TIMEOUT_MILLISECONDS = 60_000;
/** On lost connections and gateway errors; the client tries another node where there is one. */
const MAX_RETRIES = 3;
/** How often a request is repeated that OpenSearch refuses because it is busy, waiting longer each time. */
const BUSY_RETRIES = 5;
const BUSY_PAUSE_MILLISECONDS = 200;
const BULK_BYTES = 4_000_000;
const NOT_FOUND = 404;
const TOO_MANY_REQUESTS = 429;

/**
 * Reads an address such as `opensearch+https://user:password@one,two:9200/news`: the nodes share a
 * port, and the names of the indices begin with `news-`.
 * @throws StoreUnavailable if it is none.
 */
export function parseAddress(address: string): Address {
  const parsed = partsOf(address);
  if (parsed === null)
    throw new StoreUnavailable(
      address,
      'it is not an address of OpenSearch. Set DATELINE_STORE to one such as opensearch+https://user:password@host:9200/dateline, with signs of the password such as @ and / written as %40 and %2F, and small letters, digits, - and _ after the last slash.',
    );
  return parsed;
}

function partsOf(address: string): Address | null {
  const url = URL.parse(address);
  if (url === null || url.hostname === '') return null;
  const { hostname, port, pathname } = url;
  const protocol = url.protocol === 'opensearch+https:' ? 'https' : 'http';
  const prefix = pathname.replaceAll('/', '') || DEFAULT_PREFIX;
  const [username, password] = [decoded(url.username), decoded(url.password)];
  if (!PREFIX.test(prefix) || username === null || password === null) return null;
  return {
    nodes: hostname.split(',').map((host) => `${protocol}://${host}:${port || DEFAULT_PORT}`),
    prefix,
    auth: username === '' ? null : { username, password },
  };
}

/** Undoes the percent signs of an address; null where they are wrong. */
function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** A connection to the OpenSearch at an address; nothing is sent yet. */
export function connect({ nodes, auth }: Address): Connection {
  const client = new Client({
    nodes,
    ...(auth && { auth }),
    requestTimeout: TIMEOUT_MILLISECONDS,
    maxRetries: MAX_RETRIES,
  });
  let closing: Promise<void> | null = null;
  return {
    request: async ({ method, path, query = {}, body, expected = [] }) => {
      for (let tries = 1; ; tries += 1) {
        try {
          const response = await client.transport.request({
            method,
            path,
            querystring: query,
            ...(body && { body }),
          });
          return response.body as unknown;
        } catch (error) {
          const status = statusOf(error);
          if (expected.includes(status)) return null;
          if (status !== TOO_MANY_REQUESTS || tries > BUSY_RETRIES) throw error;
          await pause(BUSY_PAUSE_MILLISECONDS * 2 ** tries);
        }
      }
    },
    bulk: async (index, actions) => {
      await sendInBulk(client, index, actions);
    },
    close: async () => {
      // The client never answers the second call.
      closing ??= client.close();
      await closing;
    },
  };
}

async function sendInBulk(
  client: Client,
  index: string,
  actions: readonly BulkAction[],
): Promise<void> {
  const refused: string[] = [];
  await client.helpers.bulk<BulkAction>({
    datasource: [...actions],
    onDocument: ({ kind, id, document = {} }) => {
      const target = { _index: index, _id: id };
      if (kind === 'index') return [{ index: target }, document];
      if (kind === 'delete') return { delete: target };
      return [{ update: { ...target, retry_on_conflict: 3 } }, { doc: document }];
    },
    onDrop: ({ status, error }) => {
      if (status !== NOT_FOUND) refused.push(error?.reason ?? `status ${status}`);
    },
    flushBytes: BULK_BYTES,
    concurrency: 2,
    retries: BUSY_RETRIES,
    wait: 1_000,
  });
  const [first] = refused;
  if (first !== undefined)
    throw new Error(`${refused.length} of ${actions.length} documents were refused: ${first}`);
}

/** The status of a refused request; 0 where there was no response. */
export function statusOf(error: unknown): number {
  return error instanceof errors.ResponseError ? (error.statusCode ?? 0) : 0;
}

const refusal = z.object({ error: z.object({ type: z.string(), reason: z.string() }) });

/** Turns what the client threw into StoreUnavailable with its cure; typed errors stay as they are. */
export function typedError(address: string, prefix: string, error: unknown): DatelineError {
  if (error instanceof DatelineError) return error;
  const body = error instanceof errors.ResponseError ? refusal.safeParse(error.body).data : null;
  const reason = printableText(body?.error.reason ?? reasonOf(error)).slice(0, 300);
  const sentence = `${reason.replace(/\.$/u, '')}. ${cureOf(error, reason, prefix)}`;
  return new StoreUnavailable(address, sentence, { cause: error });
}

function cureOf(error: unknown, reason: string, prefix: string): string {
  const status = statusOf(error);
  if (status === 401) return 'Correct the user name and the password in DATELINE_STORE.';
  if (/cluster_block|read-only-allow-delete|flood-stage/u.test(reason))
    return 'The disk of OpenSearch is nearly full: free some space. Nothing that was stored is lost.';
  if (status === 403)
    return `Give its user the right to create, read, write and manage indices named ${prefix}-*, and to monitor the cluster.`;
  if (/knn_vector|index\.knn|\[knn\]/u.test(reason))
    return 'Install its k-NN plugin, which comes with every full distribution of OpenSearch.';
  if (/certificate/iu.test(reason))
    return 'Name the certificate of its authority in NODE_EXTRA_CA_CERTS.';
  if (status === TOO_MANY_REQUESTS)
    return 'OpenSearch is overloaded: give it more memory or processors, or ask less at a time.';
  if (status === 0 && error instanceof errors.OpenSearchClientError)
    return 'Check that OpenSearch runs, and that DATELINE_STORE names its host, its port and http or https as it is.';
  return (
    storageCure(error) ?? 'The log of OpenSearch says more; restore a snapshot if it is damaged.'
  );
}
