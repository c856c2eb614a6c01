// Measures ingest and serving of one subject, each in a process of its own.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { CommandError } from '../command-line/run-script.ts';

/** Store a corpus in an empty folder. */
export type IngestTask = { kind: 'ingest'; subject: string; folder: string; articlesFile: string };

/** Open the stored corpus, search it, and answer questions. */
export type ServeTask = {
  kind: 'serve';
  subject: string;
  folder: string;
  /** The first few are warm-up and not measured. */
  queries: string[];
  /** How many of the queries are answered as well. */
  answers: number;
};

/** One measurement, made in a process of its own. */
export type Task = IngestTask | ServeTask;

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

/** `memoryMb` is the peak resident set. */
export type IngestResult = z.output<typeof ingestResultSchema>;

/** Start-up runs from the start of the process to the first search result. */
export type ServeResult = z.output<typeof serveResultSchema>;

/** A process that takes longer than any measurement has hung. */
const MOST_MILLISECONDS = 3_600_000;
const program = fileURLToPath(new URL('./measure.ts', import.meta.url));

/**
 * Measures ingest in a process of its own.
 * @throws CommandError when the process ends without a result.
 */
export async function measureIngest(task: IngestTask): Promise<IngestResult> {
  return ingestResultSchema.parse(await resultOf(task));
}

/**
 * Measures start-up, search and answers in a process of its own.
 * @throws CommandError when the process ends without a result.
 */
export async function measureServing(task: ServeTask): Promise<ServeResult> {
  return serveResultSchema.parse(await resultOf(task));
}

async function resultOf(task: Task): Promise<unknown> {
  // What a subject prints goes to standard error: standard output holds the figures only.
  const child = fork(program, [JSON.stringify(task)], {
    stdio: ['ignore', 2, 2, 'ipc'],
    timeout: MOST_MILLISECONDS,
  });
  const results: unknown[] = [];
  child.on('message', (result) => results.push(result));
  await once(child, 'close');
  if (results.length === 1) return results[0];
  throw new CommandError(
    `Measuring ${task.subject} (${task.kind}) ended without a result.`,
    'See the lines above.',
  );
}
