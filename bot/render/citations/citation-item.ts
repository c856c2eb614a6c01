import { type Article, UNKNOWN_SOURCE } from '../../../corpus/article.ts';
import { type AuthorName, authorNames } from './author-names.ts';

type CitedDay = { 'date-parts': [[number, number, number]] };

/** A news article as CSL-JSON (Citation Style Language 1.0.2) has it. */
export type CitationItem = {
  id: string;
  type: 'article-newspaper';
  title: string;
  author?: AuthorName[];
  'container-title'?: string;
  issued?: CitedDay;
  accessed: CitedDay;
  URL?: string;
  language?: string;
  section?: string;
};

/** What an article says of itself; what it does not say is left out. Days are those of UTC. */
export function citationItem(article: Article, accessed: Date): CitationItem {
  const { id, title, source, url, language, section, publishedAt } = article;
  const author = authorNames(article.author);
  return {
    id,
    type: 'article-newspaper',
    title,
    ...(author.length > 0 && { author }),
    ...(source !== UNKNOWN_SOURCE && { 'container-title': source }),
    ...(publishedAt !== null && { issued: citedDay(new Date(publishedAt)) }),
    accessed: citedDay(accessed),
    ...(url !== null && { URL: url }),
    ...(language !== null && { language }),
    ...(section !== null && { section }),
  };
}

function citedDay(date: Date): CitedDay {
  return { 'date-parts': [[date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()]] };
}
