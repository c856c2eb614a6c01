// Selects the passages that are read for an answer.
import type { ArticleCard } from '../../corpus/article.ts';
import type { Passage } from '../../corpus/passages.ts';
import { words } from '../text/words.ts';
import type { RankedArticle } from './fuse.ts';
import { EVIDENCE } from './weights.ts';

/** A passage on the question. `score` is its article's score, divided by the best article's. */
export type Evidence = { article: ArticleCard; passage: Passage; score: number };

/**
 * Selects a few passages from several articles, best article first, in the order of the ranking. The
 * best article of each publisher that the question names is among them; of copies of one report, only
 * the first is.
 */
export function selectEvidence(
  ranked: readonly RankedArticle[],
  { publishers }: { publishers: readonly string[] } = { publishers: [] },
): Evidence[] {
  const best = ranked[0]?.score ?? 0;
  const near = withoutCopies(
    ranked.filter(
      ({ score, passages }) => passages.length > 0 && score >= best * EVIDENCE.smallestShare,
    ),
  );
  const leaders = publishers.flatMap(
    (publisher) => near.find(({ article }) => article.source === publisher) ?? [],
  );
  const kept = new Set([...new Set([...leaders, ...near])].slice(0, EVIDENCE.articles));
  const each = Math.max(EVIDENCE.passagesEach, Math.ceil(EVIDENCE.passages / kept.size));
  return near
    .filter((item) => kept.has(item))
    .flatMap(({ article, score, passages }) =>
      passages.slice(0, each).map(({ passage }) => ({ article, passage, score: score / best })),
    );
}

/** Compares the best passage of each article. */
function withoutCopies(ranked: readonly RankedArticle[]): RankedArticle[] {
  const kept: { item: RankedArticle; held: ReadonlySet<string> }[] = [];
  for (const item of ranked.slice(0, EVIDENCE.depth)) {
    const held = new Set(words(item.passages[0]?.passage.text ?? ''));
    if (!kept.some((earlier) => likeness(earlier.held, held) >= EVIDENCE.copy))
      kept.push({ item, held });
  }
  return kept.map(({ item }) => item);
}

/** The share of the words of both that both hold (Jaccard). */
function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let shared = 0;
  for (const word of one) if (other.has(word)) shared += 1;
  return shared / Math.max(1, one.size + other.size - shared);
}
