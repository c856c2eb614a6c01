import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { sqlAnswerLog } from '../../../bot/state/answer-log.ts';
import { backUpState, restoreState } from '../../../bot/state/backup.ts';
import { openFeedDatabase, openStateDatabase } from '../../../bot/state/database.ts';
import { sqlFeedList } from '../../../bot/state/feed-list.ts';
import { sqlFeedback } from '../../../bot/state/feedback.ts';
import { feedSchema, stateSchema } from '../../../bot/state/schema.ts';
import type { StateDatabase } from '../../../bot/state/sql.ts';
import { sqlUsage } from '../../../bot/state/usage.ts';
import { sqlWatches } from '../../../bot/state/watches.ts';
import { newFeed } from '../../../corpus/following/feed.ts';
import { describeOnPostgres } from '../../support/postgres.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { quotedAnswer } from '../examples/example-answers.ts';
import { watchOf } from '../watches/example-watches.ts';

const at = '2025-12-01T18:00:00.000Z';
const soon = '2025-12-01T18:15:00.000Z';
const viewer = { channelId: 'news', userId: 'ada' };
const logged = {
  channelId: 'news',
  messageId: '1',
  askedAt: at,
  askedBy: 'ada',
  privateTo: null,
  answer: quotedAnswer,
};

function open(address: string): StateDatabase {
  const state = openStateDatabase(address);
  onTestFinished(async () => await state.close());
  return state;
}

async function columnsOf(state: StateDatabase, statement: string): Promise<string[]> {
  const rows = await state.use(async (sql) => await sql.all(statement));
  return rows.map((row) => String(row['name'])).toSorted();
}

