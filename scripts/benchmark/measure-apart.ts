import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { CommandError } from '../command-line/errors.ts';
import type { IngestResult, IngestTask, ServeResult, ServeTask, Task } from './task.ts';

const program = fileURLToPath(new URL('./measure.ts', import.meta.url));

const ingestResultSchema = z.object({
  passages: z.number(),
  seconds: z.number(),
  memoryMb: z.number(),
});

const serveResultSchema = z.object({
  startUpMs: z.number(),
  retrievalMs: z.array(z.number()),
  answerMs: z.array(z.number()),
  memoryMb: z.number(),
});

/** A measuring process ended without a result; its own words stand on standard error. */
class MeasurementFailed extends CommandError {
  override readonly name = 'MeasurementFailed';
  readonly forReader = 'See the lines above, or leave this subject out.';
  constructor({ subject, kind }: Task) {
    super(`Measuring ${subject} (${kind}) ended without a result.`);
  }
}

/**
 * Stores a corpus in a process of its own.
 * @throws MeasurementFailed when the process ends without a result.
 */
export async function measureIngest(task: IngestTask): Promise<IngestResult> {
  return ingestResultSchema.parse(await resultOf(task));
}

/**
 * Opens a stored corpus and asks, in a process of its own.
 * @throws MeasurementFailed when the process ends without a result.
 */
export async function measureServing(task: ServeTask): Promise<ServeResult> {
  return serveResultSchema.parse(await resultOf(task));
}

async function resultOf(task: Task): Promise<unknown> {
  // Standard output belongs to the figures, whatever a subject prints.
  const child = fork(program, [JSON.stringify(task)], { stdio: ['ignore', 2, 2, 'ipc'] });
  const results: unknown[] = [];
  child.on('message', (result) => results.push(result));
  await once(child, 'close');
  if (results.length !== 1) throw new MeasurementFailed(task);
  return results[0];
}
