import { readConfig } from '../../bot/config.ts';
import { type Engine, openEngine, type EngineOptions } from '../../bot/wire.ts';

/** Opens the engine as the environment says, works with it, and closes it whatever happens. */
export async function withEngine(
  work: (engine: Engine) => Promise<void>,
  options: EngineOptions = {},
): Promise<void> {
  const engine = await openEngine(readConfig(process.env), {
    onModelFailure: (error) => {
      process.stderr.write(`${error.message}\n`);
    },
    onWait: (sentence) => {
      process.stderr.write(`${sentence}\n`);
    },
    ...options,
  });
  try {
    await work(engine);
  } finally {
    await engine.close();
  }
}
