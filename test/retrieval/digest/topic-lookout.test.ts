import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Article } from '../../../corpus/article.ts';
import { aboutness, respelt, topicOf } from '../../../retrieval/digest/topic.ts';
import { topicLookout, topicWatch } from '../../../retrieval/digest/topic-lookout.ts';
import { plainWeights } from '../../support/plain-weights.ts';
import { queryOf } from '../../support/query-of.ts';
import { newsArticle, quake, smallNews, strike } from '../../support/small-news.ts';

function touchedBy(article: Article, topics: readonly string[]): string[] {
  const touched = new Set<string>();
  topicLookout(topics.map((topic) => [topic, queryOf(topic)]))(article, touched);
  return topics.filter((topic) => touched.has(topic));
}

test('an article touches the topics that its opening says, and no others', () => {
  expect(touchedBy(strike, ['Port Meridian', 'harbour pilots', 'Valley quake', 'opera'])).toEqual([
    'Port Meridian',
    'harbour pilots',
  ]);
  expect(touchedBy(quake, ['Port Meridian', 'opera'])).toEqual([]);
});

test('a topic may be misspelt, or be the country of an adjective', () => {
  expect(touchedBy(strike, ['petra lindkvist'])).toEqual(['petra lindkvist']);
  const article = newsArticle({ title: 'Norlandian ships', text: 'Norlandian ships left.' });
  expect(touchedBy(article, ['Norland', 'Sorland'])).toEqual(['Norland']);
});

test('a misspelt topic is touched by another form of its word', () => {
  const article = newsArticle({ title: 'A protest in Ostry', text: 'They called for a protest.' });
  expect(touchedBy(article, ['protsts', 'clling', 'concerts'])).toEqual(['protsts', 'clling']);
});

test('a topic of no words is touched by everything', () => {
  expect(touchedBy(quake, ['…'])).toEqual(['…']);
});

const words = [
  ...new Set(smallNews.flatMap(({ title, text }) => `${title} ${text}`.split(/\W+/u))),
].filter((word) => word.length > 2);
const anyTopic = fc
  .array(fc.constantFrom(...words), { minLength: 1, maxLength: 4 })
  .chain((chosen) =>
    fc.record({
      topic: fc.constant(chosen.join(' ')),
      // A letter is left out somewhere, as in a misspelt topic.
      cut: fc.option(fc.nat(60), { nil: null }),
    }),
  )
  .map(({ topic, cut }) => (cut === null ? topic : topic.slice(0, cut) + topic.slice(cut + 1)));

test('no article that a digest counts as on a topic is missed', () => {
  fc.assert(
    fc.property(anyTopic, fc.subarray([...smallNews], { minLength: 1 }), (topic, found) => {
      const read = respelt(topic, queryOf(topic), found) ?? topic;
      const meant = topicOf(queryOf(read), found);
      const about = found.filter((article) => aboutness(article, meant) > 0);
      expect(about.filter((article) => touchedBy(article, [topic]).length === 0)).toEqual([]);
    }),
    { numRuns: 1_000 },
  );
});

test('reads each article once, and parses topics again only when they change', async () => {
  const asked: string[][] = [];
  const touched = topicWatch({
    store: {
      articles: async (ids) => {
        asked.push([...ids]);
        return smallNews.filter(({ id }) => ids.includes(id));
      },
      sources: async () => ['Meridian Post'],
    },
    weights: plainWeights,
  });
  expect(await touched(['harbour pilots', 'opera'], ['strike', 'quake'])).toEqual(
    new Set(['harbour pilots']),
  );
  expect(await touched(['opera'], ['strike'])).toEqual(new Set());
  expect(await touched(['opera'], [])).toEqual(new Set());
  expect(await touched([], ['strike'])).toEqual(new Set());
  expect(asked).toEqual([['strike', 'quake'], ['strike']]);
});
