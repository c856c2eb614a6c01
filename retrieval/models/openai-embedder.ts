// An Embedder on any server with OpenAI's embeddings.
import { z } from 'zod';
import { EmbedderUnavailable } from '../errors.ts';
import { toUnitLength } from '../text/vectors.ts';
import type { Embedder } from './embedder.ts';
import { failureOf, openaiClient } from './openai-client.ts';
import type { OpenaiServer } from './openai-server.ts';

/** The server and the model, and the limits of a call. */
export type OpenaiEmbedderOptions = OpenaiServer & {
  model: string;
  /** The most texts per call. */
  maxBatch?: number;
  /** The most characters per call; a longer text gets a call of its own. */
  maxCharacters?: number;
  /** The limit of one attempt. */
  timeoutMilliseconds?: number;
  /** How often a call is retried, with backoff. */
  maxRetries?: number;
};

const replySchema = z.object({
  data: z.array(z.object({ index: z.int().optional(), embedding: z.array(z.number()).min(1) })),
});

/** An embedder on any server with OpenAI's `/embeddings`. One short call finds its dimensions. */
export function openaiEmbedder(options: OpenaiEmbedderOptions): Embedder {
  const { model } = options;
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
      for (const batch of batchesOf(texts.filter(hasWords), options)) {
        vectors.push(...(await embedBatch(batch)));
      }
      check(
        vectors.every((vector) => vector.length === length),
        `its vectors no longer have ${length} numbers`,
      );
      const next = vectors.values();
      const zero = (): Float32Array => new Float32Array(length);
      return texts.map((text) => (hasWords(text) ? next.next().value : undefined) ?? zero());
    },
  };
}

/** Texts without words are not sent: some servers refuse them, others return a meaningless vector. */
function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

/** The texts in order, in batches as large as the limits allow. */
function batchesOf(
  texts: readonly string[],
  // A model on two slow cores embeds a passage a second, and a call has a minute.
  { maxBatch = 32, maxCharacters = 200_000 }: OpenaiEmbedderOptions,
): string[][] {
  const batches: string[][] = [];
  let characters = 0;
  for (const text of texts) {
    const batch = batches.at(-1);
    characters += text.length;
    if (batch && batch.length < maxBatch && characters <= maxCharacters) {
      batch.push(text);
    } else {
      batches.push([text]);
      characters = text.length;
    }
  }
  return batches;
}

function batchEmbedder(
  options: OpenaiEmbedderOptions,
): (batch: string[]) => Promise<Float32Array[]> {
  const { model, timeoutMilliseconds: timeout = 60_000, maxRetries = 2 } = options;
  const client = openaiClient(options, { maxRetries, timeout });
  return async (batch) => {
    // As numbers, because the client prefers base64, which some servers do not know.
    const call = client.embeddings.create({ model, input: batch, encoding_format: 'float' });
    const reply = await call.catch((error: unknown) => {
      const { reason, retryable } = failureOf(error, options);
      throw new EmbedderUnavailable(reason, { retryable });
    });
    return vectorsOf(reply, batch.length);
  };
}

/** The unit vectors of a reply in the order of the texts; servers without `index` keep that order. */
function vectorsOf(reply: unknown, count: number): Float32Array[] {
  const read = replySchema.safeParse(reply);
  check(read.success, 'its reply does not hold vectors of numbers');
  const entries = read.data.data
    .map(({ index, embedding }, position) => ({ index: index ?? position, embedding }))
    .toSorted((left, right) => left.index - right.index);
  check(
    entries.length === count && entries.every(({ index }, position) => index === position),
    `its reply does not hold one vector for each of ${count} texts`,
  );
  return entries.map(({ embedding }) => toUnitLength(embedding));
}

function check(condition: boolean, reason: string): asserts condition {
  if (!condition) throw new EmbedderUnavailable(reason, { retryable: false });
}
