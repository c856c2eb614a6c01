import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import type { Article } from '../../../corpus/article.ts';
import { sampleBriefs } from '../../../corpus/sample-briefs.ts';
import { fileSource } from '../../../corpus/sources/files/file-source.ts';
import { toArticle } from '../../../corpus/to-article.ts';
import {
  type BuiltInEmbedder,
  loadBuiltInEmbedder,
} from '../../../retrieval/embedder/built-in-embedder.ts';
import { answerOfDigest, type Digest } from '../../../retrieval/digest/digest.ts';
import { type DigestParts, latestDigest } from '../../../retrieval/digest/latest.ts';
import { topicTimeline } from '../../../retrieval/digest/timeline.ts';
import { ModelReplyUnusable } from '../../../retrieval/errors.ts';
import { indexArticles, storedBoilerplate } from '../../../retrieval/indexing/index-articles.ts';
import { scriptedModel } from '../../support/scripted-model.ts';
import { newsArticle, quake, strike } from '../../support/small-news.ts';
import { temporaryStore } from '../../support/temporary-store.ts';

const at = '2025-03-10T18:00:00.000Z';
const backToWork = 'The harbour pilots went back to work on Monday after a strike of 12 days.';
const wrong = 'The harbour pilots went back to work on Monday after a strike of 21 days.';
const signed = 'Petra Lindqvist signed the agreement on Sunday night.';
let embedder: BuiltInEmbedder;
let parts: DigestParts;

beforeAll(async () => {
  embedder = await loadBuiltInEmbedder();
  parts = await partsWith([strike, quake]);
});

async function partsWith(articles: readonly (typeof strike)[]): Promise<DigestParts> {
  const store = await temporaryStore(embedder);
  const indexed = await indexArticles(articles, embedder);
  await store.write(indexed.map((item) => ({ ...item, story: item.article.id })));
  const boilerplateOf = storedBoilerplate(store);
  return { store, embedder, weights: embedder.weights, boilerplateOf };
}

async function digestBy(replies: readonly unknown[], topic: string | null): Promise<Digest> {
  return await latestDigest({ topic, at }, { ...parts, model: scriptedModel(replies) });
}

function summary(number: number, texts: readonly string[], citations = [1]): unknown {
  return { number, statements: texts.map((text) => ({ text, citations })) };
}

test('a model sums a story up, each sentence with its source', async () => {
  const reply = { stories: [summary(1, [backToWork, signed])] };
  const digest = await digestBy([reply], 'the strike in Port Meridian');
  const [story] = digest.stories;
  expect(story).toMatchObject({ method: 'model', dropped: 0 });
  expect(story?.statements.map(({ text }) => text)).toEqual([backToWork, signed]);
  for (const { citations } of story?.statements ?? [])
    for (const number of citations)
      expect(strike.text).toContain(digest.sources[number - 1]?.quote);
  expect(answerOfDigest(digest)).toMatchObject({ kind: 'answered', method: 'model' });
});

test('a summary is translated into the language of the question, all stories in one call', async () => {
  const sentences = [
    'Die Lotsen sind nach einem Streik von 12 Tagen am Montag wieder an die Arbeit gegangen.',
    'Petra Lindqvist hat die Vereinbarung am Sonntag in der Nacht unterschrieben.',
  ];
  const model = scriptedModel([{ stories: [summary(1, [backToWork, signed])] }, { sentences }]);
  const request = { topic: 'the strike in Port Meridian', at, language: 'de' };
  const digest = await latestDigest(request, { ...parts, model });
  expect(digest.stories[0]?.statements).toMatchObject([
    { text: sentences[0], original: backToWork },
    { text: sentences[1], original: signed },
  ]);
  expect(digest.sources.map(({ quote }) => strike.text.includes(quote))).not.toContain(false);
});

