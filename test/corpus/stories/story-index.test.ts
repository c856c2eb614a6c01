import { assert, boolean, integer, property, shuffledSubarray } from 'fast-check';
import { expect, test } from 'vitest';
import { createStoryIndex, type StoryIndex } from '../../../corpus/stories/story-index.ts';
import {
  ferryCopy,
  plainVocabulary,
  type StoryArticle,
  storyNews,
} from '../../support/story-news.ts';

const { ferry, otherFerry, laterFerry, budget, oldFerry } = storyNews;
const everything = [ferry, otherFerry, laterFerry, budget, oldFerry, ferryCopy];

test('reports of one event by two publishers are one story of two independent reports', () => {
  const index = indexOf([ferry, otherFerry]);
  expect(index.story('ferry')).toMatchObject({
    publishers: ['Harbour Daily', 'Northern Wire'],
    independent: 2,
    firstAt: '2025-12-01T06:00:00.000Z',
    lastAt: '2025-12-01T11:00:00.000Z',
  });
});

test('a follow-up two days later joins the story', () => {
  const index = indexOf([ferry, otherFerry]);
  expect(index.place(laterFerry).story).toBe('ferry');
});

test('another event of the same day and publisher is a story of its own', () => {
  const index = indexOf([ferry]);
  expect(index.place(budget)).toMatchObject({ story: 'budget', copyOf: null });
});

test('the same words weeks later are another story', () => {
  const index = indexOf([ferry]);
  const anniversary = { ...otherFerry, publishedAt: '2025-12-20T06:00:00.000Z' };
  expect(index.place(anniversary).story).toBe('other-ferry');
});

test('a copy is linked to its original and does not count as independent', () => {
  const index = indexOf([ferry]);
  expect(index.place(ferryCopy)).toMatchObject({ story: 'ferry', copyOf: 'ferry' });
  expect(index.story('ferry')).toMatchObject({ independent: 1, headline: ferry.title });
});

test('a copy of a copy is linked to the first report', () => {
  const index = indexOf([ferry, ferryCopy]);
  const again = { ...ferryCopy, id: 'again', source: 'Fjordby Post' };
  expect(index.place(again).copyOf).toBe('ferry');
});

test('background that a publisher reuses links no events', () => {
  const background = madeUpWords('background', 60);
  const trial = part('trial', 'Trial', `${madeUpWords('trial', 180)} ${background}`);
  const storm = part('storm', 'Storm', `${madeUpWords('storm', 180)} ${background}`);
  const index = indexOf([trial]);
  expect(index.place(storm)).toMatchObject({ story: 'storm', copyOf: null });
  const elsewhere = { ...storm, id: 'elsewhere', source: 'Northern Wire' };
  expect(index.place(elsewhere)).toMatchObject({ story: 'storm', copyOf: 'storm' });
});

test('an article without a date counts as new', () => {
  const index = indexOf([ferry]);
  expect(index.place({ ...otherFerry, publishedAt: null }).story).toBe('ferry');
});

test('a corrected article stays in its story, and its new words count', () => {
  const index = indexOf([ferry, otherFerry]);
  const before = index.place(ferry).signature;
  const corrected = { ...ferry, text: `${ferry.text}\nCorrection: there were 213 passengers.` };
  const placed = index.place(corrected);
  expect(placed.story).toBe('ferry');
  expect(placed.signature).not.toBe(before);
  expect(index.story('ferry')?.articles).toHaveLength(2);
});

test('reports that link two stories merge them, and report which is gone', () => {
  const rudder = 'Captain Marrow blamed rudder bolts: swell sheared bolts.';
  const rescue = 'Lifeboats brought passengers ashore, unharmed passengers.';
  const index = indexOf([
    part('rudder', 'Captain Marrow blames rudder', rudder),
    part('rescue', 'Lifeboats rescue passengers', rescue),
  ]);
  const bridges = ['one', 'two', 'three', 'four', 'five'].map((id) =>
    index.place(part(id, 'Captain Marrow, lifeboats', `${rudder} ${rescue}`)),
  );
  const [left = ''] = bridges.map(({ story }) => story).slice(-1);
  const gone = bridges.flatMap(({ merged }) => merged);
  expect([left, ...gone].toSorted()).toEqual(['rescue', 'rudder']);
  expect(index.story(left)?.articles).toHaveLength(7);
  expect(index.story(gone[0] ?? '')).toBeNull();
});

test('a story is forgotten after thirty days', () => {
  const index = indexOf([ferry]);
  index.place({ ...budget, publishedAt: '2026-01-15T06:00:00.000Z' });
  expect(index.story('ferry')).toBeNull();
});

test('an index restored from stored rows places new articles as the first one does', () => {
  const first = createStoryIndex(plainVocabulary);
  const rows = [ferry, budget, ferryCopy].map((article) => ({
    ...article,
    ...first.place(article),
  }));
  const second = createStoryIndex(plainVocabulary);
  second.restore(rows.toReversed());
  expect(second.story('ferry')).toEqual(first.story('ferry'));
  expect(second.place(otherFerry).story).toBe(first.place(otherFerry).story);
});

test('rows with a damaged signature are left out', () => {
  const index = createStoryIndex(plainVocabulary);
  index.restore([{ ...ferry, story: 'ferry', copyOf: null, signature: Uint8Array.of(9) }]);
  expect(index.story('ferry')).toBeNull();
});

test('placing anything twice changes nothing', () => {
  assert(
    property(shuffledSubarray(everything), (articles) => {
      const index = indexOf(articles);
      const stories = (): unknown => articles.map(({ id }) => index.story(id));
      const before = stories();
      for (const article of articles) expect(index.place(article).merged).toEqual([]);
      expect(stories()).toEqual(before);
    }),
  );
});

test('in any order, the reports of one event join, and the others stay apart', () => {
  assert(
    property(shuffledSubarray(everything, { minLength: everything.length }), (articles) => {
      const index = indexOf(articles);
      const stories = articles.flatMap(({ id }) => index.story(id) ?? []);
      const groups = stories.map((story) => story.articles.map(({ id }) => id).toSorted());
      expect(new Set(groups.map((group) => group.join(' ')))).toEqual(
        new Set(['budget', 'ferry ferry-copy later-ferry other-ferry', 'old-ferry']),
      );
    }),
  );
});

test('copies never make a story more independent', () => {
  assert(
    property(integer({ min: 1, max: 8 }), boolean(), (number, withOther) => {
      const originals = withOther ? [ferry, otherFerry] : [ferry];
      const copies = Array.from({ length: number }, (_, at) => ({
        ...ferryCopy,
        id: `copy-${at}`,
      }));
      const index = indexOf([...originals, ...copies]);
      expect(index.story('ferry')?.independent).toBe(originals.length);
    }),
  );
});

function indexOf(articles: readonly StoryArticle[]): StoryIndex {
  const index = createStoryIndex(plainVocabulary);
  for (const article of articles) index.place(article);
  return index;
}

function part(id: string, title: string, text: string): StoryArticle {
  return { ...ferry, id, title, text };
}

function madeUpWords(theme: string, count: number): string {
  return Array.from({ length: count }, (_, number) => `${theme}${number}`).join(' ');
}
