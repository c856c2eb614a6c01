import type { Article, ArticleFacts } from './article.ts';

/** The facts that an article may lack. */
const OPTIONAL = ['url', 'publishedAt', 'updatedAt', 'author', 'section', 'language'] as const;

/** The article, with what it lacks taken from what was known of it before. */
export function completeFacts(article: Article, known: ArticleFacts | undefined): Article {
  if (known === undefined) return article;
  const missing = OPTIONAL.filter((name) => article[name] === null);
  return { ...article, ...Object.fromEntries(missing.map((name) => [name, known[name]])) };
}

/**
 * Whether the article says anything else than what is known of it: other words in its headline or
 * text, or other facts. Of a headline with the same words, other punctuation is nothing else.
 */
export function hasOtherFacts(article: Article, known: ArticleFacts | undefined): boolean {
  if (known === undefined) return true;
  const compared = ['fingerprint', 'source', ...OPTIONAL] as const;
  return compared.some((name) => article[name] !== known[name]);
}
