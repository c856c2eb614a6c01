// The articles and queries of benchmarks: from files, or made up.
import { existsSync } from 'node:fs';
import { type ArticleLine, articleLineSchema } from '../../corpus/article-source.ts';
import { readQuestionLines } from '../evaluation/questions.ts';
import { readJsonLines } from '../evaluation/read-lines.ts';
import { pick, randomNumbers } from '../evaluation/statistics.ts';
import { benchmarkPassages } from './subjects.ts';

/** The articles and queries of a benchmark. */
export type BenchmarkCorpus = {
  /** In a fixed order: those of the file, then made-up ones. */
  articles: ArticleLine[];
  queries: string[];
};

/** The files to read; where one does not exist, its texts are made up. */
type BenchmarkTexts = { articlesFile: string; questionsFile: string };

const SEED = 20_250_101;
const places = ['Ardenmoor', 'Belvaria', 'Castel Rino', 'Dunhaven', 'Estrola', 'Fjordby', 'Gorsk'];
const bodies = ['council', 'parliament', 'port authority', 'health board', 'court', 'film jury'];
const people = ['Ilse Marrow', 'Tomas Quay', 'Adaeze Lund', 'Piet Oster', 'Rana Vell', 'Hugo Sand'];
const deeds = ['approved', 'rejected', 'postponed', 'published', 'defended', 'quietly dropped'];
const things = ['budget', 'ferry timetable', 'flood plan', 'pay offer', 'vaccine order', 'merger'];
const reasons = ['after a storm', 'before the vote', 'despite protests', 'amid rising prices'];
const papers = ['The Fenwick Post', 'Harbour Daily', 'Northern Wire', 'Civic Gazette'];

const FIRST_DAY = Date.UTC(2025, 0, 1);
const DAY_MILLISECONDS = 86_400_000;
const DAYS = 180;

/** Articles of at least so many passages, and so many queries. */
export async function benchmarkCorpus(
  texts: BenchmarkTexts,
  wanted: { passages: number; queries: number },
): Promise<BenchmarkCorpus> {
  const found = existsSync(texts.articlesFile)
    ? await readJsonLines(texts.articlesFile, articleLineSchema)
    : [];
  const articles = articlesOf(wanted.passages, chain(found, madeUpArticles(SEED)));
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

/**
 * Repeats the articles of a file without end, each time with new ids; makes them up where the file
 * is missing. Never mixes the two, so that costs can be compared.
 */
export async function endlessArticles(file: string): Promise<Iterator<ArticleLine>> {
  if (!existsSync(file)) return madeUpArticles(SEED);
  return repeated(await readJsonLines(file, articleLineSchema));
}

/**
 * Makes up articles without end; the same seed gives the same articles.
 * @yields one article after the other
 */
export function* madeUpArticles(seed: number): Generator<ArticleLine, never> {
  const random = randomNumbers(seed);
  for (let number = 1; ; number += 1) {
    yield { id: `made-up-${number}`, ...madeUpArticle(random) };
  }
}

function madeUpArticle(random: () => number): ArticleLine {
  const one = (words: readonly string[]): string => pick(words, random) ?? '';
  const deed = (): string => `${one(deeds)} the ${one(things)} ${one(reasons)}`;
  const sentence = (): string => {
    const crowns = Math.ceil(random() * 9000);
    return `The ${one(bodies)} of ${one(places)} ${deed()}, and ${one(people)} put the cost at ${crowns} crowns.`;
  };
  const paragraph = (): string => Array.from({ length: 3 }, sentence).join(' ');
  const published = new Date(FIRST_DAY + Math.floor(random() * DAYS) * DAY_MILLISECONDS);
  return {
    title: `${one(places)}: ${one(bodies)} ${deed()}`,
    source: one(papers),
    published_at: published.toISOString(),
    text: Array.from({ length: 4 + Math.floor(random() * 12) }, paragraph).join('\n\n'),
  };
}

function* repeated(lines: readonly ArticleLine[]): Generator<ArticleLine, undefined> {
  for (let round = 1; lines.length > 0; round += 1) {
    for (const [index, line] of lines.entries())
      yield { ...line, id: `${round}-${index}`, url: null };
  }
  return undefined;
}

function* chain<Item>(...lists: Iterable<Item>[]): Generator<Item> {
  for (const list of lists) yield* list;
}
