import type { ArticleCard } from '../../../corpus/article.ts';
import type { Source } from '../../../retrieval/answer.ts';
import type { Digest, DigestStory } from '../../../retrieval/digest/digest.ts';
import type { DigestRequest } from '../../../retrieval/digest/latest-digest.ts';
import { randomNumbers, shuffled } from '../../../scripts/random.ts';

/** One made-up article. Times are in ms since the epoch; copies tell nothing of their own. */
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
export const topics = ['harbour', 'storms', 'budget', 'elections'] as const;

const hour = 3_600_000;
const publishers = ['Coast Herald', 'Hill Post', 'Northern Wire', 'Daily Ferry', 'The Quay'];

type Lone = { story: string; topics: readonly string[] };

/**
 * A month of stories on four topics, some on two: about three hundred and fifty articles, with
 * copies, developments by publishers that had not told the story, and stories that turn out to be
 * one. No story has more than three articles of its own, so that a message can quote each.
 */
export function monthOfNews(seed: number): StreamedArticle[] {
  const random = randomNumbers(seed);
  const articles: StreamedArticle[] = [];
  /** The last story, where nothing has come of it yet. */
  let lone: Lone | null = null;
  const begin = Date.parse(monthStart);
  for (let at = begin + hour; at < Date.parse(monthEnd); at += (1 + random() * 6) * hour) {
    const story = `story-${articles.length}`;
    const [first = '', second = ''] = shuffled(topics, random);
    const about: readonly string[] = lone?.topics ?? (random() < 0.2 ? [first, second] : [first]);
    const merges: boolean = lone !== null && random() < 0.5;
    const into = merges && lone !== null ? lone.story : story;
    const mergedFrom = at + random() * 12 * hour;
    const [one = '', other = '', third = ''] = shuffled(publishers, random);
    const add = (source: string, publishedAt: number, isCopy = false): void => {
      const stories = [{ id: story, from: 0 }, ...(merges ? [{ id: into, from: mergedFrom }] : [])];
      const late = random() < 0.1 ? random() * 20 * hour : random() * hour;
      const arrivedAt = publishedAt + late;
      const id = `article-${articles.length}`;
      articles.push({ id, source, topics: about, publishedAt, arrivedAt, isCopy, stories });
    };
    add(one, at);
    if (random() < 0.2) add(third, at + random() * hour, true);
    const develops: boolean = !merges && random() < 0.4;
    if (develops) add(other, at + (1 + random() * 40) * hour);
    lone = develops || merges ? null : { story, topics: about };
  }
  return articles;
}

/** What is newest on a topic of the stream, as the corpus would tell it: at most three sentences a story. */
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
    const stories = groups.slice(0, most).map((group) => tellStory(group, sources));
    const asOf = { newest: null, oldest: null, articles: known.length };
    return { kind: 'digest', topic, at, since, stories, sources, asOf };
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

function tellStory({ id, members }: Group, sources: Source[]): DigestStory {
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
