import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { type LeadershipOptions, postgresLeader } from '../../../bot/state/postgres-leader.ts';
import { describeOnPostgres } from '../../support/postgres.ts';

/** Longer than any takeover takes, for a busy machine. */
const patience = { timeout: 60_000, interval: 50 };

/** What happened to the job of a process, in order. */
type Events = readonly string[];

function lead(
  address: string,
  options: LeadershipOptions = {},
): ReturnType<typeof postgresLeader> & { events: Events; stopJob(): Promise<void>; wake(): void } {
  const leader = postgresLeader(address, options);
  onTestFinished(async () => await leader.close());
  const events: string[] = [];
  const job = leader.whileLeading(() => {
    events.push('began');
    return {
      wake: () => void events.push('woken'),
      stop: async () => {
        events.push('ended');
        await Promise.resolve();
      },
    };
  });
  return { ...leader, events, stopJob: async () => await job.stop(), wake: () => job.wake() };
}

/** A process of its own that leads whenever it can. */
function startProcess(address: string): { events: Events; signal(name: NodeJS.Signals): void } {
  const program = fileURLToPath(new URL('../../support/leading-process.ts', import.meta.url));
  const child = spawn(process.execPath, [program, address], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const events: string[] = [];
  child.stdout
    .setEncoding('utf8')
    .on('data', (text: string) => events.push(...text.trim().split('\n')));
  return { events, signal: (name) => void child.kill(name) };
}

describeOnPostgres('of the processes that share a state', (server) => {
  const endSession = `
    SELECT pg_terminate_backend(pid) FROM pg_locks JOIN pg_stat_activity USING (pid)
    WHERE locktype = 'advisory' AND granted
  `;

  test('one leads, and another one takes over when it stops', async () => {
    const address = await server().freshAddress();
    const one = lead(address);
    await expect.poll(() => one.isLeader(), patience).toBe(true);
    const other = lead(address);
    expect(other.isLeader()).toBe(false);
    other.wake();
    one.wake();
    await one.stopJob();
    expect(one.isLeader()).toBe(false);
    await expect.poll(() => other.events, patience).toEqual(['began']);
    expect(other.isLeader()).toBe(true);
    expect(one.events).toEqual(['began', 'woken', 'ended']);
  });

  test('another one takes over when the connection of the leader is lost, which stops its work', async () => {
    const address = await server().freshAddress();
    const told: [boolean, string | null][] = [];
    const one = lead(address, { onChange: (...change) => told.push(change) });
    await expect.poll(() => one.isLeader(), patience).toBe(true);
    const other = lead(address);
    await expect
      .poll(async () => {
        if (one.isLeader()) await server().query(endSession);
        return [one.isLeader(), other.isLeader()];
      }, patience)
      .toEqual([false, true]);
    expect(one.events).toContain('ended');
    expect(told.slice(0, 2)).toEqual([
      [true, null],
      [false, expect.stringMatching(/connection|reached/u)],
    ]);
  });

  test('all wait while the server is gone, and one leads when it is back', async () => {
    const address = await server().freshAddress();
    const both = [lead(address), lead(address)];
    const leading = (): number => both.filter((each) => each.isLeader()).length;
    await expect.poll(leading, patience).toBe(1);
    await server().kill();
    await expect.poll(leading, patience).toBe(0);
    await server().start();
    await expect.poll(leading, patience).toBe(1);
  });

  test('each state has a leader of its own', async () => {
    const leaders = [lead(await server().freshAddress()), lead(await server().freshAddress())];
    await expect.poll(() => leaders.map((each) => each.isLeader()), patience).toEqual([true, true]);
  });

  test('the leader no longer leads when it has not heard of the server for a while', async () => {
    let now = 0;
    const one = lead(await server().freshAddress(), { elapsed: () => now });
    await expect.poll(() => one.isLeader(), patience).toBe(true);
    now += 11_000;
    expect(one.isLeader()).toBe(false);
    let begun = 0;
    one.whileLeading(() => {
      begun += 1;
      return { wake: () => undefined, stop: async () => await Promise.resolve() };
    });
    await expect.poll(() => one.isLeader(), patience).toBe(true);
    await expect.poll(() => begun, patience).toBe(1);
  });

  test('another one takes over from a process that is killed', async () => {
    const address = await server().freshAddress();
    const killed = startProcess(address);
    await expect.poll(() => killed.events, patience).toEqual(['began']);
    const other = lead(address);
    killed.signal('SIGKILL');
    await expect.poll(() => other.isLeader(), patience).toBe(true);
  });

  test('another one takes over from a process that stands still, which notices when it goes on', async () => {
    const address = await server().freshAddress();
    const still = startProcess(address);
    await expect.poll(() => still.events, patience).toEqual(['began']);
    still.signal('SIGSTOP');
    const other = lead(address);
    await expect.poll(() => other.isLeader(), patience).toBe(true);
    still.signal('SIGCONT');
    await expect.poll(() => still.events, patience).toEqual(['began', 'ended']);
    expect(other.isLeader()).toBe(true);
  });
});
