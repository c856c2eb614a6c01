// A thread that does as the message says: loops for ever, takes all memory, fails, or replies.
import { parentPort } from 'node:worker_threads';

parentPort?.on('message', (message: unknown) => {
  if (message === 'loop') for (;;);
  if (message === 'fail') throw new Error('it is broken');
  if (message === 'grow') {
    const kept: number[][] = [];
    for (;;) kept.push(Array.from({ length: 10_000 }, (_, index) => index + 0.5));
  }
  parentPort?.postMessage({ reply: message }, []);
});
