import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Evaluation } from '../questions/evaluate-questions.ts';
import { reportMarkdown } from './report-markdown.ts';
import { reportPlot } from './report-plot.ts';

/** Writes report.json, report.md and report.svg into a folder, which is made where it is missing. */
export async function writeReport(folder: string, evaluation: Evaluation): Promise<void> {
  await mkdir(folder, { recursive: true });
  await Promise.all([
    writeFile(join(folder, 'report.json'), `${JSON.stringify(evaluation.report, null, 2)}\n`),
    writeFile(join(folder, 'report.md'), reportMarkdown(evaluation)),
    writeFile(join(folder, 'report.svg'), reportPlot(evaluation)),
  ]);
}
