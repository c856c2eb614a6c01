import type { ArticleCard } from '../../corpus/article.ts';
import type { Passage } from '../../corpus/passages.ts';
import { words } from '../text/tokens.ts';
import type { RankedArticle } from './fuse.ts';

/** A passage that bears on the question. `score` is its article's share of the best article's. */
export type Evidence = { article: ArticleCard; passage: Passage; score: number };

const MOST_ARTICLES = 6;
/** Deep enough to hold something of every publisher that a question names. */
const MOST_LOOKED_AT = 30;
/** Beyond the second passage of an article, measured answers got worse … */
const PASSAGES_AN_ARTICLE = 2;
/** … but where there are few articles, there is room for more of each. */
const ENOUGH_PASSAGES = 10;
/** An article this far behind the best one is about something else. */
const SMALLEST_SHARE = 0.25;

/** Two passages that share this much of their words, counted once each, are copies of one report. */
const COPY = 0.8;

/**
 * Few passages from several articles, best article first; equals newest first, as they are ranked.
 * The best article of each publisher that the question names is among them, and of copies of one
 * report the first alone.
 */
export function selectEvidence(
  ranked: readonly RankedArticle[],
  { publishers }: { publishers: readonly string[] } = { publishers: [] },
): Evidence[] {
  const best = ranked[0]?.score ?? 0;
  const near = withoutCopies(
    ranked.filter(({ score, passages }) => passages.length > 0 && score >= best * SMALLEST_SHARE),
  );
  const leaders = publishers.flatMap(
    (publisher) => near.find(({ article }) => article.source === publisher) ?? [],
  );
  const kept = new Set([...new Set([...leaders, ...near])].slice(0, MOST_ARTICLES));
  const each = Math.max(PASSAGES_AN_ARTICLE, Math.ceil(ENOUGH_PASSAGES / kept.size));
  return near
    .filter((item) => kept.has(item))
    .flatMap(({ article, score, passages }) =>
      passages.slice(0, each).map(({ passage }) => ({ article, passage, score: score / best })),
    );
}

/** Compares best passages; only as many articles as could be needed are looked at. */
function withoutCopies(ranked: readonly RankedArticle[]): RankedArticle[] {
  const kept: { item: RankedArticle; held: ReadonlySet<string> }[] = [];
  for (const item of ranked.slice(0, MOST_LOOKED_AT)) {
    const held = new Set(words(item.passages[0]?.passage.text ?? ''));
    if (!kept.some((earlier) => likeness(earlier.held, held) >= COPY)) kept.push({ item, held });
  }
  return kept.map(({ item }) => item);
}

/** The share of the words of both that both hold (Jaccard). */
function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  return one.intersection(other).size / Math.max(1, one.union(other).size);
}
