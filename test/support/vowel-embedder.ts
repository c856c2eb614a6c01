import type { Embedder } from '../../retrieval/models/embedder.ts';
import { toUnitLength } from '../../retrieval/text/vectors.ts';

/** An embedder with fewer dimensions than the letter embedder: texts are alike when their vowels are. */
export function vowelEmbedder(): Embedder {
  return {
    id: 'vowels',
    dimensions: async () => 5,
    embed: async (texts) =>
      texts.map((text) =>
        toUnitLength(Array.from('aeiou', (vowel) => text.toLowerCase().split(vowel).length - 1)),
      ),
  };
}
