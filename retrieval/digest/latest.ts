// Makes the digest of the latest stories, on a topic or of everything.
import type { Article } from '../../corpus/article.ts';
import { independentPublishers } from '../../corpus/stories/story.ts';
import { cite, type Source, type Statement } from '../answer.ts';
import { storedNames } from '../query/publishers.ts';
import type { Embedder } from '../models/embedder.ts';
import type { Store } from '../store/store.ts';
import type { BoilerplateOf } from '../indexing/index-articles.ts';
import { stemmedWords } from '../text/tokens.ts';
import type { Grounded } from '../verification/check-draft.ts';
import { citeSentence, newsSentences, type NewsSentence } from './news-sentences.ts';
import type { LatestRequest } from '../query/intent.ts';
import type { Digest, DigestStory } from './digest.ts';
import {
  lastOf,
  publishedArticles,
  storiesOnTopic,
  type StoryArticle,
  storyFacts,
  type TopicStories,
  wholeStories,
} from './stories.ts';
import { ANY_TOPIC, type Topic } from './topic.ts';
import { inLanguage } from '../answer/translate.ts';
import { writeSummaries, type Writing } from './write-summaries.ts';

/** A request for the latest, with what is known of its reader. */
export type DigestRequest = LatestRequest & {
  /** When the reader last looked (ISO 8601 in UTC), for marking what is new. */
  seenAt?: string;
  /** At most so many stories. */
  most?: number;
};

/** What digests are made with. Without a model they quote. */
export type DigestParts = Writing & {
  store: Store;
  embedder: Embedder;
  /** See `storedBoilerplate`; digests leave boilerplate out. */
  boilerplateOf: BoilerplateOf;
};

const MOST_STORIES = 5;
/** Sentences of a story and characters in all; a story that is told alone is told at more length. */
const ROOM = { each: { most: 4, room: 700 }, alone: { most: 6, room: 1_100 } } as const;
/** Articles of a story that its sentences are chosen from. */
const ARTICLES_READ = 16;
/** A headline that holds this share of the topic names it. */
const HEADLINE_SHARE = 0.5;
/** How far back a digest goes by default. */
const DEFAULT_HOURS = 48;
/** Stories that ended longer than this before the newest one are told no more. */
const HOURS_OF_ROUND = 7 * 24;
/** Coverage older than this gets a notice. */
const OLD_HOURS = 72;
const HOUR = 3_600_000;

/**
 * A digest of the newest stories, or the newest on a topic, each in a few of its newest sentences, word
 * for word, or as a model sums them up where there is one. If nothing is that new, it covers the newest stories there are and says how old they are.
 * @throws StoreUnavailable, EmbedderUnavailable.
 */
