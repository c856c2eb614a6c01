import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ArticleCard } from '../../../corpus/article.ts';
import {
  fuse,
  type Hits,
  joinClauses,
  type RankedArticle,
} from '../../../retrieval/search/fuse.ts';
import type { ArticleHit, PassageHit } from '../../../retrieval/store/store.ts';

function card(id: string, publishedAt: string | null = null): ArticleCard {
  return { id, url: null, title: `About ${id}`, source: 'Daily', publishedAt };
}

function passageHit(id: string, number: number, score: number): PassageHit {
  const passage = { articleId: id, number, start: 0, end: 4, text: 'Rain' };
  return { passage, article: card(id), score };
}

function articleHit(id: string, score: number, publishedAt: string | null = null): ArticleHit {
  return { article: card(id, publishedAt), score };
}

function idsOf(hits: Partial<Hits>): string[] {
  const all = { passages: [], articles: [], vectors: [], ...hits };
  return fuse(all).map(({ article }) => article.id);
}

test('no hits give an empty ranking', () => {
  expect(idsOf({})).toEqual([]);
});

test('an article in every list ranks above one that leads a single list', () => {
  const hits: Hits = {
    passages: [passageHit('single', 0, 9), passageHit('every', 0, 7)],
    articles: [articleHit('every', 40), articleHit('other', 10)],
    vectors: [passageHit('other', 0, 0.9), passageHit('every', 0, 0.8)],
  };
  expect(idsOf(hits)).toEqual(['every', 'other', 'single']);
});

test('the scale of a list makes no difference', () => {
  const hits: Hits = {
    passages: [passageHit('a', 0, 3), passageHit('b', 0, 1)],
    articles: [articleHit('b', 5), articleHit('a', 4)],
    vectors: [passageHit('c', 0, 0.5)],
  };
  const louder = hits.articles.map((hit) => ({ ...hit, score: hit.score * 1_000 }));
  const [plain, loud] = [fuse(hits), fuse({ ...hits, articles: louder })];
  expect(loud).toEqual(plain);
});

test('an article is scored by its best passage, and its passages are ranked', () => {
  const hits: Hits = {
    passages: [passageHit('a', 0, 1), passageHit('a', 1, 4), passageHit('b', 0, 3)],
    articles: [],
    vectors: [passageHit('a', 2, 0.2), passageHit('c', 0, 0.4)],
  };
  const [first, second] = fuse(hits);
  expect(first?.article.id).toBe('a');
  expect(first?.passages.map(({ passage }) => passage.number)).toEqual([1, 2, 0]);
  expect(second?.passages).toHaveLength(1);
});

test('an article found only as a whole has no passages', () => {
  const hits: Hits = { passages: [], articles: [articleHit('a', 1)], vectors: [] };
  expect(fuse(hits)[0]).toMatchObject({ article: card('a'), passages: [] });
});

test('of equal scores the newest comes first and an undated article last', () => {
  const articles = [
    articleHit('undated', 1),
    articleHit('old', 1, '2025-01-01T00:00:00.000Z'),
    articleHit('new', 1, '2025-02-01T00:00:00.000Z'),
  ];
  expect(idsOf({ articles })).toEqual(['new', 'old', 'undated']);
});

const id = fc.constantFrom('a', 'b', 'c', 'd');
const score = fc.double({ min: 0.001, max: 50, noNaN: true });
const passageHits = fc.array(
  fc.tuple(id, fc.nat(3), score).map((given) => passageHit(...given)),
  { maxLength: 12 },
);
const articleHits = fc.array(
  fc.tuple(id, score).map((given) => articleHit(...given)),
  { maxLength: 6 },
);
const lists = fc.record({ passages: passageHits, articles: articleHits, vectors: passageHits });

test('the order within the lists makes no difference, even with repeated hits', () => {
  const anyOrder = lists.chain((hits) =>
    fc.record({
      hits: fc.constant(hits),
      shuffled: fc.record({
        passages: fc.shuffledSubarray(hits.passages, { minLength: hits.passages.length }),
        articles: fc.shuffledSubarray(hits.articles, { minLength: hits.articles.length }),
        vectors: fc.shuffledSubarray(hits.vectors, { minLength: hits.vectors.length }),
      }),
    }),
  );
  fc.assert(
    fc.property(anyOrder, ({ hits, shuffled }) => {
      expect(fuse(shuffled)).toEqual(fuse(hits));
    }),
  );
});

test('every article found is ranked once, by descending scores between 0 and 1', () => {
  fc.assert(
    fc.property(lists, (hits) => {
      const ranked = fuse(hits);
      const found = [...hits.passages, ...hits.articles, ...hits.vectors];
      const ids = new Set(found.map(({ article }) => article.id));
      expect(ranked.map(({ article }) => article.id).toSorted()).toEqual([...ids].toSorted());
      const scores = ranked.map(({ score: own }) => own);
      expect(scores).toEqual(scores.toSorted((left, right) => right - left));
      expect(scores.every((own) => own > 0 && own <= 1.000_001)).toBe(true);
    }),
  );
});

function ranked(id: string, score: number, numbers: readonly number[] = [0]): RankedArticle {
  const article = { id, url: null, title: id, source: 'Daily', publishedAt: null };
  const passages = numbers.map((number) => ({
    passage: { articleId: id, number, start: 0, end: 4, text: 'Rain' },
    score,
  }));
  return { article, score, passages };
}

function best(joined: readonly RankedArticle[]): string | undefined {
  return joined.toSorted((left, right) => right.score - left.score)[0]?.article.id;
}

test('a question without clauses keeps its ranking', () => {
  const whole = [ranked('a', 0.9), ranked('b', 0.5)];
  expect(joinClauses(whole, [])).toEqual(whole);
  expect(joinClauses(whole, [[]])).toEqual(whole);
});

test('the best article of a clause gains, however low its clause scores', () => {
  const whole = [ranked('a', 0.6), ranked('b', 0.5)];
  expect(best(joinClauses(whole, [[ranked('b', 0.01)]]))).toBe('b');
});

test('an article that only a clause found joins the ranking, with its passages', () => {
  const joined = joinClauses([ranked('a', 0.9)], [[ranked('b', 0.4, [3])]]);
  expect(joined.map(({ article }) => article.id)).toEqual(['a', 'b']);
  expect(joined[1]?.passages.map(({ passage }) => passage.number)).toEqual([3]);
});

test('an article gains from its best clause only', () => {
  const whole = [ranked('a', 0.5)];
  const once = joinClauses(whole, [[ranked('a', 0.8)]]);
  const twice = joinClauses(whole, [[ranked('a', 0.8)], [ranked('a', 0.3)]]);
  expect(twice[0]?.score).toBe(once[0]?.score);
});

test('the passage that a clause found comes before the other passages of its article', () => {
  const [joined] = joinClauses([ranked('a', 0.5, [0, 1])], [[ranked('a', 0.5, [1])]]);
  expect(joined?.passages.map(({ passage }) => passage.number)).toEqual([1, 0]);
});
