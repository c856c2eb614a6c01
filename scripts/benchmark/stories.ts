import type { Article } from '../../corpus/article.ts';
import { openStoryIndex, storyVocabulary } from '../../bot/wire.ts';
import { evaluateCopies, pairAgreement } from '../evaluation/copies.ts';
import { groupArticles, readPairLines } from '../evaluation/stories.ts';
import { readArticles } from '../evaluation/read-lines.ts';
import { randomNumbers } from '../evaluation/statistics.ts';

// Measures what `evaluate --pairs` does not: recognition of copies, late arrival, speed and memory.
// Call: node scripts/benchmark/stories.ts ARTICLES PAIRS. Prints lines of JSON.
const SEED = 2_022;
const DAY = 86_400_000;
const [articlesFile = '', pairsFile = ''] = process.argv.slice(2);
const clock = (): number => performance.now();

const articles = (await readArticles([articlesFile])).toSorted(byTime);
// Printed one by one because the last ones take minutes.
print({
  copies: evaluateCopies(articles, await readPairLines(pairsFile), {
    vocabulary: await storyVocabulary(),
    random: randomNumbers(SEED),
    perKind: 300,
  }),
});
print({ order: await orders() });
print({ growth: await growth() });

function print(figures: object): void {
  process.stdout.write(`${JSON.stringify(figures)}\n`);
}

/** Agreement with the order of publication when every article arrives up to so many days late. */
async function orders(): Promise<Record<string, number>> {
  const inOrder = groupArticles(articles, await openStoryIndex(), clock).stories;
  const agreement: Record<string, number> = {};
  for (const days of [1, 7]) {
    const random = randomNumbers(SEED + days);
    const late = articles
      .map((article) => ({ article, arrives: timeOf(article) + random() * days * DAY }))
      .toSorted((left, right) => left.arrives - right.arrives)
      .map(({ article }) => article);
    const { stories } = groupArticles(late, await openStoryIndex(), clock);
    agreement[`up to ${days} days late`] = pairAgreement(inOrder, stories);
  }
  return agreement;
}

/** The same articles again and again, each round a year later, placed by one index. */
async function growth(): Promise<object[]> {
  const index = await openStoryIndex();
  const rounds: object[] = [];
  for (let round = 0; (round - 1) * articles.length < 25_000; round += 1) {
    const later = articles.map((article) => moved(article, round));
    const { seconds } = groupArticles(later, index, clock);
    rounds.push({
      articles: (round + 1) * articles.length,
      per_second: Math.round(articles.length / seconds),
      memory_mb: Math.round(process.memoryUsage.rss() / 2 ** 20),
    });
  }
  return rounds;
}

function moved(article: Article, years: number): Article {
  const publishedAt = new Date(timeOf(article) + years * 365 * DAY).toISOString();
  return { ...article, id: `${article.id} ${years}`, publishedAt };
}

function timeOf({ publishedAt }: Article): number {
  return publishedAt === null ? 0 : Date.parse(publishedAt);
}

function byTime(left: Article, right: Article): number {
  return timeOf(left) - timeOf(right) || (left.id < right.id ? -1 : 1);
}
