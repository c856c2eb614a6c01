import type { Article } from '../../corpus/article.ts';
import { type Boilerplate, countBoilerplate } from '../../corpus/passages/boilerplate.ts';
import type { Store } from '../ports/store.ts';
import { nextTurn } from './next-turn.ts';

/** What the publishers of some articles put into all of theirs. */
export type BoilerplateOf = (articles: readonly Pick<Article, 'source'>[]) => Promise<Boilerplate>;

/** So many articles of a publisher show what it puts into all of them. */
const ENOUGH = 200;

/**
 * The boilerplate of the publishers of some articles. Each publisher's latest stored articles are
 * counted when it is first asked for, so that a run knows what the runs before it have seen.
 */
export function storedBoilerplate(store: Pick<Store, 'latest'>): BoilerplateOf {
  const boilerplate = countBoilerplate();
  const known = new Set<string>();
  return async (articles) => {
    for (const { source } of articles) {
      if (known.has(source)) continue;
      for (const article of (await store.latest(source, ENOUGH)).toReversed()) {
        boilerplate.learn([article]);
        await nextTurn();
      }
      // Only now: a store that could not be read is asked again, and counting twice counts once.
      known.add(source);
    }
    return boilerplate;
  };
}
