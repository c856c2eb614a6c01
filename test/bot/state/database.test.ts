import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, expect, test } from 'vitest';
import { sqliteAnswerLog } from '../../../bot/state/answer-log.ts';
import { assertStateWritable, openStateDatabase } from '../../../bot/state/database.ts';
import { sqliteUsage } from '../../../bot/state/usage.ts';
import { sqliteWatches } from '../../../bot/state/watches.ts';
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
  await sqliteAnswerLog(before).remember(logged);
  await before.close();
  const after = openStateDatabase(path);
  expect(await sqliteAnswerLog(after).latest(viewer)).toEqual(logged);
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
  expect(await sqliteAnswerLog(state).latest(viewer)).toEqual({ ...logged, askedBy: null });
  await state.close();
});

/** The tables of watches as version 9 had them. */
const watchesBefore = `
  CREATE TABLE answers (number INTEGER PRIMARY KEY, channel_id TEXT NOT NULL) STRICT;
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
  const watches = sqliteWatches(openStateDatabase(path));
  expect(await watches.pending('2026')).toMatchObject([
    { channelId: '1', payload: { nonce: 'n1' }, attempts: 1, place: { kind: 'message' } },
  ]);
  expect(await watches.ofChannel('1')).toMatchObject([
    { rhythm: { kind: 'hours', times, zone: 'UTC', days: [1, 5] }, feed: null, isStopped: false },
    { rhythm: { kind: 'breaking' } },
  ]);
});

test('a database of a newer version is left alone, and the error names the cure', async () => {
  const path = join(folder, 'new.sqlite');
  const newer = new DatabaseSync(path);
  newer.exec('PRAGMA user_version = 999');
  newer.close();
  await expect(sqliteAnswerLog(openStateDatabase(path)).latest(viewer)).rejects.toMatchObject({
    name: 'StateTooNew',
    message: expect.stringContaining('update Dateline'),
  });
});

test('a file that is not a database gives an error with its cure, which hides the path from readers', async () => {
  const path = join(folder, 'broken.sqlite');
  writeFileSync(path, 'This is not a database. '.repeat(100));
  await expect(sqliteAnswerLog(openStateDatabase(path)).latest(viewer)).rejects.toMatchObject({
    name: 'StateUnavailable',
    message: expect.stringContaining('move it away'),
    forReader: expect.not.stringContaining(path),
  });
});

test('a fault of a statement or a record does not blame the file', async () => {
  const state = openStateDatabase(join(folder, 'statements.sqlite'));
  const statements: ((database: DatabaseSync) => unknown)[] = [
    (database) => database.prepare('SELECT * FROM nowhere').all(),
    (database) => database.exec("INSERT INTO usage VALUES ('a', 'b', 'c', 'd', 'e')"),
    () => JSON.parse('{'),
  ];
  for (const statement of statements)
    await expect(state.use(statement)).rejects.toMatchObject({
      name: 'StateFault',
      message: expect.not.stringContaining('restore'),
    });
  await sqliteAnswerLog(state).remember(logged);
  expect(await sqliteAnswerLog(state).latest(viewer)).toEqual(logged);
  await state.close();
});

test('a full disk has its own cure, and what was stored stays', async () => {
  const state = openStateDatabase(join(folder, 'full.sqlite'));
  await sqliteAnswerLog(state).remember(logged);
  await state.use((database) => database.exec('PRAGMA max_page_count = 1'));
  const text = 'full '.repeat(100_000);
  const grown = { ...logged, answer: { ...quotedAnswer, question: text } };
  await expect(sqliteAnswerLog(state).remember(grown)).rejects.toMatchObject({
    name: 'StateUnavailable',
    message: expect.stringMatching(/free some space(?!.*move)/u),
  });
  expect(await sqliteAnswerLog(state).latest(viewer)).toEqual(logged);
  await state.close();
});

test('a write that is tried on a full disk is rolled back, and later ones are kept', async () => {
  const path = join(folder, 'probed.sqlite');
  const state = openStateDatabase(path);
  await state.use((database) => database.exec('PRAGMA max_page_count = 1'));
  await expect(assertStateWritable(state)).rejects.toMatchObject({
    name: 'StateUnavailable',
    message: expect.stringContaining('free some space'),
  });
  await state.use((database) => database.exec('PRAGMA max_page_count = 1000'));
  await assertStateWritable(state);
  await sqliteAnswerLog(state).remember(logged);
  await state.close();
  const after = openStateDatabase(path);
  expect(await sqliteAnswerLog(after).latest(viewer)).toEqual(logged);
  await after.close();
});

test('a transaction that another process holds up is a fault with its own cure', async () => {
  const path = join(folder, 'locked.sqlite');
  const state = openStateDatabase(path);
  await sqliteAnswerLog(state).latest(viewer);
  const other = new DatabaseSync(path);
  other.exec('BEGIN IMMEDIATE');
  await expect(sqliteAnswerLog(state).remember(logged)).rejects.toMatchObject({
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
  const [first, second] = states.map(sqliteUsage);
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
