import { planSearch } from '../planning/plan-search.ts';
import type { Embedder } from '../models/embedder.ts';
import type { Store } from '../store/store.ts';
import { retrieve } from '../ranking/retrieve.ts';
import { stem } from '../words/stem.ts';
import { shareHeld, weighedStems } from '../words/word-overlap.ts';
import type { WordWeights } from '../words/word-weights.ts';
import { words } from '../words/words.ts';
import { type StoryArticle, wholeStories } from './story-articles.ts';

export type TopicRequest = {
  topic: string;
  at: string;
  since?: string;
  sources?: readonly string[];
};
type Parts = { store: Store; embedder: Embedder; weights: WordWeights };

/** How much of the topic, by weight of its words, an article must hold in one place. */
const SHARE_NEEDED = 0.6;
/** An article this far behind the best one is about something else. */
const SMALLEST_SCORE = 0.3;
const MOST_ARTICLES = 40;

/**
 * The stories that bear on a topic, whole, in the order of how well their best article does; each
 * in order of time.
 * @throws StoreUnavailable, EmbedderUnavailable.
 */
export async function storiesOnTopic(
  { topic, at, since, sources }: TopicRequest,
  parts: Parts,
): Promise<StoryArticle[][]> {
  const question = {
    text: topic,
    at,
    ...(since !== undefined && since !== '' && { since }),
    ...(sources !== undefined && { sources: [...sources] }),
  };
  const plan = planSearch(question, await parts.store.sources());
  const ranked = await retrieve(plan, parts);
  const best = ranked[0]?.score ?? 0;
  const wanted = weighedStems(topic, parts.weights);
  const near = ranked.slice(0, MOST_ARTICLES).filter(({ article, score, passages }) => {
    if (score < best * SMALLEST_SCORE) return false;
    return passages.some(({ passage }) => {
      const held = new Set(words(`${article.title}\n${passage.text}`).map(stem));
      return shareHeld(wanted, held) >= SHARE_NEEDED;
    });
  });
  const stored = await parts.store.stored(near.map(({ article }) => article.id));
  const stories = [...new Set(stored.flatMap(({ story }) => story ?? []))];
  return await wholeStories(parts.store, { stories, until: at, sources: plan.filter.sources });
}
