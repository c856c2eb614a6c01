import { expect, test } from 'vitest';
import { findDamage, runCrashes } from '../../../scripts/benchmark/crashes.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

test('an ingest that is killed and repeated loses nothing and stores nothing twice', async () => {
  const { path, remove } = temporaryFolder();
  const moments = [0.2, 0.5, 0.8];
  const report = await runCrashes({
    articles: 300,
    kills: 3,
    folder: path,
    random: () => moments.shift() ?? 0.5,
    clock: () => performance.now(),
  });
  remove();
  expect(report.after_kill).toMatchObject({ lost: 0, double: 0 });
  expect(report.after_ingest).toEqual({ lost: 0, double: 0, orphans: 0 });
}, 600_000);

const whole = { id: 'a', revision: 'r', passages: 2, changes: 1 };
const first = { articleId: 'a', revision: 'r', number: 0 };
const second = { ...first, number: 1 };
const expected = new Map([['a', { least: 1, most: 1 }]]);

test.each([
  { what: 'nothing', articles: [whole], passages: [first, second], lost: 0 },
  { what: 'an article', articles: [], passages: [], lost: 1 },
  { what: 'a passage', articles: [whole], passages: [first], lost: 1 },
  { what: 'a change', articles: [{ ...whole, changes: 0 }], passages: [first, second], lost: 1 },
])('detects that $what is lost', ({ articles, passages, lost }) => {
  const damage = findDamage({ articles, passages }, expected);
  expect(damage).toEqual({ lost, double: 0, orphans: 0 });
});

test.each([
  { what: 'an article', articles: [whole, whole], passages: [first, second] },
  { what: 'a passage', articles: [whole], passages: [first, second, second] },
  { what: 'a change', articles: [{ ...whole, changes: 2 }], passages: [first, second] },
])('detects that $what is stored twice', ({ articles, passages }) => {
  const damage = findDamage({ articles, passages }, expected);
  expect(damage).toEqual({ lost: 0, double: 1, orphans: 0 });
});

test('a passage of another version or without an article is an orphan', () => {
  const passages = [first, second, { ...first, revision: 'old' }, { ...first, articleId: 'b' }];
  const damage = findDamage({ articles: [whole], passages }, expected);
  expect(damage).toEqual({ lost: 0, double: 0, orphans: 2 });
});
