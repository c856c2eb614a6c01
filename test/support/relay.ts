import { createServer, request } from 'node:http';
import { once } from 'node:events';
import { listen } from '../../bot/listen.ts';

/** A line to a server of HTTP that can be cut. */
export type Relay = {
  readonly url: string;
  /** How many requests went through. */
  readonly requests: () => number;
  /** Lets so many requests through, and then none: they get no answer. */
  cutAfter(requests: number): void;
  mend(): void;
  close(): Promise<void>;
};

/** Passes all requests on to `target`. */
export async function openRelay(target: string): Promise<Relay> {
  let passed = 0;
  let left = Infinity;
  const server = createServer((incoming, outgoing) => {
    passed += 1;
    if ((left -= 1) < 0) {
      outgoing.destroy();
      return;
    }
    const { url = '/', method, headers } = incoming;
    const onward = request(new URL(url, target), { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  });
  const port = await listen(server, { host: '127.0.0.1', port: 0 });
  return {
    url: `http://127.0.0.1:${port}`,
    requests: () => passed,
    cutAfter: (requests) => (left = requests),
    mend: () => (left = Infinity),
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
