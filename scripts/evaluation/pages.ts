// Measures the extraction of articles from web pages.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Article } from '../../corpus/article.ts';
import { fileSource } from '../../corpus/sources/files/file-source.ts';
import { toArticle } from '../../corpus/to-article.ts';
import { mean, type Rate, share } from './statistics.ts';
import { LabelledSetUnreadable } from './read-lines.ts';

/** A page: the article that was read from it (null where rejected), and its labels. */
type MarkedPage = {
  id: string;
  read: Article | null;
  body: string;
  facts?: z.output<typeof pageFactsSchema>[string] | undefined;
};

/** The figures of page extraction, with the keys of the JSON output. */
type PagesReport = {
  n: number;
  body: { precision: Rate; recall: Rate; f1: Rate };
  /** Of the pages that state a fact: how many, and the share that was read right. */
  stated: Record<'headline' | 'publisher' | 'published', { n: number; right: Rate }>;
  /** The five worst bodies and every wrong fact. */
  weakest: { id: string; f1: number }[];
  wrong: { id: string; fact: string; found: string | null }[];
};

type Judged = { id: string; fact: string; found: string | null; isRight: boolean };

type Overlap = { precision: number; recall: number };

/**
 * The facts that pages state, by page id. Each of several entries is right; a fact that a page does
 * not state has no entry.
 */
const pageFactsSchema = z.record(
  z.string(),
  z.object({
    /** `headlineMark` of each, so that the labels hold no text of others. */
    headlines: z.array(z.string()),
    publishers: z.array(z.string()),
    /** The day of publication in UTC, such as `2025-12-01`; null where the page states none. */
    published: z.iso.date().nullable(),
  }),
);
const truthSchema = z.record(z.string(), z.object({ articleBody: z.string() }));
const SHINGLE_WORDS = 4;

/** Compares extracted pages with their labels. */
export function evaluatePages(pages: readonly MarkedPage[]): PagesReport {
  const bodies = pages.map(({ id, read, body }) => ({
    id,
    ...shingleOverlap(read?.text ?? '', body),
  }));
  const precision = mean(bodies.map((body) => body.precision));
  const recall = mean(bodies.map((body) => body.recall));
  const judged = pages.flatMap(judgedFacts);
  const stated = (fact: string): { n: number; right: Rate } => {
    const ofFact = judged.filter((judgement) => judgement.fact === fact);
    return { n: ofFact.length, right: share(ofFact, ({ isRight }) => isRight) };
  };
  return {
    n: pages.length,
    body: { precision, recall, f1: harmonic(precision ?? 0, recall ?? 0) },
    stated: {
      headline: stated('headline'),
      publisher: stated('publisher'),
      published: stated('published'),
    },
    weakest: bodies
      .map((body) => ({ id: body.id, f1: harmonic(body.precision, body.recall) }))
      .toSorted((a, b) => a.f1 - b.f1)
      .slice(0, 5),
    wrong: judged
      .filter(({ isRight }) => !isRight)
      .map(({ id, fact, found }) => ({ id, fact, found })),
  };
}

/**
 * Reads the pages `ID.html.gz` of a folder as `ingest` would, and their bodies from its
 * `ground-truth.json`, `{ ID: { articleBody } }`. `facts` is a file of further labels (see
 * `pageFactsSchema`).
 * @throws LabelledSetUnreadable for an unreadable file or another format.
 */
export async function readMarkedPages(
  folder: string,
  { facts }: { facts?: string | undefined } = {},
): Promise<MarkedPage[]> {
  const truths = await readLabels(join(folder, 'ground-truth.json'), truthSchema);
  const stated = facts === undefined ? {} : await readLabels(facts, pageFactsSchema);
  const pages: MarkedPage[] = [];
  for (const [id, { articleBody: body }] of Object.entries(truths)) {
    const read = await readPage(join(folder, `${id}.html.gz`));
    pages.push({ id, read, body, facts: stated[id] });
  }
  return pages;
}

/**
 * Precision and recall of a text in shingles of four words, counted with repeats: the measure of the
 * article extraction benchmark
 * (https://github.com/scrapinghub/article-extraction-benchmark). Two empty texts agree.
 * @internal
 */
export function shingleOverlap(found: string, truth: string): Overlap {
  const [ours, theirs] = [shinglesOf(found), shinglesOf(truth)];
  const common = [...ours].reduce((sum, [key, n]) => sum + Math.min(n, theirs.get(key) ?? 0), 0);
  return { precision: shareOf(common, ours), recall: shareOf(common, theirs) };
}

/** The first 16 hex digits of the SHA-256 of the headline's letters and digits in lower case. */
function headlineMark(headline: string): string {
  return createHash('sha256').update(plain(headline)).digest('hex').slice(0, 16);
}

function judgedFacts({ id, read, facts }: MarkedPage): Judged[] {
  if (facts === undefined) return [];
  const { title = '', source = '', publishedAt = null } = read ?? {};
  const day = publishedAt?.slice(0, 10) ?? null;
  const publishers = facts.publishers.map(plain);
  return [
    {
      id,
      fact: 'headline',
      found: title,
      isRight: facts.headlines.includes(headlineMark(title)),
      isStated: facts.headlines.length > 0,
    },
    {
      id,
      fact: 'publisher',
      found: source,
      isRight: publishers.includes(plain(source)),
      isStated: publishers.length > 0,
    },
    {
      id,
      fact: 'published',
      found: day,
      isRight: day === facts.published,
      isStated: facts.published !== null,
    },
  ].filter(({ isStated }) => isStated);
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

function harmonic(precision: number, recall: number): number {
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
}

async function readLabels<Labels>(file: string, schema: z.ZodType<Labels>): Promise<Labels> {
  try {
    return schema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (cause) {
    throw new LabelledSetUnreadable(`Cannot read ${file} as labels of pages.`, { cause });
  }
}

async function readPage(path: string): Promise<Article | null> {
  const [found] = await Array.fromAsync(fileSource([path]).articles());
  if (found === undefined || 'rejected' in found) return null;
  const made = toArticle(found.line);
  return 'article' in made ? made.article : null;
}

function shinglesOf(text: string): Map<string, number> {
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  const counts = new Map<string, number>();
  // A shorter text is one shingle.
  const last = Math.max(0, words.length - SHINGLE_WORDS);
  for (let start = 0; start <= last && words.length > 0; start += 1) {
    const key = words.slice(start, start + SHINGLE_WORDS).join(' ');
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function shareOf(common: number, counts: ReadonlyMap<string, number>): number {
  const total = counts.values().reduce((sum, n) => sum + n, 0);
  return total === 0 ? 1 : common / total;
}
