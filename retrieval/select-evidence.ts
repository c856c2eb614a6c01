import type { ArticleCard } from '../corpus/article.ts';
import type { Passage } from '../corpus/passage.ts';
import type { RankedArticle } from './fuse.ts';

/** A passage that bears on the question. `score` is its article's share of the best article's. */
export type Evidence = { article: ArticleCard; passage: Passage; score: number };

const MOST_ARTICLES = 6;
/** Beyond the second passage of an article, measured answers got worse … */
const PASSAGES_AN_ARTICLE = 2;
/** … but where there are few articles, there is room for more of each. */
const ENOUGH_PASSAGES = 10;
/** An article this far behind the best one is about something else. */
const SMALLEST_SHARE = 0.25;

/** Few passages from several articles, best article first; equals newest first, as they are ranked. */
export function selectEvidence(ranked: readonly RankedArticle[]): Evidence[] {
  const best = ranked[0]?.score ?? 0;
  const near = ranked
    .slice(0, MOST_ARTICLES)
    .filter(({ score, passages }) => passages.length > 0 && score >= best * SMALLEST_SHARE);
  const each = Math.max(PASSAGES_AN_ARTICLE, Math.ceil(ENOUGH_PASSAGES / near.length));
  return near.flatMap(({ article, score, passages }) =>
    passages.slice(0, each).map(({ passage }) => ({ article, passage, score: score / best })),
  );
}
