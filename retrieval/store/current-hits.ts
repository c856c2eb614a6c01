// Joins the passages that a search finds to the articles that they belong to now.
import type { ArticleCard } from '../../corpus/article.ts';
import type { Passage } from '../../corpus/passages.ts';
import type { PassageHit } from './store.ts';

/** A passage as it was found, with the revision of its article that it was cut from. */
export type FoundPassage = { passage: Passage; revision: string; score: number };

/** The card of a stored article, with the revision whose passages are current. */
export type CurrentCard = { card: ArticleCard; revision: string };

type Finding = {
  /** Finds at most so many passages, best first. */
  search: (limit: number) => Promise<FoundPassage[]>;
  /** The cards of the stored articles among these ids. */
  cardsOf: (articleIds: readonly string[]) => Promise<CurrentCard[]>;
};

/**
 * How often a search for passages is repeated. Usually once is enough; more are needed when the same
 * article is written several times in a row, and after a crash.
 */
const MAX_REPEATS = 12;

/**
 * At most `limit` passages with their articles, without stale ones, whose revision is not their
 * article's. If an article has only stale passages, either a write replaced it between the two reads,
 * and a repeated search finds its new passages; or a crash left them, so they are still there the
 * second time. Then the search is widened, because they take places of other passages.
 */
export async function currentHits(
  limit: number,
  { search, cardsOf }: Finding,
): Promise<PassageHit[]> {
  let width = limit;
  let previouslyStale = '';
  for (let repeat = 0; ; repeat += 1) {
    const passages = await search(width);
    const ids = [...new Set(passages.map(({ passage }) => passage.articleId))];
    const { hits, stale } = joined(passages, await cardsOf(ids));
    const isRepeated = stale === previouslyStale;
    const isComplete = hits.length >= limit || passages.length < width;
    if (stale === '' || (isRepeated && isComplete) || repeat === MAX_REPEATS)
      return hits.slice(0, limit);
    if (isRepeated) width *= 2;
    previouslyStale = stale;
  }
}

/** The current passages with their articles, and a key of the articles that have only stale ones. */
function joined(
  passages: readonly FoundPassage[],
  cards: readonly CurrentCard[],
): { hits: PassageHit[]; stale: string } {
  const current = new Map(cards.map(({ card, revision }) => [keyOf(card.id, revision), card]));
  const hits = passages.flatMap(({ passage, revision, score }) => {
    const article = current.get(keyOf(passage.articleId, revision));
    return article === undefined ? [] : [{ passage, article, score }];
  });
  const found = new Set(hits.map(({ article }) => article.id));
  const stale = passages
    .filter(({ passage }) => !found.has(passage.articleId))
    .map(({ passage, revision }) => keyOf(passage.articleId, revision));
  return { hits, stale: [...new Set(stale)].toSorted().join('\n') };
}

function keyOf(articleId: string, revision: string): string {
  return `${revision} ${articleId}`;
}
