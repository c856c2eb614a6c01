import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import type { Article } from '../../../corpus/article.ts';
import { sampleBriefs } from '../../../corpus/sample-briefs.ts';
import { fileSource } from '../../../corpus/sources/files/file-source.ts';
import {
  type BuiltInEmbedder,
  loadBuiltInEmbedder,
} from '../../../retrieval/embedder/built-in-embedder.ts';
import { indexArticles, storedBoilerplate } from '../../../retrieval/indexing/index-articles.ts';
import { ingestArticles } from '../../../retrieval/indexing/ingest.ts';
import { storyPlacer } from '../../../retrieval/indexing/place-stories.ts';
import { words } from '../../../retrieval/text/words.ts';
import { temporaryStore } from '../../support/temporary-store.ts';
import type { Digest } from '../../../retrieval/digest/digest.ts';
import {
  type DigestParts,
  type DigestRequest,
  latestDigest,
} from '../../../retrieval/digest/latest.ts';
import { newestStories } from '../../../retrieval/digest/topics.ts';
import { topicTimeline } from '../../../retrieval/digest/timeline.ts';
import { newsArticle, quake, secondStrike, strike, vote } from '../../support/small-news.ts';

/** A clock that has stopped. */
const noon = (): Date => new Date('2025-12-01T12:00:00.000Z');

/** A wire copy of the strike's end, and what another publisher found out by itself. */
const strikeCopy = newsArticle({
  ...strike,
  id: 'strike-copy',
  source: 'Coast Herald',
  publishedAt: '2025-03-10T07:00:00.000Z',
});
const strikeAftermath = newsArticle({
  id: 'strike-aftermath',
  title: 'Ships enter Port Meridian again after the pilots’ strike',
  source: 'Valley Herald',
  publishedAt: '2025-03-10T15:00:00.000Z',
  text: [
    'The first 30 ships entered Port Meridian on Monday afternoon, the harbour office said.',
    'It will take until Thursday before all ships that waited have been brought in.',
  ].join('\n\n'),
});
const stories: Readonly<Record<string, { story: string; copyOf?: string }>> = {
  strike: { story: 'strike' },
  'strike-copy': { story: 'strike', copyOf: 'strike' },
  'strike-aftermath': { story: 'strike' },
  'second-strike': { story: 'second-strike' },
  quake: { story: 'quake' },
  vote: { story: 'vote' },
  plan: { story: 'plan' },
  late: { story: 'late' },
  mention: { story: 'strike' },
};
const at = '2025-03-10T18:00:00.000Z';
let embedder: BuiltInEmbedder;
let parts: DigestParts;

beforeAll(async () => {
  embedder = await loadBuiltInEmbedder();
  parts = await partsWith([strike, strikeCopy, strikeAftermath, secondStrike, quake, vote]);
});

async function partsWith(articles: readonly Article[]): Promise<DigestParts> {
  const store = await temporaryStore(embedder);
  const indexed = await indexArticles(articles, embedder);
  await store.write(
    indexed.map((item) => {
      const { story = null, copyOf = null } = stories[item.article.id] ?? {};
      return { ...item, story, copyOf };
    }),
  );
  const boilerplateOf = storedBoilerplate(store);
  return { store, embedder, weights: embedder.weights, boilerplateOf };
}

async function digestOf(request: Partial<DigestRequest>): Promise<Digest> {
  return await latestDigest({ topic: null, at, ...request }, parts);
}

function idsOf({ stories: told }: Digest): string[] {
  return told.map(({ id }) => id);
}

test('shows the stories of the last two days, the most widely covered first', async () => {
  const digest = await digestOf({});
  expect(idsOf(digest)).toEqual(['strike', 'quake']);
  expect(digest).not.toHaveProperty('notice');
});

test('every sentence is quoted word for word and cites its article', async () => {
  const digest = await digestOf({});
  const statements = digest.stories.flatMap(({ statements: told }) => told);
  expect(statements.length).toBeGreaterThan(2);
  for (const { text, citations } of statements) {
    const source = digest.sources.find(({ number }) => citations.includes(number));
    const [article] = await parts.store.articles([source?.article.id ?? '']);
    expect(source?.quote).toBe(text);
    expect(article?.text).toContain(text);
  }
  expect(digest.sources.map(({ number }) => number)).toEqual(
    digest.sources.map((_, index) => index + 1),
  );
});

