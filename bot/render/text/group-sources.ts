import type { ArticleCard } from '../../../corpus/article.ts';
import type { Source } from '../../../retrieval/answer.ts';

/** The sources that quote one article, in the order of their numbers. */
export type SourceGroup = { article: ArticleCard; sources: [Source, ...Source[]] };

/** Sources by article, so that a headline stands once; first come, first listed. */
export function groupSources(sources: readonly Source[]): SourceGroup[] {
  const groups = new Map<string, SourceGroup>();
  for (const source of sources) {
    const group = groups.get(source.article.id);
    if (group) group.sources.push(source);
    else groups.set(source.article.id, { article: source.article, sources: [source] });
  }
  return [...groups.values()];
}
