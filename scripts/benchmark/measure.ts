import { readFile } from 'node:fs/promises';
import type { ArticleLine } from '../../corpus/article-source.ts';
import { type OpenSubject, subjects } from './subjects.ts';
import type { IngestResult, IngestTask, ServeResult, ServeTask, Task } from './measure-apart.ts';

// Runs in a process of its own (see measure-apart.ts): takes a task as its argument and sends one result.
const WARM_UP_QUERIES = 3;
/** A slow subject is measured with fewer queries: at least so many, and no new one after this time. */
const MIN_QUERIES = 10;
const MAX_MILLISECONDS = 8000;

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
  // `performance.now` counts from the start of the process.
  const startUpMs = performance.now();
  for (const query of queries.slice(0, WARM_UP_QUERIES)) {
    await subject.query(query);
    await subject.answer?.(query);
  }
  const measured = queries.slice(WARM_UP_QUERIES);
  const retrievalMs = await timed(measured, async (text) => await subject.query(text));
  const answer = subject.answer;
  const answerMs = answer === undefined ? [] : await timed(measured.slice(0, answers), answer);
  await subject.close();
  return { startUpMs, retrievalMs, answerMs, memoryMb: peakMemoryMb() };
}

async function open({ subject, folder }: Task): Promise<OpenSubject> {
  const openSubject = subjects[subject];
  if (openSubject === undefined) throw new Error(`There is no subject "${subject}".`);
  return await openSubject(folder);
}

/** Milliseconds of each call. */
async function timed(
  texts: readonly string[],
  work: (text: string) => Promise<unknown>,
): Promise<number[]> {
  const durations: number[] = [];
  const end = performance.now() + MAX_MILLISECONDS;
  for (const text of texts) {
    const start = performance.now();
    if (start > end && durations.length >= MIN_QUERIES) break;
    await work(text);
    durations.push(performance.now() - start);
  }
  return durations;
}

function peakMemoryMb(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024);
}
