import { expect, test } from 'vitest';
import type { RankedArticle } from '../../../retrieval/ranking/fuse.ts';
import { joinClauses } from '../../../retrieval/ranking/join-clauses.ts';

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

test('an article counts for the clause that it suits best, once', () => {
  const whole = [ranked('a', 0.5)];
  const once = joinClauses(whole, [[ranked('a', 0.8)]]);
  const twice = joinClauses(whole, [[ranked('a', 0.8)], [ranked('a', 0.3)]]);
  expect(twice[0]?.score).toBe(once[0]?.score);
});

test('the passage that a clause asks for comes before its siblings', () => {
  const [joined] = joinClauses([ranked('a', 0.5, [0, 1])], [[ranked('a', 0.5, [1])]]);
  expect(joined?.passages.map(({ passage }) => passage.number)).toEqual([1, 0]);
});
