import { expect, test } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { runSoak } from './soak-run.ts';

test('in a simulated day with hostile feeds and questions nothing is lost, and nothing stored twice', async () => {
  const { path, remove } = temporaryFolder();
  const report = await runSoak({
    days: 1,
    feeds: 12,
    articles: 90,
    questionsPerDay: 5,
    folder: path,
  });
  remove();
  expect(report).toMatchObject({ lost: 0, twice: 0, questions: 5, failed_questions: 0 });
  expect(report.published).toBeGreaterThan(40);
  expect(report.failed_visits).toBeGreaterThan(0);
  expect(report.days).toMatchObject([{ day: 1, articles: expect.any(Number) }]);
});

test('articles that are too old go, and nothing younger is lost', async () => {
  const { path, remove } = temporaryFolder();
  const report = await runSoak({
    days: 3,
    feeds: 12,
    articles: 90,
    questionsPerDay: 2,
    keepDays: 1,
    folder: path,
  });
  remove();
  expect(report).toMatchObject({ lost: 0, twice: 0, failed_questions: 0 });
  expect(report.days.at(-1)?.articles).toBeLessThan(report.published / 2);
});
