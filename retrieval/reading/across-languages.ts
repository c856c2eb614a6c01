// Reads evidence in another language than the question, by meaning alone.
import type { Embedder } from '../models/embedder.ts';
import { languageOf } from '../text/languages.ts';
import { dotProduct } from '../text/vectors.ts';
import { ACROSS } from './weights.ts';

/**
 * Whether the evidence is in another language than the question, and the embedder tells meaning across
 * the two: words in common then say little, and similarity what there is to say.
 * @throws EmbedderUnavailable
 */
export async function isReadAcross(
  passages: readonly string[],
  language: string,
  embedder: Embedder,
): Promise<boolean> {
  if (embedder.languages !== undefined) return false;
  const others = passages.map((text) => languageOf(text)).filter((other) => other !== language);
  const [other] = others;
  if (other === undefined || others.length * 2 <= passages.length) return false;
  return await tellsAcross(embedder, language, other);
}

/**
 * Whether an embedder tells meaning across two languages: measured, once, on the names of countries,
 * which Unicode's CLDR has in every language.
 */
async function tellsAcross(embedder: Embedder, one: string, other: string): Promise<boolean> {
  const known = measured.get(embedder) ?? new Map<string, Promise<boolean>>();
  measured.set(embedder, known);
  const pair = `${one} ${other}`;
  const tells = known.get(pair) ?? measure(embedder, one, other);
  known.set(pair, tells);
  return await tells.catch((error: unknown) => {
    known.delete(pair);
    throw error;
  });
}

const measured = new WeakMap<Embedder, Map<string, Promise<boolean>>>();

/** Countries whose names differ much between languages. */
const COUNTRIES =
  'DE FR ES GB US GR HU SE FI NL AT CH HR TR EG IN JP CN KR GE MA LB CY ZA PL NO'.split(' ');

async function measure(embedder: Embedder, one: string, other: string): Promise<boolean> {
  const [name, translation] = [namesIn(one), namesIn(other)];
  const pairs = COUNTRIES.map((country) => [name(country), translation(country)] as const)
    .filter(([first, second]) => !isAlike(first, second))
    .slice(0, ACROSS.names);
  if (pairs.length < ACROSS.names / 2) return false;
  const vectors = await embedder.embed(pairs.flat());
  const right = pairs.filter((_, at) => {
    const own = cosine(vectors[2 * at], vectors[2 * at + 1]);
    return pairs.every((__, to) => to === at || cosine(vectors[2 * at], vectors[2 * to + 1]) < own);
  });
  return right.length >= ACROSS.right * pairs.length;
}

function namesIn(language: string): (country: string) => string {
  const names = new Intl.DisplayNames([language], { type: 'region' });
  return (country) => names.of(country) ?? country;
}

/** Names that begin alike are found by their letters. */
function isAlike(name: string, other: string): boolean {
  const start = (text: string): string => text.normalize('NFD').slice(0, 3).toLowerCase();
  return start(name) === start(other);
}

function cosine(one: Float32Array | undefined, other: Float32Array | undefined): number {
  return one === undefined || other === undefined ? 0 : dotProduct(one, other);
}

/**
 * How far each similarity to the question stands out among all of them, in standard deviations above
 * the mean. Embedders differ in how similar unrelated texts are, so the similarities themselves say
 * little.
 */
export function standOut(similarities: readonly number[]): number[] {
  const count = Math.max(1, similarities.length);
  const mean = similarities.reduce((sum, each) => sum + each, 0) / count;
  const variance = similarities.reduce((sum, each) => sum + (each - mean) ** 2, 0) / count;
  const deviation = Math.sqrt(variance);
  return similarities.map((each) => (deviation === 0 ? 0 : (each - mean) / deviation));
}
