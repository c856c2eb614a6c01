import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, expect, test } from 'vitest';
import { sqlAnswerLog } from '../../../bot/state/answer-log.ts';
import { sourcesOf } from '../../../retrieval/answer.ts';
import { openStateDatabase } from '../../../bot/state/database.ts';
import type { Sql } from '../../../bot/state/sql.ts';
import { sqlUsage } from '../../../bot/state/usage.ts';
import { sqlWatches } from '../../../bot/state/watches.ts';
import { quotedAnswer } from '../examples/example-answers.ts';

const folder = mkdtempSync(join(tmpdir(), 'dateline-state-'));
afterAll(() => rmSync(folder, { recursive: true }));
const viewer = { channelId: 'news', userId: 'ada' };
const logged = {
  channelId: 'news',
  messageId: '1',
  askedAt: '2025-12-01T18:00:00.000Z',
  askedBy: 'ada',
  privateTo: null,
  answer: quotedAnswer,
};

test('the state survives a restart', async () => {
  const path = join(folder, 'kept', 'state.sqlite');
  const before = openStateDatabase(path);
  await sqlAnswerLog(before).remember(logged);
  await before.close();
  const after = openStateDatabase(path);
  expect(await sqlAnswerLog(after).latest(viewer)).toEqual(logged);
  await after.close();
});

/** What the first version created, before there were migrations. */
const firstSchema = `
  CREATE TABLE answers (
    number INTEGER PRIMARY KEY,
    channel_id TEXT NOT NULL,
    message_id TEXT NOT NULL,
    asked_at TEXT NOT NULL,
    private_to TEXT,
    answer TEXT NOT NULL
  ) STRICT;
`;

test('a database of the first version is migrated, and keeps its answers', async () => {
  const path = join(folder, 'old.sqlite');
  const old = new DatabaseSync(path);
  old.exec(firstSchema);
  old
    .prepare('INSERT INTO answers (channel_id, message_id, asked_at, answer) VALUES (?, ?, ?, ?)')
    .run('news', '1', logged.askedAt, JSON.stringify(quotedAnswer));
  old.close();
  const state = openStateDatabase(path);
  const answerLog = sqlAnswerLog(state);
  expect(await answerLog.latest(viewer)).toEqual({ ...logged, askedBy: null });
  const cited = new Set(sourcesOf(quotedAnswer).map(({ article }) => article.id));
  expect(await answerLog.citedArticles()).toEqual(cited);
  await state.close();
});

/** The tables of watches as version 9 had them. */
const watchesBefore = `
  CREATE TABLE answers (number INTEGER PRIMARY KEY, channel_id TEXT, answer TEXT) STRICT;
  CREATE TABLE usage (asked_at TEXT) STRICT;
  CREATE TABLE watches (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    channel_id TEXT NOT NULL,
    guild_id TEXT,
    topic TEXT NOT NULL,
    topic_key TEXT NOT NULL,
    rhythm TEXT NOT NULL,
    role_id TEXT,
    locale TEXT NOT NULL,
    created_by TEXT,
    created_at TEXT NOT NULL,
    next_at TEXT NOT NULL,
    checked_at TEXT,
    paused TEXT CHECK (paused IN ('no-access', 'no-permission', 'closed')),
    UNIQUE (channel_id, topic_key)
  ) STRICT;
  CREATE TABLE announcements (
    channel_id TEXT PRIMARY KEY,
    planned_at TEXT NOT NULL,
    payload TEXT NOT NULL,
    sent_at TEXT,
    attempts INTEGER NOT NULL DEFAULT 0,
    try_at TEXT NOT NULL,
    answer TEXT
  ) STRICT, WITHOUT ROWID;
  INSERT INTO watches (channel_id, topic, topic_key, rhythm, locale, created_at, next_at)
  VALUES ('1', 'storms', 'storms', '{"kind":"hours","hour":7,"minute":30,"zone":"UTC","days":[1,5]}',
    'en', '2025-12-01T08:00:00.000Z', '2025-12-02T07:30:00.000Z'),
  ('1', 'talks', 'talks', '{"kind":"breaking"}',
    'en', '2025-12-01T08:00:00.000Z', '2025-12-02T07:30:00.000Z');
  INSERT INTO announcements VALUES ('1', '2025-12-01T08:00:00.000Z', '{"nonce":"n1"}', NULL, 1,
    '2025-12-01T08:00:00.000Z', NULL);
  PRAGMA user_version = 9;
`;

test('watches of one time a day, from before there were several, are kept, and their messages', async () => {
  const path = join(folder, 'watches.sqlite');
  const old = new DatabaseSync(path);
  old.exec(watchesBefore);
  old.close();
  const times = [{ hour: 7, minute: 30 }];
  const watches = sqlWatches(openStateDatabase(path));
  expect(await watches.pending('2026')).toMatchObject([
    { channelId: '1', payload: { nonce: 'n1' }, attempts: 1, place: { kind: 'message' } },
  ]);
  expect(await watches.ofChannel('1')).toMatchObject([
    { rhythm: { kind: 'hours', times, zone: 'UTC', days: [1, 5] }, feed: null, isStopped: false },
    { rhythm: { kind: 'breaking' } },
  ]);
  expect(await watches.due('2025-12-01T09:00:00.000Z')).toMatchObject([{ topic: 'talks' }]);
});

