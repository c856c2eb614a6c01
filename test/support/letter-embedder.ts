import type { Embedder } from '../../retrieval/models/embedder.ts';
import { toUnitLength } from '../../retrieval/text/vectors.ts';
import { letterVector } from './letter-vector.ts';

/** An embedder that a test can follow by eye: texts are alike when their letters are. */
export function letterEmbedder(): Embedder {
  return {
    id: 'letters',
    dimensions: async () => letterVector('').length,
    embed: async (texts) =>
      texts.map((text) => toUnitLength(letterVector(text.replaceAll(/[^\p{L}\p{N}]/gu, '')))),
  };
}
