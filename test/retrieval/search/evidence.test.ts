import { expect, test } from 'vitest';
import { selectEvidence } from '../../../retrieval/search/evidence.ts';
import type { RankedArticle } from '../../../retrieval/search/fuse.ts';

/** An article with passages numbered from 0, the best first. */
function ranked(id: string, score: number, passages: number): RankedArticle {
  const article = { id, url: null, title: `About ${id}`, source: 'Daily', publishedAt: null };
  return {
    article,
    score,
    passages: Array.from({ length: passages }, (_, number) => ({
      passage: { articleId: id, number, start: 0, end: 4, text: `Rain on ${id}` },
      score: score / (number + 1),
    })),
  };
}

function publishedBy(source: string, item: RankedArticle): RankedArticle {
  return { ...item, article: { ...item.article, source } };
}

function chosen(articles: readonly RankedArticle[]): string[] {
  return selectEvidence(articles).map(({ passage }) => `${passage.articleId}${passage.number}`);
}

test('an empty ranking gives no evidence', () => {
  expect(selectEvidence([])).toEqual([]);
});

test('takes two passages each where there are many articles, the best article first', () => {
  const articles = ['a', 'b', 'c', 'd', 'e'].map((id, index) => ranked(id, 1 - index / 10, 4));
  const expected = ['a0', 'a1', 'b0', 'b1', 'c0', 'c1', 'd0', 'd1', 'e0', 'e1'];
  expect(chosen(articles)).toEqual(expected);
});

test('takes more passages of each where there are few articles', () => {
  expect(chosen([ranked('a', 1, 7), ranked('b', 0.9, 1)])).toEqual([
    'a0',
    'a1',
    'a2',
    'a3',
    'a4',
    'b0',
  ]);
});

test('takes no more than six articles', () => {
  const articles = Array.from({ length: 9 }, (_, index) => ranked(`${index}`, 1, 2));
  expect(new Set(selectEvidence(articles).map(({ article }) => article.id)).size).toBe(6);
});

test('leaves out articles far behind the best one, and those without passages', () => {
  expect(
    chosen([ranked('a', 2, 1), ranked('b', 1.9, 0), ranked('c', 1, 1), ranked('d', 0.1, 1)]),
  ).toEqual(['a0', 'c0']);
});

test('an article without passages does not use up a place', () => {
  expect(chosen([ranked('a', 2, 7), ranked('b', 1.9, 0)])).toHaveLength(7);
});

test('a passage is scored by its article relative to the best', () => {
  const scores = selectEvidence([ranked('a', 4, 2), ranked('b', 3, 1)]).map(({ score }) => score);
  expect(scores).toEqual([1, 1, 0.75]);
});

test('of copies of one report only the best-ranked is evidence', () => {
  const [one, copy, other] = [ranked('a', 3, 1), ranked('b', 2, 1), ranked('c', 1, 1)];
  const text = 'Harbour pilots went back to work on Monday, after a strike of twelve days.';
  for (const [item, own] of [
    [one, text],
    [copy, `${text} Agencies`],
  ] as const) {
    item?.passages.forEach(({ passage }) => (passage.text = own));
  }
  expect(chosen([one, copy, other].flatMap((item) => item ?? []))).toEqual(['a0', 'c0']);
});

test('each publisher named in the question has a place, in the order of the ranking', () => {
  const daily = Array.from({ length: 8 }, (_, index) => ranked(`${index}`, 1, 2));
  const weekly = publishedBy('Weekly', ranked('weekly', 0.6, 2));
  const far = publishedBy('Monthly', ranked('far', 0.1, 2));
  const articles = [...daily, weekly, far];
  const evidence = selectEvidence(articles, { publishers: ['Weekly', 'Monthly'] });
  const ids = new Set(evidence.map(({ article }) => article.id));
  expect([...ids]).toEqual(['0', '1', '2', '3', '4', 'weekly']);
});
