import { readFile } from 'node:fs/promises';
import type { ArticleLine } from '../../corpus/article-line.ts';
import type { OpenSubject } from './subject.ts';
import { subjects } from './subjects.ts';
import type { IngestResult, IngestTask, ServeResult, ServeTask, Task } from './task.ts';

// The program of the measuring process: takes one task as its argument and sends one result.
const warmUps = 3;
const atLeast = 10;
const enoughMilliseconds = 8000;

const task: Task = JSON.parse(process.argv[2] ?? '');
process.send?.(task.kind === 'ingest' ? await ingest(task) : await serve(task));
process.disconnect();

async function ingest(ingestTask: IngestTask): Promise<IngestResult> {
  const lines = (await readFile(ingestTask.articlesFile, 'utf8')).split('\n').filter(Boolean);
  const articles = lines.map((line): ArticleLine => JSON.parse(line));
  const subject = await open(ingestTask);
  const start = performance.now();
  const { passages } = await subject.prepare(articles);
  const seconds = (performance.now() - start) / 1000;
  await subject.close();
  return { passages, seconds, memoryMb: peakMemoryMb() };
}

async function serve(serveTask: ServeTask): Promise<ServeResult> {
  const { queries, answers } = serveTask;
  const subject = await open(serveTask);
  await subject.query(queries[0] ?? '');
  // Counts from the start of the process.
  const startUpMs = performance.now();
  for (const query of queries.slice(0, warmUps)) {
    await subject.query(query);
    await subject.answer?.(query);
  }
  const measured = queries.slice(warmUps);
  const retrievalMs = await timed(measured, async (text) => await subject.query(text));
  const answer = subject.answer;
  const answerMs = answer === undefined ? [] : await timed(measured.slice(0, answers), answer);
  await subject.close();
  return { startUpMs, retrievalMs, answerMs, memoryMb: peakMemoryMb() };
}

async function open({ subject, folder }: Task): Promise<OpenSubject> {
  const load = subjects[subject];
  if (load === undefined) throw new Error(`There is no subject "${subject}".`);
  return await (await load()).open(folder);
}

/** How long each call took; a slow subject gets fewer calls, so that the whole ladder stays short. */
async function timed(
  texts: readonly string[],
  work: (text: string) => Promise<unknown>,
): Promise<number[]> {
  const durations: number[] = [];
  const end = performance.now() + enoughMilliseconds;
  for (const text of texts) {
    const start = performance.now();
    if (start > end && durations.length >= atLeast) break;
    await work(text);
    durations.push(performance.now() - start);
  }
  return durations;
}

function peakMemoryMb(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024);
}
