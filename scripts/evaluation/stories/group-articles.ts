import type { Article } from '../../../corpus/article.ts';
import type { StoryIndex } from '../../../corpus/stories/story-index.ts';

/** How articles were grouped, and how long it took. */
export type Grouping = {
  /** The story of each article, by ids, all merges carried out. */
  stories: Map<string, string>;
  /** The original of each copy, by ids. */
  copies: Map<string, string>;
  seconds: number;
};

/** Places articles in the order given; `clock` tells milliseconds. */
export function groupArticles(
  articles: readonly Article[],
  index: StoryIndex,
  clock: () => number,
): Grouping {
  const placed = new Map<string, string>();
  const copies = new Map<string, string>();
  const mergedInto = new Map<string, string>();
  const start = clock();
  for (const article of articles) {
    const { story, copyOf, merged } = index.place(article);
    placed.set(article.id, story);
    if (copyOf !== null) copies.set(article.id, copyOf);
    for (const gone of merged) mergedInto.set(gone, story);
  }
  const seconds = (clock() - start) / 1_000;
  const stories = new Map<string, string>();
  for (const [article, story] of placed) stories.set(article, finalStory(story, mergedInto));
  return { stories, copies, seconds };
}

function finalStory(story: string, mergedInto: ReadonlyMap<string, string>): string {
  let final = story;
  for (let next = mergedInto.get(final); next !== undefined; next = mergedInto.get(final))
    final = next;
  return final;
}
