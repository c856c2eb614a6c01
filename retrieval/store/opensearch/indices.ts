// The indices of a store in OpenSearch: their names, their mappings, and how they are created and opened.
import { z } from 'zod';
import { EmbedderMismatch, StoreOutdated, StoreTooNew } from '../../errors.ts';
import type { StoreEmbedder } from '../store.ts';
import type { Connection } from './connect.ts';

/** The version of the mappings and of the terms. A store with a higher one was written by a newer Dateline. */
const FORMAT = 1;

/** The names that are searched and written: aliases, except for `control`. */
export type Names = { control: string; articles: string; passages: string };

/** What the mappings of the current indices say of them. */
export type About = {
  format: number;
  embedder: string;
  dimensions: number;
  /** The number at the end of the names of both indices; each rebuild adds one. */
  generation: number;
};

/** The two kinds of indices that a rebuild makes anew. */
export const KINDS = ['articles', 'passages'] as const;

const about = z.object({
  format: z.number(),
  embedder: z.string(),
  dimensions: z.number(),
  generation: z.number(),
});
/** The mapping of the one index behind an alias. */
const mappingBody = z
  .record(
    z.string(),
    z.object({ mappings: z.object({ _meta: about }).transform(({ _meta: meta }) => meta) }),
  )
  .transform((indices) => Object.values(indices)[0]?.mappings ?? null);

export function namesOf(prefix: string): Names {
  return {
    control: `${prefix}-store`,
    articles: `${prefix}-articles`,
    passages: `${prefix}-passages`,
  };
}

/** The name of an index behind an alias. */
export function generationName(alias: string, generation: number): string {
  return `${alias}-${generation}`;
}

/** One shard, so that scores compare; one copy of it where a second node can hold it. */
const SETTINGS = {
  number_of_shards: 1,
  auto_expand_replicas: '0-1',
  // Writers refresh when a write is whole.
  refresh_interval: '-1',
  // Each search looks into every segment; what one write leaves is small.
  merge: { policy: { floor_segment: '16mb' } },
};

/** Longer names cannot be looked up; OpenSearch refuses from 32,766 bytes on. */
const name = { type: 'keyword', ignore_above: 8_191 };
/** The stems of `terms.ts`, separated by spaces. */
const terms = { type: 'text', analyzer: 'whitespace', index_options: 'freqs' };
/** Milliseconds since 1970. */
const time = { type: 'long' };

const articleFields = {
  key: { type: 'keyword' },
  source: name,
  url: name,
  story: name,
  item: name,
  fingerprint: name,
  published: time,
  seen: time,
  passages: { type: 'integer' },
  // Kept apart from the documents, which are large: a hundred cards read from those take 30 ms.
  card: { type: 'binary', doc_values: true },
  terms,
};

function passageFields(dimensions: number): object {
  return {
    article: { type: 'keyword' },
    revision: { type: 'keyword' },
    source: name,
    published: time,
    terms,
    vector: {
      type: 'knn_vector',
      dimension: dimensions,
      method: { name: 'hnsw', engine: 'lucene', space_type: 'innerproduct' },
    },
  };
}

/**
 * Creates the indices of a generation, where they are missing. With `isCurrent` the aliases name them
 * at once.
 */
export async function createIndices(
  connection: Connection,
  names: Names,
  {
    embedder,
    generation,
    isCurrent,
  }: { embedder: StoreEmbedder; generation: number; isCurrent: boolean },
): Promise<void> {
  const { id, dimensions } = embedder;
  const meta: About = { format: FORMAT, embedder: id, dimensions, generation };
  for (const kind of KINDS) {
    const isPassages = kind === 'passages';
    await create(connection, generationName(names[kind], generation), {
      settings: { index: { ...SETTINGS, ...(isPassages && { knn: true }) } },
      mappings: {
        _meta: meta,
        dynamic: false,
        // Both are in the index, and a rebuild makes them anew.
        ...(isPassages && { _source: { excludes: ['vector', 'terms'] } }),
        properties: isPassages ? passageFields(dimensions) : articleFields,
      },
      ...(isCurrent && { aliases: { [names[kind]]: {} } }),
    });
  }
}

/** Creates the index of the document that names the store and its writer; see `lock.ts`. */
export async function createControl(connection: Connection, names: Names): Promise<void> {
  await create(connection, names.control, {
    settings: { index: SETTINGS },
    mappings: { dynamic: false },
  });
}

async function create(connection: Connection, index: string, body: object): Promise<void> {
  // 400: another process has created it meanwhile; any other fault shows when it is opened.
  const isThere = await connection.request({ method: 'GET', path: `/${index}`, expected: [404] });
  if (isThere !== null) return;
  try {
    await connection.request({ method: 'PUT', path: `/${index}`, body });
  } catch (error) {
    const created = await connection.request({ method: 'GET', path: `/${index}`, expected: [404] });
    if (created === null) throw error;
  }
}

/** What the current indices are; null where there is no store. */
export async function readAbout(connection: Connection, names: Names): Promise<About | null> {
  const found = await Promise.all(
    KINDS.map(async (kind) => {
      const path = `/${names[kind]}/_mapping`;
      const body = await connection.request({ method: 'GET', path, expected: [404] });
      if (body === null) return null;
      return mappingBody.parse(body);
    }),
  );
  const [articles = null, passages = null] = found;
  return articles && passages;
}

/** @throws StoreTooNew, StoreOutdated, EmbedderMismatch. */
export function assertUsable(
  stored: About,
  options: { address: string; embedder: StoreEmbedder; forRebuild: boolean },
): void {
  const { address, embedder, forRebuild } = options;
  if (stored.format > FORMAT) throw new StoreTooNew(address, stored.format);
  if (forRebuild) return;
  if (stored.embedder !== embedder.id)
    throw new EmbedderMismatch({ address, stored: stored.embedder, configured: embedder.id });
  if (stored.format < FORMAT) throw new StoreOutdated(address);
}