test('a story opens with its newest article and counts copies once', async () => {
  const [told] = (await digestOf({})).stories;
  expect(told).toMatchObject({
    headline: strikeAftermath.title,
    articles: 3,
    publishers: 3,
    independent: 2,
    first: strike.publishedAt,
    last: strikeAftermath.publishedAt,
  });
  expect(told?.statements[0]?.text).toContain('The first 30 ships entered Port Meridian');
});

test('a topic leaves out other stories, and the newest articles come first', async () => {
  const later = await digestOf({
    topic: 'the harbour pilots at Port Meridian',
    at: '2025-04-01T12:00:00.000Z',
  });
  expect(idsOf(later)).toEqual(['second-strike']);
  const before = await digestOf({ topic: 'the harbour pilots at Port Meridian' });
  expect(idsOf(before)).toEqual(['strike']);
});

test('nothing published after the time of asking is shown or counted', async () => {
  const [told] = (await digestOf({ at: '2025-03-10T08:00:00.000Z' })).stories;
  expect(told).toMatchObject({ articles: 2, independent: 1, last: strikeCopy.publishedAt });
});

test('stories that the reader has seen are distinguished from new ones', async () => {
  const news = async (seenAt: string): Promise<unknown> =>
    (await digestOf({ seenAt })).stories.map((told) => told.news);
  expect(await news('2025-03-10T12:00:00.000Z')).toEqual(['developing', 'known']);
  expect(await news('2025-03-09T12:00:00.000Z')).toEqual(['new', 'known']);
  expect((await digestOf({})).stories.map((told) => told.news)).toEqual([null, null]);
});

test('when nothing is new, the newest stories are shown with their age', async () => {
  const digest = await digestOf({ at: '2025-03-25T18:00:00.000Z' });
  expect(idsOf(digest)).toEqual(['strike', 'quake']);
  expect(digest.daysOld).toBe(15);
  const onTopic = await digestOf({ topic: 'the ban on trawling in Norland' });
  expect(idsOf(onTopic)).toEqual(['vote']);
  expect(onTopic.daysOld).toBe(18);
});

test('`since` is respected', async () => {
  const digest = await digestOf({
    since: '2025-03-20T00:00:00.000Z',
    at: '2025-03-25T18:00:00.000Z',
  });
  expect(digest.stories).toEqual([]);
});

test('a publisher asked for by part of its name keeps other stories out', async () => {
  expect(idsOf(await digestOf({ sources: ['coast'] }))).toEqual(['strike']);
  expect((await digestOf({ sources: ['Evening Gazette'] })).stories).toEqual([]);
});

test('shows neither boilerplate nor questions', async () => {
  const letter = 'Sign up for the Harbour Letter, free every morning.';
  const wonders = 'Will the pilots of Port Meridian ever go back to their boats?';
  const others = Array.from({ length: 5 }, (_, index) =>
    newsArticle({
      ...quake,
      id: `quake-${index}`,
      title: `Tremor ${index}`,
      text: `${letter}\n${quake.text}`,
    }),
  );
  const text = `${letter}\n${wonders}\n${strike.text}`;
  const told = newsArticle({ ...strike, source: quake.source, text });
  const digest = await latestDigest({ topic: null, at }, await partsWith([...others, told]));
  const sentences = digest.stories.flatMap(({ statements }) => statements.map((one) => one.text));
  expect(sentences).not.toEqual([]);
  expect(sentences).not.toContain(letter);
  expect(sentences).not.toContain(wonders);
});

test('a headline names the topic, and an article that only mentions it is not told', async () => {
  const mention = newsArticle({
    ...quake,
    id: 'mention',
    publishedAt: '2025-03-10T16:00:00.000Z',
    text: `${'The ground of the Lowen valley moved once more. '.repeat(23)}The pilots of Port Meridian sent blankets.`,
  });
  const given = await partsWith([strike, strikeAftermath, mention]);
  const digest = await latestDigest({ topic: 'the strike in Port Meridian', at }, given);
  const members = digest.stories.flatMap((told) => told.members.map(({ id }) => id));
  expect(members).toContain('strike');
  expect(members).not.toContain('mention');
  expect(digest.stories[0]?.headline).toContain('Port Meridian');
});

