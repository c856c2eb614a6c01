import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AgedArticle, expiredArticles } from '../../corpus/retention.ts';

const now = new Date('2025-03-31T12:00:00.000Z');
const nothing: ReadonlySet<string> = new Set();

function aged(id: string, day: string | null, given: Partial<AgedArticle> = {}): AgedArticle {
  const publishedAt = day === null ? null : `${day}T12:00:00.000Z`;
  return { id, source: 'Daily', publishedAt, seenAt: null, ...given };
}

test('without a limit nothing expires', () => {
  expect(expiredArticles([aged('old', '1999-01-01')], {}, { now, kept: nothing })).toEqual([]);
});

test('age counts from publication, or else from when an article was first stored', () => {
  const articles = [
    aged('old', '2025-02-28'),
    aged('edge', '2025-03-01'),
    aged('new', '2025-03-30'),
    aged('undated-old', null, { seenAt: '2025-02-01T00:00:00.000Z' }),
    aged('undated-new', null, { seenAt: '2025-03-30T00:00:00.000Z' }),
    aged('ageless', null),
  ];
  const expired = expiredArticles(articles, { days: 30 }, { now, kept: nothing });
  expect(expired).toEqual(['old', 'undated-old']);
});

test('beyond the limit of articles the oldest expire, those without any time first', () => {
  const articles = [aged('b', '2025-03-02'), aged('none', null), aged('c', '2025-03-03')];
  expect(expiredArticles(articles, { articles: 2 }, { now, kept: nothing })).toEqual(['none']);
  expect(expiredArticles(articles, { articles: 1 }, { now, kept: nothing })).toEqual(['b', 'none']);
});

test('the limit per source counts each publisher by itself', () => {
  const articles = [
    aged('a1', '2025-03-01'),
    aged('a2', '2025-03-02'),
    aged('a3', '2025-03-03'),
    aged('b1', '2025-01-01', { source: 'Weekly' }),
  ];
  expect(expiredArticles(articles, { perSource: 2 }, { now, kept: nothing })).toEqual(['a1']);
});

test('an article to keep stays, in place of a newer one', () => {
  const articles = [aged('cited', '2020-01-01'), aged('b', '2025-03-02'), aged('c', '2025-03-03')];
  const limits = { days: 365, articles: 2 };
  expect(expiredArticles(articles, limits, { now, kept: new Set(['cited']) })).toEqual(['b']);
});

test('whatever the limits, articles to keep stay, and the rest is within the limits', () => {
  const article = fc.record({
    id: fc.uuid(),
    source: fc.constantFrom('Daily', 'Weekly'),
    publishedAt: fc.constantFrom(null, '2025-03-01T00:00:00.000Z', '2025-03-30T00:00:00.000Z'),
    seenAt: fc.constantFrom(null, '2025-03-02T00:00:00.000Z'),
  });
  const articles = fc.uniqueArray(article, { selector: ({ id }) => id, maxLength: 20 });
  const number = fc.integer({ min: 1, max: 6 });
  fc.assert(
    fc.property(
      articles,
      fc.tuple(number, number),
      fc.nat(4),
      (given, [most, perSource], cited) => {
        const kept = new Set(given.slice(0, cited).map(({ id }) => id));
        const limits = { articles: most, perSource, days: 20 };
        const expired = new Set(expiredArticles(given, limits, { now, kept }));
        const stay = given.filter(({ id }) => !expired.has(id));
        expect([...kept].every((id) => !expired.has(id))).toBe(true);
        expect(stay.length).toBeLessThanOrEqual(Math.max(most, kept.size));
        const again = expiredArticles(stay, limits, { now, kept });
        expect(again).toEqual([]);
      },
    ),
  );
});
