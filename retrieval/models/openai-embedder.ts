import { z } from 'zod';
import { EmbedderUnavailable } from '../errors.ts';
import { toUnitLength } from '../text/vectors.ts';
import type { Embedder } from './embedder.ts';
import { faultOf, openaiClient, type OpenaiServer } from './openai-client.ts';

/** Which server and model embed, and how much goes into one call. */
export type OpenaiEmbedderOptions = OpenaiServer & {
  model: string;
  /** Texts in one call, at most. */
  maxBatch?: number;
  /** Characters in one call, at most; a longer text goes alone. */
  maxCharacters?: number;
  /** How long one attempt may take. */
  timeoutMilliseconds?: number;
  /** How often a call is tried again, each time later. */
  maxRetries?: number;
};

const replySchema = z.object({
  data: z.array(z.object({ index: z.int().optional(), embedding: z.array(z.number()).min(1) })),
});

/** An embedder behind any server that has OpenAI's `/embeddings`; one short call finds its size. */
export function openaiEmbedder(options: OpenaiEmbedderOptions): Embedder {
  const { model, maxBatch = 128, maxCharacters = 200_000 } = options;
  const embedBatch = batchEmbedder(options);
  let size: Promise<number> | undefined;

  async function dimensions(): Promise<number> {
    size ??= embedBatch(['news']).then(([vector]) => vector?.length ?? 0);
    return await size.catch((error: unknown) => {
      size = undefined;
      throw error;
    });
  }

  return {
    id: `openai:${model}`,
    dimensions,
    async embed(texts) {
      if (texts.length === 0) return [];
      const length = await dimensions();
      const vectors: Float32Array[] = [];
      for (const batch of batchesOf(texts.filter(hasWords), { maxBatch, maxCharacters })) {
        vectors.push(...(await embedBatch(batch)));
      }
      check(
        vectors.every((vector) => vector.length === length),
        `its vectors no longer have ${length} numbers`,
      );
      const next = vectors.values();
      const nothing = (): Float32Array => new Float32Array(length);
      return texts.map((text) => (hasWords(text) ? next.next().value : undefined) ?? nothing());
    },
  };
}

/** Servers refuse an empty text, and give one without words a direction that means nothing. */
function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

function batchEmbedder(
  options: OpenaiEmbedderOptions,
): (batch: string[]) => Promise<Float32Array[]> {
  const { model, timeoutMilliseconds: timeout = 60_000, maxRetries = 2 } = options;
  const client = openaiClient(options, { maxRetries, timeout });
  return async (batch) => {
    // Asked for as numbers: the package prefers base64, which not every server knows.
    const call = client.embeddings.create({ model, input: batch, encoding_format: 'float' });
    const reply = await call.catch((error: unknown) => {
      const { reason, retryable } = faultOf(error, options);
      throw new EmbedderUnavailable(reason, { retryable });
    });
    return vectorsOf(reply, batch.length);
  };
}

function vectorsOf(reply: unknown, count: number): Float32Array[] {
  const read = replySchema.safeParse(reply);
  check(read.success, 'its reply does not hold vectors of numbers');
  const entries = read.data.data
    .map(({ index, embedding }, position) => ({ index: index ?? position, embedding }))
    .toSorted((one, other) => one.index - other.index);
  check(
    entries.length === count && entries.every(({ index }, position) => index === position),
    `its reply does not hold one vector for each of ${count} texts`,
  );
  return entries.map(({ embedding }) => toUnitLength(embedding));
}

function check(condition: boolean, reason: string): asserts condition {
  if (!condition) throw new EmbedderUnavailable(reason, { retryable: false });
}

/** How much one batch may hold; a text longer than `maxCharacters` makes a batch of its own. */
type BatchLimits = { maxBatch: number; maxCharacters: number };

/** The texts in their order, in batches as large as the limits allow. */
export function batchesOf(texts: readonly string[], limits: BatchLimits): string[][] {
  const batches: string[][] = [];
  let characters = 0;
  for (const text of texts) {
    const batch = batches.at(-1);
    characters += text.length;
    if (batch && batch.length < limits.maxBatch && characters <= limits.maxCharacters) {
      batch.push(text);
    } else {
      batches.push([text]);
      characters = text.length;
    }
  }
  return batches;
}
