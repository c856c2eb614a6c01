import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { REST } from 'discord.js';
import { sqlAnswerLog } from '../../../bot/state/answer-log.ts';
import { type NewWatch, sqlWatches, type Watches } from '../../../bot/state/watches.ts';
import { isPostgres, openStateDatabase } from '../../../bot/state/database.ts';
import type { ChannelSender } from '../../../bot/watches/deliver.ts';
import { startWatches, type WatchParts } from '../../../bot/watches/run.ts';
import { discordChannelSender } from '../../../bot/discord/channel-sender.ts';
import type { LoopbackDiscord } from '../../support/discord/loopback-discord.ts';
import { type RecordedLog, recordLog } from '../../support/record-log.ts';

/** The faults that the test injects. */
export type Weather = {
  /** The process dies before it sends what it decided. */
  diesBeforeSending(): boolean;
  /** The process dies before it records what it sent. */
  diesBeforeNoting(): boolean;
};

/** The check of a watch; `at` is in ms since the epoch. */
type Check = { id: number; at: number };

export type WatchingBot = {
  readonly watches: Watches;
  readonly log: RecordedLog;
  readonly checks: readonly Check[];
  add(watch: NewWatch): Promise<number>;
  /** Checks the watches once; false if the process died meanwhile. */
  tick(): Promise<boolean>;
  restart(): Promise<void>;
  close(): Promise<void>;
};

/** The part of the bot that checks watches, with a real database, a loopback Discord and the test's clock. */
export function watchingBot(
  discord: LoopbackDiscord,
  given: { folder: string; weather: Weather; address?: string } & Pick<
    WatchParts,
    'latest' | 'arrived' | 'touched' | 'now'
  >,
): WatchingBot {
  const { folder, weather, latest, arrived, touched, now } = given;
  const { address = join(folder, 'state.sqlite') } = given;
  let state = openStateDatabase(address);
  // Power cuts are not tested, and syncing to the disk would take minutes.
  const hurry = async (): Promise<void> => {
    if (isPostgres(address)) return;
    await state.use(async (sql) => {
      await sql.run('PRAGMA synchronous = OFF');
    });
  };
  const checks: Check[] = [];
  const log = recordLog();
  let isDead = false;
  const die = (): never => {
    isDead = true;
    throw new Error('The process was killed.');
  };
  const api = new REST({ api: discord.apiUrl, retries: 0 }).setToken(discord.token);
  const reached = discordChannelSender(api, {
    botId: () => discord.botUserId,
    commandIds: new Map(),
    log,
    now,
  });
  // One request at a time, so that the same faults hit the same requests in every run.
  const inTurn = oneAfterAnother();
  const channelSender: ChannelSender = {
    find: async (announcement) =>
      await inTurn(async () => (isDead ? die() : await reached.find(announcement))),
    send: async (announcement) =>
      await inTurn(async () =>
        isDead || weather.diesBeforeSending() ? die() : await reached.send(announcement),
      ),
  };
  const kept = (): Watches => {
    const watches = sqlWatches(state);
    return {
      ...watches,
      decide: async (decision) => {
        if (isDead) die();
        for (const { id } of decision.checked) checks.push({ id, at: Date.parse(decision.at) });
        await watches.decide(decision);
      },
      postpone: async (...rest) => (isDead ? die() : await watches.postpone(...rest)),
      markSent: async (...rest) =>
        isDead || weather.diesBeforeNoting() ? die() : await watches.markSent(...rest),
    };
  };
  return {
    get watches() {
      return kept();
    },
    log,
    checks,
    add: async (watch) => {
      await hurry();
      const added = await kept().add(watch);
      if (typeof added === 'string') throw new Error(`The watch was not added: ${added}`);
      return added.id;
    },
    tick: async () => {
      const answerLog = sqlAnswerLog(state);
      const noFeeds = {
        arrived,
        touched,
        stored: async () => [],
        publishersOf: async () => new Map<string, string[]>(),
        allowedSources: async () => [],
        digestScope: async () => '',
        leads: () => true,
      };
      const parts = { watches: kept(), channelSender, answerLog, latest, log, now, ...noFeeds };
      // The first check starts at once; stopping waits for its end.
      await startWatches(parts, { every: 60_000 }).stop();
      return !isDead;
    },
    restart: async () => {
      await state.close();
      state = openStateDatabase(address);
      await hurry();
      isDead = false;
    },
    close: async () => {
      await state.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Starts each piece of work when the one before has ended. */
function oneAfterAnother(): <Result>(work: () => Promise<Result>) => Promise<Result> {
  let before: Promise<unknown> = Promise.resolve();
  return async (work) => {
    const result = before.then(work, work);
    before = result;
    return await result;
  };
}
