import { type StoryPlacer, storyPlacer } from '../../retrieval/indexing/place-stories.ts';
import type { Store } from '../../retrieval/store/store.ts';
import { plainVocabulary } from './story-news.ts';

/** Stories over a store, by plain words. */
export function plainStories(store: Store): StoryPlacer {
  return storyPlacer(store, plainVocabulary);
}
