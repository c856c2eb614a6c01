import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { reportOf } from '../../../scripts/evaluation/figures.ts';
import { answerQuestions } from '../../../scripts/evaluation/ask-questions.ts';
import { missedFloors, readFloors } from '../../../scripts/evaluation/floors.ts';
import { runCommand } from '../../support/run-command.ts';
import { scriptedEvaluation } from '../../support/scripted-report.ts';
import { temporaryFolder, townNews, writeLines } from '../../support/town-news.ts';

const sets = fileURLToPath(new URL('../../../../shared/eval/', import.meta.url));
const floorsOf = (set: string): string =>
  fileURLToPath(new URL(`../../floors/${set}.json`, import.meta.url));

test('names each figure below its floor, and no other', async () => {
  const { report } = await scriptedEvaluation();
  const floors = {
    hits_at_4: { least: 0.9 },
    false_refusal_rate: { most: 0.2 },
    dangling_citations: { most: 1 },
  };
  expect(missedFloors(report.overall, floors)).toEqual([
    'hits_at_4 is 0.667 and has to be 0.9 at least',
    'false_refusal_rate is 0.333 and may be 0.2 at most',
  ]);
});

test('a figure that could not be measured is below any floor', async () => {
  const { report } = await scriptedEvaluation();
  const figures = { ...report.overall, refusal_rate: null };
  expect(missedFloors(figures, { refusal_rate: { least: 0 } })).toHaveLength(1);
});

test('the command fails when a figure is below its floor', async () => {
  const folder = await temporaryFolder();
  const articles = await writeLines(folder, 'articles.jsonl', townNews);
  const questions = await writeLines(folder, 'questions.jsonl', [
    { id: 1, question: 'Who won the 2022 World Cup?', asked_on: '2025-12-02', evidence: [] },
  ]);
  const floors = await writeLines(folder, 'floors.json', [{ hits_at_4: { least: 0.5 } }]);
  const call = ['--articles', articles, '--questions', questions, '--floors', floors, '--json'];
  const { code, complaint } = await runCommand('evaluate', call);
  expect(code).toBe(1);
  expect(complaint).toContain('hits_at_4 is nothing and has to be 0.5 at least');
});

test.skipIf(!existsSync(sets))(
  'answers and refusals over web snippets are as good as promised (skipped where ../shared is missing)',
  async () => {
    const outcomes = [];
    for (const set of ['rgb-a', 'rgb-b']) {
      const [articles, questions] = [`${set}.articles.jsonl.gz`, `${set}.questions.jsonl`];
      const evaluation = await answerQuestions({
        articles: [sets + articles],
        questions: sets + questions,
        withModel: false,
      });
      outcomes.push(...evaluation.outcomes);
    }
    const floors = await readFloors(floorsOf('rgb'));
    expect(missedFloors(reportOf(outcomes).overall, floors)).toEqual([]);
  },
  600_000,
);

test.each(['realtimeqa', 'multihop', 'rgb'])('the floors of %s can be read', async (set) => {
  expect(Object.keys(await readFloors(floorsOf(set)))).toContain('false_refusal_rate');
});
