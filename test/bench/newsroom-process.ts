import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { startNewsroom } from '../support/newsroom/newsroom.ts';
import { simulatedClock } from '../support/simulated-clock.ts';
import { soakNewsroom, type SoakNews } from './soak-newsroom.ts';

/** The newsroom of a soak in a process of its own, so that the memory measured is the bot's alone. */
export type NewsroomProcess = AsyncDisposable & {
  /** The address of a path at one of its hosts. */
  url: (host: string, path: string) => string;
  /** Tells it the time; it has heard when this resolves. */
  advanceTo: (moment: Date) => Promise<void>;
};

/** Starts a newsroom whose clock stands at `options.start` until it is told a later time. */
export async function startNewsroomProcess(options: SoakNews): Promise<NewsroomProcess> {
  const child = fork(fileURLToPath(import.meta.url), [JSON.stringify(options)]);
  const [port]: unknown[] = await once(child, 'message');
  return {
    url: (host, path) => `http://${host}:${String(port)}${path}`,
    async advanceTo(moment) {
      child.send(moment.toISOString());
      await once(child, 'message');
    },
    async [Symbol.asyncDispose]() {
      child.disconnect();
      const [code]: unknown[] = await once(child, 'exit');
      if (code !== 0) throw new Error('The newsroom was asked for what it does not have.');
    },
  };
}

const [given] = process.argv.slice(2);
if (process.argv[1] === fileURLToPath(import.meta.url) && given !== undefined) await serve(given);

async function serve(json: string): Promise<void> {
  const options: SoakNews = JSON.parse(json);
  const clock = simulatedClock(options.start);
  const newsroom = await startNewsroom({ now: clock.now, ...soakNewsroom(options) });
  process.on('message', (moment) => {
    clock.advanceTo(new Date(String(moment)));
    process.send?.('heard');
  });
  process.send?.(Number(new URL(newsroom.url('any.example', '/')).port));
  await once(process, 'disconnect');
  await newsroom.close();
}
