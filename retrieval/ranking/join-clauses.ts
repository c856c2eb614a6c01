import { byScore, type RankedArticle, type RankedPassage } from './fuse.ts';

/** How much the search for a part of the question counts beside that for the whole. */
const CLAUSE_SHARE = 0.4;

/**
 * Adds to the ranking of the whole question what the rankings of its clauses found: to each article
 * and passage a part of its share of the best in the clause that it suits best. So the best article
 * of every clause comes near the top, however little the other clauses have to do with it.
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
