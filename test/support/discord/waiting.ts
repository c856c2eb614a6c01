import type { SeenRequest, Wait } from './seen.ts';
import type { World } from './world.ts';

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