export async function latestDigest(request: DigestRequest, parts: DigestParts): Promise<Digest> {
  const { topic, at, seenAt } = request;
  const asOf = await parts.store.extent({ until: at });
  const since = request.since ?? before(at, DEFAULT_HOURS);
  const wanted = { at, most: request.most ?? MOST_STORIES };
  const recent = await tellStories(await storiesSince(request, since, parts), wanted, parts);
  const isOld = recent.length === 0 && request.since === undefined;
  const told = isOld
    ? await tellStories(await newestStories(request, asOf.newest, parts), wanted, parts)
    : recent;
  const written = await writeSummaries(told, { topic, at }, parts);
  const summaries = await translated(written, request.language, parts);
  const sources: Source[] = [];
  const stories = told.map(({ members, headline, sentences }, index): DigestStory => {
    const facts = storyFacts(members);
    const summary = summaries[index] ?? null;
    return {
      id: members[0]?.story ?? '',
      headline,
      statements:
        summary === null
          ? sentences.map((sentence) => citeSentence(sentence, sources))
          : citeSummary(summary, sources),
      method: summary === null ? 'quotes' : 'model',
      dropped: summary?.dropped ?? 0,
      members: members.map(({ id, source, publishedAt, copyOf }) => ({
        id,
        source,
        publishedAt,
        isCopy: copyOf !== null,
      })),
      ...facts,
      news: newsOf(facts, seenAt),
    };
  });
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

/** Summaries in the language of the question, where it tells one; all in one call. */
async function translated(
  summaries: readonly (Grounded | null)[],
  language: string | undefined,
  { model, ...parts }: DigestParts,
): Promise<readonly (Grounded | null)[]> {
  if (model === undefined || language === undefined) return summaries;
  const all = summaries.filter((summary) => summary !== null);
  const statements = all.flatMap((summary) => summary.statements);
  const sources = all.flatMap((summary) => summary.sources);
  const spoken = await inLanguage(language, { statements, sources }, { ...parts, model });
  let next = 0;
  return summaries.map(
    (summary) =>
      summary && {
        ...summary,
        statements: spoken.slice(next, (next += summary.statements.length)),
      },
  );
}

/** A summary's statements, with its sources as the next ones of the digest. */
function citeSummary({ statements, sources: own }: Grounded, sources: Source[]): Statement[] {
  const numbers = new Map(own.map((source) => [source.number, cite(source, sources)]));
  return statements.map(({ citations, ...statement }) => ({
    ...statement,
    citations: citations.flatMap((number) => numbers.get(number) ?? []),
  }));
}

/** Stories with an article after `since`: newest first on a topic, otherwise most widely reported first. */
async function storiesSince(
  { topic, at, sources }: DigestRequest,
  since: string,
  parts: DigestParts,
): Promise<TopicStories> {
  if (topic !== null) {
    const found = await storiesOnTopic({ topic, at, since, ...(sources && { sources }) }, parts);
    const stories = found.stories.filter((members) => lastOf(members) > since);
    return { ...found, stories: stories.toSorted(newestFirst) };
  }
  const only =
    sources === undefined || sources.length === 0
      ? undefined
      : storedNames(sources, await parts.store.sources());
  const published = (await publishedArticles(parts.store, { since, until: at })).filter(
    ({ source }) => only?.includes(source) ?? true,
  );
  const wanted = {
    stories: [...new Set(published.map(({ story }) => story))],
    until: at,
    sources: only,
  };
  const groups = await wholeStories(parts.store, wanted);
  const stories = groups.toSorted(
    (left, right) =>
      independentPublishers(right) - independentPublishers(left) || newestFirst(left, right),
  );
  return { topic: ANY_TOPIC, stories, articles: new Map() };
}

/** The newest stories of any age: on the topic, or around the newest article of the corpus. */
async function newestStories(
  request: DigestRequest,
  newest: string | null,
  parts: DigestParts,
): Promise<TopicStories> {
  if (newest === null) return { topic: ANY_TOPIC, stories: [], articles: new Map() };
  const since = request.topic === null ? before(newest, DEFAULT_HOURS) : '';
  return await storiesSince(request, since, parts);
}

/** A story with its headline and the sentences that tell it. */
type ToldStory = { members: StoryArticle[]; headline: string; sentences: NewsSentence[] };

/** The first stories that have a sentence of news to tell, none that an earlier one told. */
async function tellStories(
  { topic, stories, articles }: TopicStories,
  { at, most }: { at: string; most: number },
  parts: DigestParts,
): Promise<ToldStory[]> {
  const told: ToldStory[] = [];
  const shown: NewsSentence[] = [];
  for (const members of stories) {
    // Earlier rounds of the same talks are not the latest.
    const isEarlier =
      told[0] !== undefined && lastOf(members) < before(lastOf(told[0].members), HOURS_OF_ROUND);
    if (told.length === most || isEarlier) break;
    const originals = members.filter(({ copyOf }) => copyOf === null).toReversed();
    const ids = originals.slice(0, ARTICLES_READ).map(({ id }) => id);
    const read: Article[] =
      topic === ANY_TOPIC
        ? await parts.store.articles(ids)
        : ids.flatMap((id) => articles.get(id)?.article ?? []);
    const sentences = newsSentences(read, {
      topic,
      at,
      weights: parts.weights,
      boilerplate: await parts.boilerplateOf(read),
      ...(stories.length === 1 ? ROOM.alone : ROOM.each),
      shown,
    });
    const lead = leadOf(sentences, topic);
    if (lead === undefined) continue;
    const isLead = ({ article }: NewsSentence): boolean => article === lead.article;
    const [first, others] = [sentences.filter(isLead), sentences.filter((one) => !isLead(one))];
    told.push({ members, headline: lead.article.title, sentences: [...first, ...others] });
  }
  return told;
}

/** The sentence of the newest article that is quoted, one whose headline names the topic if there is one. */
function leadOf(sentences: readonly NewsSentence[], topic: Topic): NewsSentence | undefined {
  const names = ({ article }: NewsSentence): boolean =>
    topic.share(stemmedWords(article.title)) >= HEADLINE_SHARE;
  return sentences.find(names) ?? sentences[0];
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
