import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { reportPlot } from '../../../scripts/evaluation/report-plot.ts';
import { reportMarkdown, writeReport } from '../../../scripts/evaluation/write-report.ts';
import { scriptedEvaluation } from '../../support/scripted-report.ts';
import { drawingFaults } from '../../support/svg.ts';

test('writes figures, text and plot into a new folder', async () => {
  const parent = await mkdtemp(join(tmpdir(), 'dateline-report-'));
  try {
    const evaluation = await scriptedEvaluation();
    const folder = join(parent, 'new', 'folder');
    await writeReport(folder, evaluation);
    const json = await readFile(join(folder, 'report.json'), 'utf8');
    expect(JSON.parse(json)).toEqual(evaluation.report);
    expect(await readFile(join(folder, 'report.md'), 'utf8')).toContain('](report.svg)');
    expect(drawingFaults(await readFile(join(folder, 'report.svg'), 'utf8'))).toEqual([]);
  } finally {
    await rm(parent, { recursive: true });
  }
});

test('lists failed questions by kind of failure', async () => {
  const markdown = reportMarkdown(await scriptedEvaluation());
  const sections = new Map(
    markdown.split('\n## ').map((section) => {
      const [title = '', ...lines] = section.split('\n');
      return [title, lines.filter((line) => line.startsWith('| ')).slice(2)];
    }),
  );
  expect(sections.get('Worst retrieval')).toEqual([
    String.raw`| 3 | wrongly \| refused | ferry: not found | film |`,
    '| 2 | right second | flood: 2, gale: not found | film, ferry |',
  ]);
  expect(sections.get('Wrongly refused')).toEqual([
    String.raw`| 3 | wrongly \| refused | nine | not found |`,
  ]);
  expect(sections.get('Answered although the corpus holds no answer')).toEqual([
    '| 5 | wrongly answered | A film &lt;won>. |',
  ]);
  expect(sections.get('Citations that do not hold')).toEqual(['| 2 | right second | 1 | 1 |']);
  expect(sections.has('Answered without the known answer')).toBe(false);
});

test('shows the figures by type, a dash where there is nothing to measure', async () => {
  const markdown = reportMarkdown(await scriptedEvaluation());
  expect(markdown).toContain(
    '| overall | 5 | 0.667 (0.208–0.939) | 0.667 (0.208–0.939) | 0.500 | 0.417 | 0.333 (0.061–0.792) | 3.0 / 5.0 |',
  );
  expect(markdown).toContain('| hard | 1 | 0.000 (0.000–0.793) | 0 | – | 1.000 (0.207–1.000) |');
});

test('draws the shares by type and names the axes', async () => {
  const drawing = reportPlot(await scriptedEvaluation());
  expect(drawingFaults(drawing)).toEqual([]);
  for (const words of ['overall (5)', 'hard (1)', 'hits@10', 'number of articles looked at']) {
    expect(drawing).toContain(words);
  }
});

test('draws a report without answerable questions', async () => {
  const { report, outcomes } = await scriptedEvaluation();
  const [, , , fourth] = outcomes;
  const nothing = { ...report.overall, hits_at_4: null, mrr_at_10: null, answerable: 0 };
  const unanswerable = {
    report: { overall: nothing, by_type: { '<odd> & "quoted"': nothing, plain: nothing } },
    outcomes: fourth === undefined ? [] : [fourth],
  };
  expect(drawingFaults(reportPlot(unanswerable))).toEqual([]);
});
