// Reads similarities between texts in two languages, where an embedder tells meaning across both.
import type { Embedder } from '../models/embedder.ts';
import { languageOf } from '../text/languages.ts';
import { dotProduct } from '../text/vectors.ts';
import { ACROSS } from './weights.ts';

/** The mean cosines of an embedder between names that mean the same, and between others. */
export type Scale = { same: number; other: number };

/** Whether most of the texts, as of passages, are in another language than a question. */
export function areInOtherLanguage(texts: readonly string[], language: string): boolean {
  const other = texts.filter((text) => languageOf(text) !== language).length;
  return other * 2 > texts.length;
}

/**
 * The scale of an embedder between two languages: measured on the names of countries, which Unicode's
 * CLDR has in every language. Null where it does not tell which name means which, as embedders of one
 * language do not. Measured once for each embedder and pair of languages.
 * @throws EmbedderUnavailable
 */
export async function scaleBetween(
  embedder: Embedder,
  one: string,
  other: string,
): Promise<Scale | null> {
  if (embedder.languages !== undefined || one === other) return null;
  const known = measured.get(embedder) ?? new Map<string, Promise<Scale | null>>();
  measured.set(embedder, known);
  const pair = `${one} ${other}`;
  const scale = known.get(pair) ?? measure(embedder, one, other);
  known.set(pair, scale);
  return await scale.catch((error: unknown) => {
    known.delete(pair);
    throw error;
  });
}

const measured = new WeakMap<Embedder, Map<string, Promise<Scale | null>>>();

/** Countries whose names differ much between languages. */
const COUNTRIES =
  'DE FR ES GB US GR HU SE FI NL AT CH HR TR EG IN JP CN KR GE MA LB CY ZA PL NO'.split(' ');

async function measure(embedder: Embedder, one: string, other: string): Promise<Scale | null> {
  const names = [one, other].map((language) => namesIn(language));
  const pairs = COUNTRIES.flatMap((country): [string, string][] => {
    const [name = '', translated = ''] = names.map((of) => of(country) ?? '');
    return isAlike(name, translated) ? [] : [[name, translated]];
  }).slice(0, ACROSS.names);
  if (pairs.length < ACROSS.names / 2) return null;
  const vectors = await embedder.embed(pairs.flat());
  const rows = pairs.map((_, row) =>
    pairs.map((__, column) => cosine(vectors[2 * row], vectors[2 * column + 1])),
  );
  const right = rows.filter((row, index) => Math.max(...row) === row[index]).length;
  if (right < ACROSS.right * rows.length) return null;
  const same = mean(rows.map((row, index) => row[index] ?? 0));
  const others = mean(rows.flatMap((row, index) => row.filter((_, column) => column !== index)));
  return { same, other: others };
}

function namesIn(language: string): (country: string) => string | undefined {
  const names = new Intl.DisplayNames([language], { type: 'region' });
  return (country) => names.of(country);
}

/** Names that begin alike are found by their letters. */
function isAlike(name: string, other: string): boolean {
  const start = (text: string): string => text.normalize('NFD').slice(0, 3).toLowerCase();
  return name === '' || other === '' || start(name) === start(other);
}

function cosine(one = new Float32Array(), other = new Float32Array()): number {
  return dotProduct(one, other);
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / Math.max(1, numbers.length);
}

/** How far a similarity tells the same, from 0 for what has nothing in common to 1. */
export function meaningOf(similarity: number, { same, other }: Scale): number {
  return Math.min(1, Math.max(0, (similarity - other) / (same - other)));
}