test('the latest talks of the sample briefs in a model’s words', async () => {
  const store = await temporaryStore(embedder);
  const given = { ...parts, store, boilerplateOf: storedBoilerplate(store) };
  const articles: Article[] = [];
  for await (const found of fileSource([fileURLToPath(sampleBriefs)]).articles()) {
    const made = 'line' in found ? toArticle(found.line) : found;
    if ('article' in made) articles.push(made.article);
  }
  const indexed = await indexArticles(articles, embedder);
  await store.write(indexed.map((item) => ({ ...item, story: 'talks' })));
  const told = [
    'Officials from the United States and Ukraine spent Sunday in Florida discussing a peace deal.',
    'Both delegations described the talks as productive.',
    'Rustem Umerov led Ukraine’s delegation at the talks.',
    'US special envoy Steve Witkoff is to meet Russian President Vladimir Putin on Tuesday.',
  ];
  const reply = { stories: [summary(1, told, [1, 2, 3, 4, 5, 6])] };
  const request = { topic: 'talks', at: '2025-12-01T14:00:00.000Z' };
  const digest = await latestDigest(request, { ...given, model: scriptedModel([reply]) });
  expect(digest.stories[0]?.statements.map(({ text }) => text)).toEqual(told);
});

test('what the passages do not support is dropped and counted', async () => {
  const reply = { stories: [summary(1, [backToWork, wrong, signed])] };
  const [story] = (await digestBy([reply], 'the strike in Port Meridian')).stories;
  expect(story?.statements.map(({ text }) => text)).toEqual([backToWork, signed]);
  expect(story?.dropped).toBe(1);
});

test('sentences count, not the statements that a model makes of them', async () => {
  const reply = { stories: [summary(1, [`${backToWork} ${signed}`])] };
  const [story] = (await digestBy([reply], 'the strike in Port Meridian')).stories;
  expect(story?.statements.map(({ text }) => text)).toEqual([`${backToWork} ${signed}`]);
});

test('where too little is left the story is quoted', async () => {
  for (const texts of [[], [wrong]]) {
    const reply = { stories: [summary(1, texts)] };
    const [story] = (await digestBy([reply], 'the strike in Port Meridian')).stories;
    expect(story?.method).toBe('quotes');
    for (const { text } of story?.statements ?? []) expect(strike.text).toContain(text);
  }
});

test('a story is told by its own passages alone, however the model numbers the stories', async () => {
  const digest = await digestBy([{ stories: [] }], null);
  const other = digest.stories.findIndex(({ id }) => id === 'quake') + 1;
  const reply = { stories: [summary(other, [backToWork, signed], [1, 2, 3, 4])] };
  for (const { id, method } of (await digestBy([reply], null)).stories)
    expect(method).toBe(id === 'strike' ? 'model' : 'quotes');
});

test('a model that fails leaves the quotes, and its reason is told', async () => {
  const failure = new ModelReplyUnusable('it is not of the shape asked for');
  const reasons: unknown[] = [];
  const digest = await latestDigest(
    { topic: null, at },
    { ...parts, model: scriptedModel([failure]), onModelFailure: (error) => reasons.push(error) },
  );
  expect(digest.stories.map(({ method }) => method)).toEqual(digest.stories.map(() => 'quotes'));
  expect(digest.stories).not.toEqual([]);
  expect(reasons).toEqual([failure]);
});

test('an empty digest asks no model', async () => {
  const digest = await digestBy([], 'zeppelins');
  expect(digest.stories).toEqual([]);
});

test('a model dates a lead that names no day, by a day that its article names', async () => {
  const text =
    'Harbour pilots at Port Meridian have signed an agreement. The signing on Saturday ended a strike of 12 days.';
  const given = await partsWith([newsArticle({ ...strike, text })]);
  const daysBy = async (day: string | null): Promise<string[]> => {
    const model = scriptedModel([{ events: [{ number: 1, day }] }]);
    const request = { topic: 'harbour pilots', at };
    const { events } = await topicTimeline(request, { ...given, model });
    return events
      .filter((event) => event.text.includes('have signed'))
      .map((event) => event.at.slice(0, 10));
  };
  expect(await daysBy('2025-03-08')).toEqual(['2025-03-08']);
  expect(await daysBy('2025-01-01')).toEqual(['2025-03-10']);
  expect(await daysBy(null)).toEqual(['2025-03-10']);
});