describeOnPostgres('the state in PostgreSQL', (server) => {
  test('two processes that start at once on an empty database share one state', async () => {
    const address = await server().freshAddress();
    const [one, other] = [open(address), open(address)];
    const list = sqlFeedList(openFeedDatabase(address));
    await Promise.all([
      sqlAnswerLog(one).remember(logged),
      sqlAnswerLog(other).remember({ ...logged, messageId: '2' }),
      list.add(newFeed('https://daily.example/rss.xml', at)),
    ]);
    expect(await sqlAnswerLog(other).ofMessage('1')).toEqual(logged);
    expect(await sqlAnswerLog(one).ofMessage('2')).toMatchObject({ messageId: '2' });
    expect(await list.all()).toHaveLength(1);
    await list.close();
  });

  test('has the tables and columns that SQLite has', async () => {
    const ofSqlite = `
      SELECT t.name || '.' || c.name AS name FROM sqlite_schema AS t, pragma_table_info(t.name) AS c
      WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%'
    `;
    const ofPostgres = `
      SELECT table_name || '.' || column_name AS name FROM information_schema.columns
      WHERE table_schema = current_schema() AND table_name <> 'schema_versions'
    `;
    for (const openOne of [openStateDatabase, openFeedDatabase]) {
      const [lite, large] = [openOne(':memory:'), openOne(await server().freshAddress())];
      const { tables } = openOne === openStateDatabase ? stateSchema : feedSchema;
      const named = (await columnsOf(lite, ofSqlite)).map((name) => name.split('.', 1)[0]);
      expect(Object.keys(tables).toSorted()).toEqual([...new Set(named)]);
      expect(await columnsOf(large, ofPostgres)).toEqual(await columnsOf(lite, ofSqlite));
      await Promise.all([lite.close(), large.close()]);
    }
  });

  test('processes that count at the same time never let one question too many pass', async () => {
    const address = await server().freshAddress();
    const usages = [open(address), open(address)].map(sqlUsage);
    const asked = Array.from({ length: 40 }, async (_, number) => {
      const userId = `user ${number % 7}`;
      const asking = { serverId: 'harbour', userId, day: '2025-12-01', at };
      return await usages[number % 2]?.take(asking, ({ byServer }) =>
        byServer >= 10 ? 'enough' : null,
      );
    });
    const counted = (await Promise.all(asked)).filter((reason) => reason === null);
    expect(counted).toHaveLength(10);
  });

  test('a channel gets no watch too many from commands at the same time', async () => {
    const address = await server().freshAddress();
    const lists = [open(address), open(address)].map(sqlWatches);
    const added = await Promise.all(
      Array.from(
        { length: 30 },
        async (_, number) => await lists[number % 2]?.add(watchOf(`topic ${number}`)),
      ),
    );
    expect(added.filter((each) => each === 'full')).toHaveLength(5);
  });

  test('each due feed is claimed once by processes that look at the same time', async () => {
    const address = await server().freshAddress();
    const lists = [1, 2, 3].map(() => sqlFeedList(openFeedDatabase(address)));
    const urls = Array.from({ length: 30 }, (_, number) => `https://feed${number}.example/rss`);
    for (const url of urls) await lists[0]?.add(newFeed(url, at));
    const taken = await Promise.all(
      Array.from({ length: 40 }, async (_, number) => await lists[number % 3]?.takeDue(at, soon)),
    );
    expect(taken.flatMap((feed) => feed?.url ?? []).toSorted()).toEqual(urls.toSorted());
    for (const list of lists) await list.close();
  });

  test('words of any script are kept, with a sign for the character that PostgreSQL lacks', async () => {
    const feedback = sqlFeedback(open(await server().freshAddress()));
    const reason = "Naïve “Ünïcode” – 新闻 👍 \0 ? $1 '; DROP TABLE feedback; --";
    const given = { messageId: '1', userId: 'ada', givenAt: at, verdict: 'bad' as const };
    await feedback.put({ ...given, reason, answer: { ...quotedAnswer, question: reason } });
    expect(await feedback.all()).toMatchObject([
      { reason: reason.replace('\0', '\uFFFD'), answer: { question: reason } },
    ]);
  });

  test('a backup of it can be restored to files and to PostgreSQL, over what is there', async () => {
    const { path: folder, remove } = temporaryFolder();
    onTestFinished(remove);
    const address = await server().freshAddress();
    const state = open(address);
    const list = sqlFeedList(openFeedDatabase(address));
    const feed = newFeed('https://daily.example/rss.xml', at);
    await list.add(feed);
    const watches = sqlWatches(state);
    for (let number = 0; number < 20; number += 1) await watches.add(watchOf(`topic ${number}`));
    const log = sqlAnswerLog(state, { keep: 500 });
    for (let number = 0; number < 450; number += 1)
      await log.remember({ ...logged, messageId: `${number}` });
    await sqlUsage(state).take({ serverId: 'harbour', userId: 'ada', day: at, at }, () => null);
    const copy = join(folder, 'copy');
    const place = { DATELINE_DATA: join(folder, 'data') };
    const files = await backUpState({ ...place, DATELINE_STATE: address }, copy);
    expect(files).toEqual(['feeds.sqlite', 'state.sqlite']);

    await restoreState(copy, place);
    const path = join(place.DATELINE_DATA, 'state.sqlite');
    const elsewhere = await server().freshAddress();
    await sqlWatches(open(elsewhere)).add(watchOf('gone'));
    // A second time over the first.
    for (let times = 0; times < 2; times += 1)
      await restoreState(copy, { ...place, DATELINE_STATE: elsewhere });
    for (const restored of [open(path), open(elsewhere)]) {
      expect(await sqlWatches(restored).ofChannel('1')).toEqual(await watches.ofChannel('1'));
      const other = watchOf('one more', { channelId: '2' });
      expect(await sqlWatches(restored).add(other)).toMatchObject({ id: 21 });
      const answers = sqlAnswerLog(restored, { keep: 500 });
      expect(await answers.citing(['harbour'])).toEqual(await log.citing(['harbour']));
      await answers.remember({ ...logged, messageId: 'last' });
      expect(await answers.latest(viewer)).toMatchObject({ messageId: 'last' });
    }
    const feeds = sqlFeedList(openFeedDatabase(elsewhere));
    expect(await feeds.all()).toEqual([feed]);
    await Promise.all([feeds.close(), list.close()]);
  });

  test('a transaction that fails leaves nothing, and blocks nobody', async () => {
    const state = open(await server().freshAddress());
    const failing = state.transaction('watches', async (sql) => {
      await sql.run("INSERT INTO welcomes VALUES ('harbour', 'now')");
      await sql.run('INSERT INTO nowhere VALUES (1)');
    });
    await expect(failing).rejects.toMatchObject({ name: 'StateFault' });
    expect(await state.use(async (sql) => await sql.all('SELECT * FROM welcomes'))).toEqual([]);
    expect(await sqlWatches(state).add(watchOf('storms'))).toMatchObject({ topic: 'storms' });
  });

  test('a deadlock is resolved by trying again', async () => {
    const state = open(await server().freshAddress());
    await state.use(
      async (sql) => await sql.run("INSERT INTO welcomes VALUES ('a', 'now'), ('b', 'now')"),
    );
    const touch = 'UPDATE welcomes SET welcomed_at = ? WHERE server_id = ?';
    const both = ['ab', 'ba'].map(async ([first = '', second = '']) => {
      await state.transaction(first, async (sql) => {
        await sql.run(touch, first, first);
        await sql.get('SELECT pg_sleep(0.2)');
        await sql.run(touch, first, second);
      });
    });
    expect(await Promise.allSettled(both)).toMatchObject([
      { status: 'fulfilled' },
      { status: 'fulfilled' },
    ]);
  });

  test('a state of a newer version is left alone, and the error names the cure', async () => {
    const address = await server().freshAddress();
    const state = open(address);
    await state.use(async (sql) => await sql.run('UPDATE schema_versions SET version = 999'));
    await expect(open(address).assertWritable()).rejects.toMatchObject({
      name: 'StateTooNew',
      message: expect.stringContaining('update Dateline'),
    });
  });

  test('each fault of a server names its cure, and no user or password', async () => {
    const address = await server().freshAddress();
    const faults: [string, string][] = [
      [address.replace('hushed', 'wrong'), 'user or the password'],
      [address.replace('dateline:', 'someone:'), 'user or the password'],
      [address.replace('/postgres?', '/nowhere?'), 'createdb'],
      [address.replace(/127\.0\.0\.1:\d+/u, '127.0.0.1:1'), 'start PostgreSQL'],
      [address.replace('127.0.0.1', 'nowhere.invalid'), 'No such host'],
      [`${address}&sslmode=verify-full`, 'sslmode'],
      [address.replace('test_', 'lost_'), 'no such database or schema'],
    ];
    for (const [broken, cure] of faults) {
      const error: unknown = await open(broken)
        .assertWritable()
        .catch((error_: unknown) => error_);
      expect({ broken, error }).toMatchObject({
        broken,
        error: { name: 'StateUnavailable', message: expect.stringContaining(cure) },
      });
      const told = error instanceof Error ? `${error.stack} ${String(error.cause)}` : '';
      expect(told).not.toMatch(/hushed|wrong-4711|dateline:|someone/u);
    }
  });

  test('a lost server is used again as soon as it is back', async () => {
    const state = open(await server().freshAddress());
    const log = sqlAnswerLog(state);
    await log.remember(logged);
    await server().kill();
    await expect(log.remember(logged)).rejects.toMatchObject({
      name: 'StateUnavailable',
      message: expect.stringContaining('It cannot be reached'),
    });
    await expect(state.assertWritable()).rejects.toMatchObject({ name: 'StateUnavailable' });
    await server().start();
    await state.assertWritable();
    expect(await log.ofMessage('1')).toEqual(logged);
  });

  test('connections that are ended while they are idle are not noticed', async () => {
    const state = open(await server().freshAddress());
    const log = sqlAnswerLog(state);
    await log.remember(logged);
    await server().query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'dateline'`,
    );
    await expect.poll(async () => await log.ofMessage('1')).toEqual(logged);
  });
});
