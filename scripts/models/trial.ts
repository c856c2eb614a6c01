// Tries a model that runs on this machine.
import { z } from 'zod';
import type { Config } from '../../bot/config.ts';
import { openLocalModel } from '../../bot/wire.ts';

const TRIAL_MILLISECONDS = 120_000;

/**
 * Asks the model of a file something, and returns how many seconds it took, with loading.
 * @throws ModelUnavailable, ModelReplyUnusable.
 */
export async function tryModel(file: string, config: Config): Promise<number> {
  const model = openLocalModel(file, config, TRIAL_MILLISECONDS);
  const started = performance.now();
  try {
    await model.complete({
      instructions: 'Answer in one word.',
      material: 'What is the capital of France?',
      schema: z.object({ answer: z.string() }),
    });
    return (performance.now() - started) / 1_000;
  } finally {
    await model.close();
  }
}