test('what was to happen before the time of asking is no news', async () => {
  const text = 'Harbour pilots at Port Meridian will vote on a strike on Tuesday.';
  const plan = newsArticle({
    ...strike,
    id: 'plan',
    text,
    publishedAt: '2025-03-10T06:00:00.000Z',
  });
  const given = await partsWith([plan]);
  const told = async (day: string): Promise<number> =>
    (await latestDigest({ topic: 'Port Meridian', at: `2025-03-${day}T09:00:00.000Z` }, given))
      .stories.length;
  expect(await told('11')).toBe(1);
  expect(await told('12')).toBe(0);
});

test('the latest talks of the sample briefs: where, when, how they went, who led, what is next', async () => {
  const store = await temporaryStore(embedder);
  const { weights } = embedder;
  const given = { store, embedder, weights, boilerplateOf: storedBoilerplate(store) };
  const placer = storyPlacer(store, { words, weight: (word) => weights.weight(word) });
  const source = fileSource([fileURLToPath(sampleBriefs)]);
  await ingestArticles(source.articles(), { ...given, stories: placer, now: noon });
  const digest = await latestDigest({ topic: 'talks', at: '2025-12-01T14:00:00.000Z' }, given);
  const told = digest.stories.flatMap(({ statements }) => statements.map(({ text }) => text));
  expect(told.join(' ')).toMatch(/Sunday.*Florida.*productive/su);
  expect(told.join(' ')).toMatch(/Umerov.* led Ukraine's delegation/u);
  expect(told.join(' ')).toMatch(/Witkoff .*to meet Russian President Vladimir Putin on Tuesday/u);
});

test('an event stands on the day that its sentence names', async () => {
  const late = newsArticle({
    ...strike,
    id: 'late',
    text: 'Harbour pilots at Port Meridian signed the agreement on Saturday.',
    publishedAt: '2025-03-10T06:00:00.000Z',
  });
  const given = await partsWith([late]);
  const { events } = await topicTimeline({ topic: 'Port Meridian', at }, given);
  expect(events.map((event) => event.at)).toEqual(['2025-03-08T00:00:00.000Z']);
});

test('an empty store gives an empty digest', async () => {
  const digest = await latestDigest({ topic: null, at }, await partsWith([]));
  expect(digest).toMatchObject({ stories: [], sources: [], asOf: { articles: 0 } });
});

test('a timeline shows what happened day by day, with a citation for each sentence', async () => {
  const request = { topic: 'the harbour pilots at Port Meridian', at: '2025-04-02T00:00:00.000Z' };
  const timeline = await topicTimeline(request, parts);
  expect(timeline.events.map((event) => event.at.slice(0, 10))).toEqual([
    '2025-03-10',
    '2025-04-01',
  ]);
  expect(timeline.events[1]?.text).toContain('began a second strike');
  for (const { text, citations } of timeline.events)
    expect(timeline.sources.find(({ number }) => citations.includes(number))?.quote).toBe(text);
});

test('uses only the publishers asked for, also within a story that others cover', async () => {
  const sources = ['Coast Herald'];
  for (const topic of [null, 'the pilots’ strike in Port Meridian']) {
    const digest = await digestOf({ topic, sources });
    expect(idsOf(digest)).toEqual(['strike']);
    expect(new Set(digest.sources.map(({ article }) => article.source))).toEqual(new Set(sources));
    expect(digest.stories).toMatchObject([{ articles: 1, publishers: 1, independent: 1 }]);
  }
});

test('the list of stories names the publishers of each, newest first, and counts a copy once', async () => {
  const cards = await newestStories({ at, most: 10 }, parts.store);
  expect(cards.map(({ id }) => id)).toEqual(
    cards.toSorted((left, right) => right.last.localeCompare(left.last)).map(({ id }) => id),
  );
  const card = cards.find(({ id }) => id === 'strike');
  expect(card).toMatchObject({
    headline: strikeAftermath.title,
    url: strikeAftermath.url,
    articles: 3,
    publishers: 3,
    independent: 2,
    last: strikeAftermath.publishedAt,
  });
  expect(card?.names[0]).toBe(strikeAftermath.source);
  expect(card?.names).toContain('Coast Herald');
  expect(await newestStories({ at, most: 1 }, parts.store)).toHaveLength(1);
});

test('the list of stories leaves out later articles, and is empty for an empty corpus', async () => {
  const early = await newestStories({ at: '2025-03-10T14:00:00.000Z', most: 10 }, parts.store);
  expect(early.find(({ id }) => id === 'strike')).toMatchObject({ articles: 2 });
  expect(await newestStories({ at, most: 10 }, await temporaryStore(embedder))).toEqual([]);
});
