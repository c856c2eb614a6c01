// Fuses the hits of several searches into one ranking of articles.
import type { ArticleCard } from '../../corpus/article.ts';
import type { Passage } from '../../corpus/passages.ts';
import type { ArticleHit, PassageHit } from '../store/store.ts';
import { CLAUSE_SHARE, FUSION } from './weights.ts';

/** The hits of one or several searches, by kind of search. */
export type Hits = { passages: PassageHit[]; articles: ArticleHit[]; vectors: PassageHit[] };

type RankedPassage = { passage: Passage; score: number };
export type RankedArticle = { article: ArticleCard; score: number; passages: RankedPassage[] };

/**
 * Fuses the lists: each score is divided by the best of its list, and an article gets the weighted sum
 * of its best score in each list (CombSUM with max normalisation, Fox and Shaw 1994). Its passages are
 * ranked in the same way. The order within the lists does not matter.
 */
export function fuse(hits: Hits): RankedArticle[] {
  const byPassage = shares(hits.passages, (hit) => passageKey(hit.passage));
  const byVector = shares(hits.vectors, (hit) => passageKey(hit.passage));
  const byArticle = shares(hits.articles, (hit) => hit.article.id);
  const cards = new Map<string, ArticleCard>();
  const passages = new Map<string, Map<string, RankedPassage>>();
  for (const hit of hits.articles) cards.set(hit.article.id, hit.article);
  for (const { article, passage } of [...hits.passages, ...hits.vectors]) {
    cards.set(article.id, article);
    const key = passageKey(passage);
    const score =
      FUSION.passages * (byPassage.get(key) ?? 0) + FUSION.vectors * (byVector.get(key) ?? 0);
    const siblings = passages.get(article.id) ?? new Map<string, RankedPassage>();
    passages.set(article.id, siblings.set(key, { passage, score }));
  }
  const ranked = [...cards.values()].map((article): RankedArticle => {
    const own = [...(passages.get(article.id)?.values() ?? [])];
    const best = (list: Map<string, number>): number =>
      Math.max(0, ...own.map(({ passage }) => list.get(passageKey(passage)) ?? 0));
    const score =
      FUSION.passages * best(byPassage) +
      FUSION.articles * (byArticle.get(article.id) ?? 0) +
      FUSION.vectors * best(byVector);
    return { article, score, passages: own.toSorted(byScore) };
  });
  return ranked.toSorted(byScoreThenNewest);
}

function shares<T extends { score: number }>(
  list: readonly T[],
  keyOf: (hit: T) => string,
): Map<string, number> {
  const best = Math.max(...list.map(({ score }) => score), Number.MIN_VALUE);
  const known = new Map<string, number>();
  for (const hit of list) {
    const key = keyOf(hit);
    known.set(key, Math.max(known.get(key) ?? 0, hit.score / best));
  }
  return known;
}

function passageKey({ articleId, number }: Passage): string {
  return `${number} ${articleId}`;
}

/** Best passage first, equals in reading order. */
function byScore(left: RankedPassage, right: RankedPassage): number {
  return right.score - left.score || left.passage.number - right.passage.number;
}

/** Best article first, equals newest first. */
export function byScoreThenNewest(left: RankedArticle, right: RankedArticle): number {
  const newest = (right.article.publishedAt ?? '').localeCompare(left.article.publishedAt ?? '');
  return right.score - left.score || newest || (left.article.id < right.article.id ? -1 : 1);
}

/**
 * Joins the rankings of a question's clauses to that of the whole: boosts each article and passage by
 * its best normalised clause score, so that the best article of every clause comes near the top.
 */
export function joinClauses(
  whole: readonly RankedArticle[],
  clauses: readonly (readonly RankedArticle[])[],
): RankedArticle[] {
  const joined = new Map(whole.map((ranked) => [ranked.article.id, ranked]));
  const gained = new Map<string, number>();
  for (const { ranked, share } of clauses.flatMap(withShares)) {
    const { id } = ranked.article;
    const known = joined.get(id) ?? { article: ranked.article, score: 0, passages: [] };
    gained.set(id, Math.max(gained.get(id) ?? 0, share));
    joined.set(id, { ...known, passages: united(known.passages, ranked.passages) });
  }
  return [...joined.values()].map((ranked) => ({
    ...ranked,
    score: ranked.score + CLAUSE_SHARE * (gained.get(ranked.article.id) ?? 0),
  }));
}

function withShares(clause: readonly RankedArticle[]): { ranked: RankedArticle; share: number }[] {
  const best = Math.max(...clause.map(({ score }) => score));
  return clause.map((ranked) => ({ ranked, share: ranked.score / best }));
}

function united(known: readonly RankedPassage[], more: readonly RankedPassage[]): RankedPassage[] {
  const byNumber = new Map(known.map((item) => [item.passage.number, item]));
  for (const { passage, score } of more) {
    const before = byNumber.get(passage.number)?.score ?? 0;
    byNumber.set(passage.number, { passage, score: before + CLAUSE_SHARE * score });
  }
  return [...byNumber.values()].toSorted(byScore);
}
