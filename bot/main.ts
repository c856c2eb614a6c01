import { DatelineError, reasonOf } from '../corpus/errors.ts';
import { readConfig } from './config.ts';
import type { Face } from './face.ts';
import { goLive } from './go-live.ts';
import { openLog } from './log.ts';
import { openPlayground } from './open-playground.ts';
import { type Engine, openEngine } from './wire.ts';

try {
  const config = readConfig(process.env);
  const log = openLog(config);
  const engine = await openEngine(config, {
    onModelFailure: (error) => {
      log.warn({ err: error }, 'The model gave no usable answer, so the answer quotes.');
    },
  });
  const parts = { config, engine, log, now: () => new Date() };
  const token = config.DISCORD_TOKEN;
  const face = await (token === undefined ? openPlayground(parts) : goLive(token, parts));
  closeOnSignal(face, engine);
} catch (error) {
  const sentence = error instanceof DatelineError ? error.message : reasonOf(error);
  process.stderr.write(`${sentence}\n`);
  // The Discord client may still be trying: nothing is left to wait for.
  process.exit(1);
}

function closeOnSignal(face: Face, engine: Engine): void {
  const close = async (): Promise<void> => {
    await face.close();
    await engine.close();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void close());
}
