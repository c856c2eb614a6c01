// Makes the digest of the latest stories, on a topic or of everything.
import type { Article } from '../../corpus/article.ts';
import { independentPublishers } from '../../corpus/stories/story.ts';
import type { Source } from '../answer.ts';
import { storedNames } from '../query/publishers.ts';
import type { Embedder } from '../models/embedder.ts';
import type { Store } from '../store/store.ts';
import type { BoilerplateOf } from '../indexing/index-articles.ts';
import { stemmedWords } from '../text/tokens.ts';
import { weightedStems, type WordWeights } from '../text/word-weights.ts';
import { citeSentence, newsSentences } from './news-sentences.ts';
import type { LatestRequest } from '../query/intent.ts';
import type { Digest, DigestStory } from './digest.ts';
import {
  publishedArticles,
  storiesOnTopic,
  type StoryArticle,
  storyFacts,
  wholeStories,
  lastOf,
} from './stories.ts';

/** A request for the latest, with what is known of its reader. */
export type DigestRequest = LatestRequest & {
  /** When the reader last looked (ISO 8601 in UTC), for marking what is new. */
  seenAt?: string;
  /** At most so many stories. */
  most?: number;
};

export type DigestParts = {
  store: Store;
  embedder: Embedder;
  weights: WordWeights;
  /** See `storedBoilerplate`; digests leave boilerplate out. */
  boilerplateOf: BoilerplateOf;
};

const MOST_STORIES = 5;
const MOST_SENTENCES = 3;
const SENTENCE_ROOM = 450;
/** How far back a digest goes by default. */
const DEFAULT_HOURS = 48;
/** Coverage older than this gets a notice. */
const OLD_HOURS = 72;
const HOUR = 3_600_000;

/**
 * A digest of the newest stories, or the newest on a topic, each in a few of its newest sentences, word
 * for word. If nothing is that new, it covers the newest stories there are and says how old they are.
 * @throws StoreUnavailable, EmbedderUnavailable.
 */
export async function latestDigest(request: DigestRequest, parts: DigestParts): Promise<Digest> {
  const { topic, at, seenAt } = request;
  const asOf = await parts.store.extent({ until: at });
  const since = request.since ?? before(at, DEFAULT_HOURS);
  const found = await storiesSince(request, since, parts);
  const isOld = found.length === 0 && request.since === undefined;
  const groups = isOld ? await newestStories(request, asOf.newest, parts) : found;
  const sources: Source[] = [];
  const stories: DigestStory[] = [];
  for (const members of groups.slice(0, request.most ?? MOST_STORIES))
    stories.push(await tellStory(members, { topic, seenAt, sources, parts }));
  const daysOld = ageOf(stories, at);
  return {
    kind: 'digest',
    topic,
    at,
    since,
    stories,
    sources,
    asOf,
    ...(daysOld !== null && { daysOld }),
  };
}

/** Stories with an article after `since`: newest first on a topic, otherwise most widely reported first. */
async function storiesSince(
  { topic, at, sources }: DigestRequest,
  since: string,
  parts: DigestParts,
): Promise<StoryArticle[][]> {
  if (topic !== null) {
    const groups = await storiesOnTopic({ topic, at, since, ...(sources && { sources }) }, parts);
    return groups.filter((members) => lastOf(members) > since).toSorted(newestFirst);
  }
  const only =
    sources === undefined || sources.length === 0
      ? undefined
      : storedNames(sources, await parts.store.sources());
  const published = (await publishedArticles(parts.store, { since, until: at })).filter(
    ({ source }) => only?.includes(source) ?? true,
  );
  const stories = [...new Set(published.map(({ story }) => story))];
  const wanted = { stories, until: at, sources: only };
  const groups = await wholeStories(parts.store, wanted);
  return groups.toSorted(
    (left, right) =>
      independentPublishers(right) - independentPublishers(left) || newestFirst(left, right),
  );
}

/** The newest stories of any age: on the topic, or around the newest article of the corpus. */
async function newestStories(
  request: DigestRequest,
  newest: string | null,
  parts: DigestParts,
): Promise<StoryArticle[][]> {
  if (newest === null) return [];
  if (request.topic === null)
    return await storiesSince(request, before(newest, DEFAULT_HOURS), parts);
  const groups = await storiesSince(request, '', parts);
  const latest = groups[0];
  // Earlier rounds of the same talks are not the latest.
  const from = latest === undefined ? '' : before(lastOf(latest), 7 * 24);
  return groups.filter((members) => lastOf(members) >= from);
}

type Telling = {
  topic: string | null;
  seenAt: string | undefined;
  sources: Source[];
  parts: DigestParts;
};

async function tellStory(
  members: readonly StoryArticle[],
  { topic, seenAt, sources, parts }: Telling,
): Promise<DigestStory> {
  const newestFirstIds = members
    .filter(({ copyOf }) => copyOf === null)
    .map(({ id }) => id)
    .toReversed();
  const articles: Article[] = await parts.store.articles(newestFirstIds.slice(0, 6));
  const sentences = newsSentences(articles, {
    subject: weightedStems(stemmedWords(topic ?? ''), parts.weights),
    weights: parts.weights,
    boilerplate: await parts.boilerplateOf(articles),
    most: MOST_SENTENCES,
    room: SENTENCE_ROOM,
  });
  const facts = storyFacts(members);
  return {
    id: members[0]?.story ?? '',
    headline: articles[0]?.title ?? members.at(-1)?.title ?? '',
    statements: sentences.map((sentence) => citeSentence(sentence, sources)),
    members: members.map(({ id, source, publishedAt, copyOf }) => ({
      id,
      source,
      publishedAt,
      isCopy: copyOf !== null,
    })),
    ...facts,
    news: newsOf(facts, seenAt),
  };
}

function newsOf(
  { first, last }: { first: string; last: string },
  seenAt: string | undefined,
): DigestStory['news'] {
  if (seenAt === undefined) return null;
  if (first > seenAt) return 'new';
  return last > seenAt ? 'developing' : 'known';
}

/** The age of the newest story in whole days; null if it is recent. */
function ageOf(stories: readonly DigestStory[], at: string): number | null {
  const newest = stories
    .map(({ last }) => last)
    .toSorted()
    .at(-1);
  if (newest === undefined) return null;
  const hours = (Date.parse(at) - Date.parse(newest)) / HOUR;
  return hours < OLD_HOURS ? null : Math.floor(hours / 24);
}

function newestFirst(left: readonly StoryArticle[], right: readonly StoryArticle[]): number {
  return lastOf(right).localeCompare(lastOf(left));
}

function before(iso: string, hours: number): string {
  return new Date(Date.parse(iso) - hours * HOUR).toISOString();
}
