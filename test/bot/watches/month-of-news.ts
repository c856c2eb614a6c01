import type { ArticleCard } from '../../../corpus/article.ts';
import type { WatchParts } from '../../../bot/watches/run.ts';
import type { Source } from '../../../retrieval/answer.ts';
import type { DigestRequest } from '../../../retrieval/digest/latest.ts';
import type { Digest, DigestStory } from '../../../retrieval/digest/digest.ts';
import { randomNumbers, shuffled } from '../../../scripts/evaluation/statistics.ts';

/** One made-up article. Times are in ms since the epoch; copies have no news of their own. */
export type StreamedArticle = {
  id: string;
  source: string;
  topics: readonly string[];
  publishedAt: number;
  /** When it came into the corpus, later than it was published. */
  arrivedAt: number;
  isCopy: boolean;
  /** Its story, from when on. */
  stories: readonly { id: string; from: number }[];
};

export const monthStart = '2026-03-07T00:00:00.000Z';
export const monthEnd = '2026-04-07T00:00:00.000Z';
const topics = ['harbour', 'storms', 'budget', 'elections'] as const;

const hour = 3_600_000;
const publishers = ['Coast Herald', 'Hill Post', 'Northern Wire', 'Daily Ferry', 'The Quay'];

/**
 * A month of stories on four topics, some on two: hundreds of articles, with copies, follow-ups by
 * other publishers, and stories that are merged later. No story has more than three articles that are
 * not copies, so that a message can quote each.
 */
export function monthOfNews(seed: number): StreamedArticle[] {
  const random = randomNumbers(seed);
  const stream: StreamedArticle[] = [];
  /** The last story, if it has only one article so far. */
  let lone: Plot | null = null;
  for (let at = Date.parse(monthStart) + hour; at < Date.parse(monthEnd);) {
    const [first = '', second = ''] = shuffled(topics, random);
    const about: string[] = random() < 0.2 ? [first, second] : [first];
    const merged: Plot | null = random() < 0.5 ? lone : null;
    const fresh: Plot = { at, id: `story-${stream.length}`, topics: merged?.topics ?? about };
    const articles = articlesOf(fresh, { merged, random, count: stream.length });
    stream.push(...articles);
    lone = merged === null && articles.filter(({ isCopy }) => !isCopy).length === 1 ? fresh : null;
    at += (1 + random() * 6) * hour;
  }
  return stream;
}

/** A new story. */
type Plot = { at: number; id: string; topics: readonly string[] };
type PlotOptions = { merged: Plot | null; random: () => number; count: number };

/** The articles of a story, which may be merged with an older story some hours later. */
function articlesOf(
  { at, id, topics: about }: Plot,
  { merged, random, count }: PlotOptions,
): StreamedArticle[] {
  const [one = '', other = '', third = ''] = shuffled(publishers, random);
  const stories = [
    { id, from: 0 },
    ...(merged === null ? [] : [{ id: merged.id, from: at + random() * 12 * hour }]),
  ];
  const isCopied = random() < 0.2;
  const develops = merged === null && random() < 0.4;
  const plan = [
    { source: one, publishedAt: at, isCopy: false },
    ...(isCopied ? [{ source: third, publishedAt: at + random() * hour, isCopy: true }] : []),
    ...(develops
      ? [{ source: other, publishedAt: at + (1 + random() * 40) * hour, isCopy: false }]
      : []),
  ];
  return plan.map((article, index) => {
    const late = random() * (random() < 0.1 ? 20 : 1) * hour;
    const arrivedAt = article.publishedAt + late;
    return { ...article, id: `article-${count + index}`, topics: about, arrivedAt, stories };
  });
}

/** What is newest on a topic of the stream, as the corpus would return it: at most three sentences a story. */
export function latestOf(
  stream: readonly StreamedArticle[],
): (request: DigestRequest) => Promise<Digest> {
  return async ({ topic, at, since = '', most = 5 }) => {
    const now = Date.parse(at);
    const known = stream.filter(
      (article) => article.arrivedAt <= now && article.topics.includes(topic ?? ''),
    );
    const groups = [...Map.groupBy(known, (article) => storyOf(article, now)).entries()]
      .map(([id, members]) => ({ id, members: members.toSorted(byTime) }))
      .filter(({ members }) => isoOf(members.at(-1)) > since)
      .toSorted((left, right) =>
        isoOf(right.members.at(-1)).localeCompare(isoOf(left.members.at(-1))),
      );
    const sources: Source[] = [];
    const stories = groups.slice(0, most).map((group) => digestStory(group, sources));
    const asOf = { newest: null, oldest: null, articles: known.length };
    return { kind: 'digest', topic, at, since, stories, sources, asOf };
  };
}

/** What of the stream has arrived at the time of the clock, and which topics it touches. */
export function arrivalsOf(
  stream: readonly StreamedArticle[],
  now: () => Date,
): Pick<WatchParts, 'arrived' | 'touched'> {
  return {
    arrived: async (since) =>
      stream
        .filter(({ arrivedAt }) => arrivedAt > Date.parse(since) && arrivedAt <= now().getTime())
        .toSorted((left, right) => left.arrivedAt - right.arrivedAt)
        .map((article) => ({
          ...cardOf(article),
          seenAt: new Date(article.arrivedAt).toISOString(),
          story: null,
          copyOf: null,
          origin: null,
        })),
    touched: async (_, ids) =>
      new Set(stream.filter(({ id }) => ids.includes(id)).flatMap((article) => article.topics)),
  };
}

/** The ids of the articles that a message quotes. */
export function quotedIn(text: string): string[] {
  return [...text.matchAll(/Report of (?<id>article-\d+) /gu)].map((match) => match[1] ?? '');
}

function storyOf({ stories }: StreamedArticle, at: number): string {
  return stories.findLast(({ from }) => from <= at)?.id ?? '';
}

type Group = { id: string; members: readonly StreamedArticle[] };

function digestStory({ id, members }: Group, sources: Source[]): DigestStory {
  const own = members.filter(({ isCopy }) => !isCopy);
  const statements = own
    .toReversed()
    .slice(0, 3)
    .map((article) => {
      const text = `Report of ${article.id} says what happened.`;
      const number = sources.length + 1;
      sources.push({ number, article: cardOf(article), quote: text });
      return { text, citations: [number] };
    });
  return {
    id,
    headline: `What ${id} is about`,
    statements,
    members: members.map((article) => ({ ...cardOf(article), isCopy: article.isCopy })),
    articles: members.length,
    publishers: new Set(members.map(({ source }) => source)).size,
    independent: new Set(own.map(({ source }) => source)).size,
    first: isoOf(members[0]),
    last: isoOf(members.at(-1)),
    method: 'quotes',
    dropped: 0,
    news: null,
  };
}

function cardOf(article: StreamedArticle): ArticleCard & { publishedAt: string } {
  const { id, source } = article;
  const url = `https://news.example/${id}`;
  return { id, url, title: `About ${id}`, source, publishedAt: isoOf(article) };
}

function byTime(left: StreamedArticle, right: StreamedArticle): number {
  return left.publishedAt - right.publishedAt;
}

function isoOf(article: StreamedArticle | undefined): string {
  return new Date(article?.publishedAt ?? 0).toISOString();
}