test('a database of a newer version is left alone, and the error names the cure', async () => {
  const path = join(folder, 'new.sqlite');
  const newer = new DatabaseSync(path);
  newer.exec('PRAGMA user_version = 999');
  newer.close();
  await expect(sqlAnswerLog(openStateDatabase(path)).latest(viewer)).rejects.toMatchObject({
    name: 'StateTooNew',
    message: expect.stringContaining('update Dateline'),
  });
});

test('a file that is not a database gives an error with its cure, which hides the path from readers', async () => {
  const path = join(folder, 'broken.sqlite');
  writeFileSync(path, 'This is not a database. '.repeat(100));
  await expect(sqlAnswerLog(openStateDatabase(path)).latest(viewer)).rejects.toMatchObject({
    name: 'StateUnavailable',
    message: expect.stringContaining('move it away'),
    forReader: expect.not.stringContaining(path),
  });
});

test('a fault of a statement or a record does not blame the file', async () => {
  const state = openStateDatabase(join(folder, 'statements.sqlite'));
  const statements: ((sql: Sql) => Promise<unknown>)[] = [
    async (sql) => await sql.all('SELECT * FROM nowhere'),
    async (sql) => await sql.run("INSERT INTO usage VALUES ('a', 'b', 'c', 'd', 'e')"),
    async () => JSON.parse('{'),
  ];
  for (const statement of statements)
    await expect(state.use(statement)).rejects.toMatchObject({
      name: 'StateFault',
      message: expect.not.stringContaining('restore'),
    });
  await sqlAnswerLog(state).remember(logged);
  expect(await sqlAnswerLog(state).latest(viewer)).toEqual(logged);
  await state.close();
});

test('a full disk has its own cure, and what was stored stays', async () => {
  const state = openStateDatabase(join(folder, 'full.sqlite'));
  await sqlAnswerLog(state).remember(logged);
  await state.use(async (sql) => await sql.run('PRAGMA max_page_count = 1'));
  const text = 'full '.repeat(100_000);
  const grown = { ...logged, answer: { ...quotedAnswer, question: text } };
  await expect(sqlAnswerLog(state).remember(grown)).rejects.toMatchObject({
    name: 'StateUnavailable',
    message: expect.stringMatching(/free some space(?!.*move)/u),
  });
  expect(await sqlAnswerLog(state).latest(viewer)).toEqual(logged);
  await state.close();
});

test('a write that is tried on a full disk is rolled back, and later ones are kept', async () => {
  const path = join(folder, 'probed.sqlite');
  const state = openStateDatabase(path);
  await state.use(async (sql) => await sql.run('PRAGMA max_page_count = 1'));
  await expect(state.assertWritable()).rejects.toMatchObject({
    name: 'StateUnavailable',
    message: expect.stringContaining('free some space'),
  });
  await state.use(async (sql) => await sql.run('PRAGMA max_page_count = 1000'));
  await state.assertWritable();
  await sqlAnswerLog(state).remember(logged);
  await state.close();
  const after = openStateDatabase(path);
  expect(await sqlAnswerLog(after).latest(viewer)).toEqual(logged);
  await after.close();
});

test('a transaction that another process holds up is a fault with its own cure', async () => {
  const path = join(folder, 'locked.sqlite');
  const state = openStateDatabase(path);
  await sqlAnswerLog(state).latest(viewer);
  const other = new DatabaseSync(path);
  other.exec('BEGIN IMMEDIATE');
  await expect(sqlAnswerLog(state).remember(logged)).rejects.toMatchObject({
    name: 'StateUnavailable',
    message: expect.stringContaining('locked: stop that one'),
  });
  other.close();
  await state.close();
});

test('two processes that count at the same time never let one question too many pass', async () => {
  const path = join(folder, 'both.sqlite');
  const states = [openStateDatabase(path), openStateDatabase(path)] as const;
  const asking = { serverId: 'harbour', userId: 'ada', day: '2025-12-01', at: logged.askedAt };
  const [first, second] = states.map(sqlUsage);
  await second?.take(asking, () => 'only looking');
  // While the first decides, another process may not count.
  const both = await Promise.allSettled([
    first?.take(asking, () => {
      const other = new DatabaseSync(path, { timeout: 0 });
      try {
        other.exec("INSERT INTO usage VALUES ('harbour', 'ada', '2025-12-01', 1, 'now')");
      } finally {
        other.close();
      }
      return null;
    }),
  ]);
  expect(both).toMatchObject([{ status: 'rejected', reason: { name: 'StateUnavailable' } }]);
  for (const state of states) await state.close();
});

test('what one transaction reads stays so until it has written, whatever else the process does', async () => {
  const state = openStateDatabase(':memory:');
  const add = async (): Promise<void> =>
    await state.transaction('counting', async (sql) => {
      const row = await sql.get('SELECT count(*) AS n FROM welcomes');
      // Others get their turn here.
      await Promise.resolve();
      await sql.run('INSERT INTO welcomes VALUES (?, ?)', `server ${Number(row?.['n'])}`, 'now');
    });
  const failing = state.transaction('counting', async (sql) => {
    await sql.run('INSERT INTO welcomes VALUES (?, ?)', 'lost', 'now');
    throw new Error('no');
  });
  const rows = state.use(async (sql) => await sql.all('SELECT server_id FROM welcomes'));
  await Promise.all([add(), add(), expect(failing).rejects.toThrow('no'), add()]);
  expect(await rows).toEqual([]);
  const kept = await state.use(async (sql) => await sql.all('SELECT server_id FROM welcomes'));
  expect(kept.map((row) => row['server_id'])).toEqual(['server 0', 'server 1', 'server 2']);
});
