import { setTimeout as sleep } from 'node:timers/promises';
import type { Reply, ReplyLog, ReplyState, SeenMessage, SeenRequest, Wait } from './seen.ts';
import type { World } from './world.ts';

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** A step without its time. */
export type ReplyStep = DistributiveOmit<ReplyState, 'at'>;

/** An empty log that starts now. */
export function startLog(world: World, id: string): ReplyLog {
  return { id, startedAt: world.now(), states: [], acknowledgedAfter: null };
}

/** Writes one step down and wakes everyone who waits; nothing where there is no log. */
export function noteStep(world: World, log: ReplyLog | null, step: ReplyStep): void {
  if (log !== null) {
    const at = world.now() - log.startedAt;
    log.acknowledgedAfter ??= at;
    log.states.push({ ...step, at });
  }
  world.events.emit('change');
}

/** The log as tests read and await it. */
export function replyOf(world: World, log: ReplyLog): Reply {
  const seen = (): string => log.states.map(stepLine).join(', ') || 'nothing';
  const find = <T>(what: string, pick: (state: ReplyState) => T | undefined) => ({
    what,
    seen,
    find: () => log.states.map(pick).find((picked) => picked !== undefined),
  });
  const until: Reply['until'] = async (predicate, wait) =>
    await waitFor(
      world,
      find('a message that passes', (state) =>
        state.kind === 'message' && predicate(state.message) ? state.message : undefined,
      ),
      wait,
    );
  return {
    id: log.id,
    get acknowledgedAfter() {
      return log.acknowledgedAfter;
    },
    states: log.states,
    get messages() {
      return currentMessages(log);
    },
    until,
    answered: async (wait) => await until((message) => !message.loading, wait),
    async settled(wait) {
      await until((message) => !message.loading, wait);
      for (let steps = -1; steps !== log.states.length;) {
        steps = log.states.length;
        await sleep(wait?.quiet ?? 300);
      }
      const last = currentMessages(log).findLast((message) => !message.loading);
      if (last === undefined) throw new Error(`The reply was taken back: ${seen()}`);
      return last;
    },
    modal: async (wait) =>
      await waitFor(
        world,
        find('a modal', (state) => (state.kind === 'modal' ? state.modal : undefined)),
        wait,
      ),
    choices: async (wait) =>
      await waitFor(
        world,
        find('choices', (state) => (state.kind === 'choices' ? state.choices : undefined)),
        wait,
      ),
  };
}

function currentMessages(log: ReplyLog): SeenMessage[] {
  const current = new Map<string, SeenMessage>();
  for (const state of log.states) {
    if (state.kind === 'message') current.set(state.message.id, state.message);
    if (state.kind === 'deleted') current.delete(state.messageId);
  }
  return [...current.values()];
}

function stepLine(state: ReplyState): string {
  if (state.kind !== 'message') return state.kind;
  return `${state.how} "${state.message.text.slice(0, 200)}"`;
}

/** What is waited for: `find` is asked now and after every change. */
export type Awaited<T> = {
  /** Ends the sentence "Waited 5000 ms for …". */
  what: string;
  find: () => T | undefined;
  /** What was seen instead, for the error. */
  seen?: () => string;
};

/**
 * What `find` returns as soon as it returns something.
 * @throws an error that lists what was seen, after the patience in real time or when all closes.
 */
export async function waitFor<T>(world: World, awaited: Awaited<T>, wait?: Wait): Promise<T> {
  const within = wait?.within ?? world.patience;
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  const check = (): void => {
    try {
      const found = awaited.find();
      if (found !== undefined) resolve(found);
    } catch (cause) {
      reject(cause);
    }
  };
  const fail = (why: string): void => reject(new Error(describe({ world, awaited, why })));
  const close = (): void => fail('The loopback Discord was closed while waiting');
  const timer = setTimeout(() => fail(`Waited ${within} ms`), within);
  world.events.on('change', check).on('close', close);
  check();
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    world.events.off('change', check).off('close', close);
  }
}

function describe<T>(input: { world: World; awaited: Awaited<T>; why: string }): string {
  const { world, awaited, why } = input;
  const requests = world.requests.slice(-20).map((request) => `  ${lineOf(request)}`);
  const seen = awaited.seen?.();
  return [
    `${why} for ${awaited.what}.`,
    ...(seen === undefined ? [] : [`Seen instead: ${seen}`]),
    requests.length === 0 ? 'The bot made no request.' : 'The last requests of the bot:',
    ...requests,
  ].join('\n');
}

function lineOf({ method, path, status, body, answer }: SeenRequest): string {
  const refused = status !== null && status >= 400 ? ` ${shorten(answer)}` : '';
  return `${method} ${path} -> ${status ?? 'no answer'}${refused} ${shorten(body)}`;
}

function shorten(value: unknown): string {
  return value == null ? '' : JSON.stringify(value).slice(0, 200);
}
