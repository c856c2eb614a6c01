// The ids of articles, derived from what tells them apart.
import { createHash } from 'node:crypto';
import type { Article } from './article.ts';

/** The id of an article: by its address or, without one, by its headline. */
export function derivedId(
  known: Pick<Article, 'url' | 'source' | 'title' | 'publishedAt'>,
): string {
  if (known.url !== null) {
    // http and https addresses of a page give the same id.
    return `${slug(new URL(known.url).hostname)}-${shortHash(known.url.replace(/^https?:/, ''))}`;
  }
  return headlineId(known);
}

/** The id of an article that no address tells apart: by its publisher, headline and day. */
export function headlineId({
  source,
  title,
  publishedAt,
}: Pick<Article, 'source' | 'title' | 'publishedAt'>): string {
  const day = publishedAt?.slice(0, 10) ?? 'undated';
  return `${slug(source)}-${shortHash([source, title, day].join('\n'))}`;
}

function slug(name: string): string {
  const words = name
    .normalize('NFKD')
    .toLowerCase()
    .match(/[a-z\d]+/g) ?? ['article'];
  return words.join('-').slice(0, 40);
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
