import type { Embedder } from '../../retrieval/models/embedder.ts';
import { toUnitLength } from '../../retrieval/text/vectors.ts';

const COUNTRIES =
  'DE FR ES GB US GR HU SE FI NL AT CH HR TR EG IN JP CN KR GE MA LB CY ZA PL NO'.split(' ');

/**
 * An embedder of several languages that a test can follow by eye: words with the same meaning, one list
 * each, are one dimension, and so is each country by its name in any of the languages.
 */
export function conceptEmbedder(
  concepts: readonly (readonly string[])[],
  languages: readonly string[] = ['en', 'de'],
): Embedder {
  const countries = COUNTRIES.map((code) =>
    languages.map((language) => new Intl.DisplayNames([language], { type: 'region' }).of(code)),
  );
  return {
    id: 'concepts',
    dimensions: async () => concepts.length + countries.length + 1,
    embed: async (texts) =>
      texts.map((text) => {
        const words = new Set(text.toLowerCase().match(/\p{L}+/gu));
        const held = concepts.map((concept) => Number(concept.some((word) => words.has(word))));
        const named = countries.map((names) => Number(names.includes(text)));
        // What all texts have in common.
        return toUnitLength(Float32Array.from([...held, ...named, 1]));
      }),
  };
}
