import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Article } from '../../../corpus/article.ts';
import { createStoryIndex } from '../../../corpus/stories/story-index.ts';
import { toArticle } from '../../../corpus/to-article.ts';
import { editArticle, evaluateCopies, pairAgreement } from '../../../scripts/evaluation/copies.ts';
import { randomNumbers } from '../../../scripts/evaluation/statistics.ts';
import { evaluatePairs, readPairLines } from '../../../scripts/evaluation/stories.ts';
import { runCommand } from '../../support/run-command.ts';
import { plainVocabulary, storyNews } from '../../support/story-news.ts';
import { temporaryFolder, writeLines } from '../../support/town-news.ts';

const lines = Object.values(storyNews).map(({ publishedAt, ...article }) => ({
  ...article,
  published_at: publishedAt,
}));
const articles = lines.map((line): Article => {
  const outcome = toArticle(line);
  if ('rejected' in outcome) throw new Error(outcome.rejected);
  return outcome.article;
});
const pairs = [
  { a: 'ferry', b: 'other-ferry', same: true },
  { a: 'ferry', b: 'budget', same: false },
  { a: 'ferry', b: 'missing', same: true },
];

test('pairs are compared with the stories, and those of missing articles are counted apart', () => {
  let time = 0;
  const clock = (): number => (time += 500);
  const index = createStoryIndex(plainVocabulary);
  expect(evaluatePairs(pairs, articles.toReversed(), { index, clock })).toEqual({
    n: 2,
    missing: 1,
    precision: 1,
    recall: 1,
    balanced_accuracy: 1,
    articles_per_second: 10,
  });
});

test('evaluate --pairs prints the figures and nothing else', async () => {
  const folder = await temporaryFolder();
  const files = [
    '--articles',
    await writeLines(folder, 'articles.jsonl', lines),
    '--pairs',
    await writeLines(folder, 'pairs.jsonl', pairs),
  ];
  const { code, output } = await runCommand('evaluate', [...files, '--json']);
  expect(code).toBe(0);
  expect(JSON.parse(output)).toMatchObject({ n: 2, missing: 1, precision: 1, recall: 1 });
});

test('evaluate --pairs says so when the pairs are of other articles', async () => {
  const folder = await temporaryFolder();
  const files = [
    '--articles',
    await writeLines(folder, 'articles.jsonl', lines),
    '--pairs',
    await writeLines(folder, 'pairs.jsonl', [{ a: 'nowhere', b: 'missing', same: true }]),
  ];
  const { code, output, complaint } = await runCommand('evaluate', [...files, '--json']);
  expect({ code, output }).toEqual({ code: 1, output: '' });
  expect(complaint).toMatch(/pairs\.jsonl holds no pair of articles of .*articles\.jsonl/u);
});

test('agreement of groupings ignores the names of groups, and falls as they differ', () => {
  const one = new Map(
    ['a', 'b', 'c', 'd', 'e', 'f'].map((thing, at) => [thing, at < 3 ? 'left' : 'right']),
  );
  const renamed = new Map([...one].map(([thing, group]) => [thing, `${group}!`]));
  const moved = new Map(one).set('a', 'right');
  expect(pairAgreement(one, renamed)).toBe(1);
  expect(pairAgreement(one, moved)).toBeLessThan(1);
});

test('every kind of edit changes the article, the same way for the same seed', () => {
  const ferry = articles.find(({ id }) => id === 'ferry');
  if (ferry === undefined) throw new Error('The ferry is missing.');
  const edited = (): Article =>
    editArticle(ferry, ['cut', 'reordered', 're-headlined', 'words changed'], {
      random: randomNumbers(1),
      headlines: ['Another headline'],
      words: ['changed'],
    });
  expect(edited().title).toBe('Another headline');
  expect(edited().text.length).toBeLessThan(ferry.text.length);
  expect(edited()).toEqual(edited());
});

test('all complete copies are recognised, and no independent report is taken for a copy', () => {
  const report = evaluateCopies(articles, pairs, {
    vocabulary: plainVocabulary,
    random: randomNumbers(1),
    perKind: 5,
  });
  expect(report.recall['re-headlined']).toEqual({ n: 5, recall: 1 });
  expect(report.false_alarms['same story, other publisher']).toEqual({ n: 1, rate: 0 });
});

test('no labelled pair is in both halves', async () => {
  const halves = ['tuning', 'held-out'].map((half) => `test/fixtures/same-story/${half}.jsonl`);
  const [tuning = [], heldOut = []] = await Promise.all(halves.map(readPairLines));
  const named = new Set(tuning.flatMap(({ a, b }) => [`${a} ${b}`, `${b} ${a}`]));
  expect(heldOut.filter(({ a, b }) => named.has(`${a} ${b}`))).toEqual([]);
  expect(tuning.length + heldOut.length).toBeGreaterThan(300);
  expect(readFileSync(halves[0] ?? '', 'utf8')).not.toContain('title');
});
