import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newFeed } from '../../../corpus/following/feed.ts';
import { openFeedDatabase } from '../../../bot/state/database.ts';
import { sqlFeedList } from '../../../bot/state/feed-list.ts';
import { sqlFeedback } from '../../../bot/state/feedback.ts';
import { openStateDatabase } from '../../../bot/state/database.ts';
import { quotedAnswer } from '../../bot/examples/example-answers.ts';
import { openaiForTest } from '../../support/openai-loopback.ts';
import { runCommand } from '../../support/run-command.ts';
import { storedTown, temporaryFolder, townNews, townTime } from '../../support/town-news.ts';

const folder = await temporaryFolder();
const settings = { settings: { DATELINE_DATA: join(folder, 'data') } };
const state = openStateDatabase(join(folder, 'data', 'state.sqlite'));
const opinion = {
  messageId: '1',
  userId: 'ada',
  givenAt: '2025-12-01T18:00:00.000Z',
  verdict: 'bad',
  reason: 'It is out of date.',
  answer: quotedAnswer,
} as const;
await sqlFeedback(state).put(opinion);

test('lists ratings with question, answer and reason', async () => {
  const { output, code } = await runCommand('feedback', [], settings);
  expect(code).toBe(0);
  expect(output).toContain('👎 2025-12-01 18:00  When will ferry crews strike?');
  expect(output).toContain('reason: It is out of date.');
  const { output: json } = await runCommand('feedback', ['--json'], settings);
  expect(JSON.parse(json)).toEqual([opinion]);
});

test('a backup made while the bot writes can be restored', async () => {
  const copy = join(folder, 'copy');
  expect((await runCommand('backup', [copy], settings)).output).toContain('state.sqlite');
  await sqlFeedback(state).put({ ...opinion, messageId: '2' });
  await state.close();
  expect((await runCommand('restore', [copy], settings)).code).toBe(0);
  const again = openStateDatabase(join(folder, 'data', 'state.sqlite'));
  expect(await sqlFeedback(again).all()).toEqual([opinion]);
  await again.close();
});

test('articles and feeds are backed up and restored elsewhere, for another embedder too', async () => {
  const { settings: town } = await storedTown();
  const feed = newFeed('https://daily.example/rss.xml', '2025-12-01T18:00:00.000Z');
  const list = sqlFeedList(openFeedDatabase(join(town['DATELINE_DATA'] ?? '', 'feeds.sqlite')));
  await list.add({ ...feed, storedIn: { id: 'the town', version: 1000 } });
  await list.close();
  const copy = join(folder, 'whole');
  // The second time it replaces the first.
  for (let times = 0; times < 2; times += 1) {
    const backedUp = await runCommand('backup', [copy, '--json'], { settings: town });
    expect(JSON.parse(backedUp.output)).toMatchObject({
      files: expect.arrayContaining(['feeds.sqlite']),
      articles: townNews.length,
    });
  }
  const elsewhere = { DATELINE_DATA: join(folder, 'elsewhere'), DATELINE_STORE: join(folder, 's') };
  const restored = await runCommand('restore', [copy], { settings: elsewhere });
  expect(restored).toMatchObject({ code: 0, output: expect.stringContaining('4 articles,') });
  const words = ['Who was elected speaker?', '--at', townTime, '--json'];
  const [before, after] = [town, elsewhere].map(
    async (settings) => await runCommand('ask', words, { settings }),
  );
  expect((await after)?.output).toBe((await before)?.output);
  const feeds = sqlFeedList(openFeedDatabase(join(folder, 'elsewhere', 'feeds.sqlite')));
  expect(await feeds.all()).toEqual([feed]);
  await feeds.close();

  const server = await openaiForTest();
  const other = {
    DATELINE_DATA: join(folder, 'other'),
    DATELINE_EMBEDDINGS: 'openai',
    OPENAI_EMBEDDING_BASE_URL: server.baseUrl,
    OPENAI_EMBEDDING_MODEL: 'letters',
  };
  const anew = await runCommand('restore', [copy, '--json'], { settings: other });
  expect(JSON.parse(anew.output)).toMatchObject({ articles: 4, embedded: 'openai:letters' });
  const found = await runCommand('retrieve', ['dock workers', '--json'], { settings: other });
  expect(JSON.parse(found.output)[0]).toMatchObject({ article_id: 'harbour' });
});

test('a folder without a backup replaces nothing', async () => {
  const { complaint, code } = await runCommand('restore', [join(folder, 'nowhere')], settings);
  expect(code).toBe(1);
  expect(complaint).toContain('holds no backup');
});
