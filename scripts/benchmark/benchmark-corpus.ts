import { existsSync } from 'node:fs';
import { articleLineSchema } from '../../corpus/article-line.ts';
import type { ArticleLine } from '../../corpus/article-line.ts';
import { readQuestionLines } from '../evaluation/questions/question-line.ts';
import { readJsonLines } from '../evaluation/read-json-lines.ts';
import { madeUpArticles } from './made-up-articles.ts';
import { benchmarkPassages } from './passages.ts';

const seed = 20_250_101;

/** What is stored and asked in a benchmark. */
export type BenchmarkCorpus = {
  /** In a fixed order; made-up ones follow where the file has too few. */
  articles: ArticleLine[];
  queries: string[];
};

/** Where the texts come from; a file that does not exist stands for made-up texts. */
export type BenchmarkTexts = { articlesFile: string; questionsFile: string };

/** Articles of at least so many passages, and so many questions about the news. */
export async function benchmarkCorpus(
  texts: BenchmarkTexts,
  wanted: { passages: number; queries: number },
): Promise<BenchmarkCorpus> {
  const found = existsSync(texts.articlesFile)
    ? await readJsonLines(texts.articlesFile, articleLineSchema)
    : [];
  const articles = articlesOf(wanted.passages, chain(found, madeUpArticles(seed)));
  const questions = existsSync(texts.questionsFile)
    ? await readQuestionLines(texts.questionsFile)
    : [];
  const queries = [
    ...questions.map(({ question }) => question),
    ...articles.map(({ title }) => `What is known about ${title}?`),
  ];
  return { articles, queries: queries.slice(0, wanted.queries) };
}

/** The first articles that together have at least so many passages. */
export function articlesOf(passages: number, articles: Iterable<ArticleLine>): ArticleLine[] {
  const chosen: ArticleLine[] = [];
  let counted = 0;
  for (const article of articles) {
    if (counted >= passages) break;
    chosen.push(article);
    counted += benchmarkPassages([article]).length;
  }
  return chosen;
}

function* chain<Item>(...lists: Iterable<Item>[]): Generator<Item> {
  for (const list of lists) yield* list;
}
