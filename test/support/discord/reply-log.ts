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

/** Appends a step to the log, if there is one, and wakes all waits. */
export function logStep(world: World, log: ReplyLog | null, step: ReplyStep): void {
  if (log !== null) {
    const at = world.now() - log.startedAt;
    log.acknowledgedAfter ??= at;
    log.states.push({ ...step, at });
  }
  world.events.emit('change');
}

/** The reply that tests read and await, over its log. */
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

/** What a wait looks for; `find` is called now and after every change. */
export type Awaited<T> = {
  /** Ends the sentence "Waited 5000 ms for …". */
  what: string;
  find: () => T | undefined;
  /** Describes what was seen instead, for the error. */
  seen?: () => string;
};

/**
 * Resolves with the first result of `find` that is not undefined.
 * @throws an error that lists what was seen, after the timeout or when the loopback closes.
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
