import { expect, test } from 'vitest';
import { runBotCrashes } from '../../../scripts/benchmark/bot-crashes.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

test('a bot that is killed while it reads feeds reads them soon after its next start, each article once', async () => {
  const { path, remove } = temporaryFolder();
  const report = await runBotCrashes({
    feeds: 2,
    articles: 20,
    kills: 1,
    folder: path,
    random: () => 0.5,
    clock: () => performance.now(),
  });
  remove();
  expect(report).toMatchObject({
    kills: 1,
    after_kill: { lost: 0, double: 0 },
    after_restart: { lost: 0, double: 0, orphans: 0 },
  });
}, 600_000);
