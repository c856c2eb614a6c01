import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Article } from '../../../corpus/article.ts';
import { mean, share } from '../averages.ts';
import type { Rate } from '../report.ts';
import { shingleOverlap } from './shingle-overlap.ts';

/**
 * What pages state of themselves, by the page's id. Several entries are equally right; nothing is
 * listed of what a page does not state.
 */
export const pageFactsSchema = z.record(
  z.string(),
  z.object({
    /** The first 16 hex digits of the SHA-256 of the letters and digits in lower case, so that the labels hold nobody's headlines. */
    headlines: z.array(z.string()),
    publishers: z.array(z.string()),
    /** The day of publication in UTC, such as `2025-12-01`; null where the page states none. */
    published: z.iso.date().nullable(),
  }),
);

/** A page as it was read (null where it was rejected), its marked body, and what it states. */
export type MarkedPage = {
  id: string;
  read: Article | null;
  body: string;
  facts?: z.output<typeof pageFactsSchema>[string] | undefined;
};

/** What an evaluation of pages finds. Keys as they are printed. */
export type PagesReport = {
  n: number;
  body: { precision: Rate; recall: Rate; f1: Rate };
  /** How many of the pages that state it were read right. */
  stated: Record<'headline' | 'publisher' | 'published', { n: number; right: Rate }>;
  /** The five worst bodies and every wrong fact, for looking into. */
  weakest: { id: string; f1: number }[];
  wrong: { id: string; fact: string; found: string | null }[];
};

/** Compares pages with what people marked in them. */
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

/** The mark of a headline: equal for headlines of the same letters and digits, case aside. */
function headlineMark(headline: string): string {
  return createHash('sha256').update(plain(headline)).digest('hex').slice(0, 16);
}

type Judged = { id: string; fact: string; found: string | null; isRight: boolean };

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
