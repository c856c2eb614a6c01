import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCommand } from '../../support/run-command.ts';
import { temporaryFolder, townNews, writeLines } from '../../support/town-news.ts';

const folder = await temporaryFolder();
const articles = await writeLines(folder, 'articles.jsonl', townNews);
const questions = await writeLines(folder, 'questions.jsonl', [
  {
    id: 1,
    question: 'Who was elected speaker of the regional council?',
    asked_on: '2025-12-02',
    answer: 'Ana Pereira',
    evidence: [{ article_id: 'council' }],
    type: 'who',
  },
  {
    id: 2,
    question: 'How much did the repairs of the bridge cost?',
    asked_on: '2025-12-02',
    answer: ['4.2 million'],
    evidence: [{ article_id: 'bridge' }],
    type: 'how much',
  },
  { id: 3, question: 'Who won the 2022 World Cup?', asked_on: '2025-12-02', evidence: [] },
]);

const figureKeys = [
  'n',
  'hits_at_4',
  'hits_at_10',
  'mrr_at_10',
  'map_at_10',
  'all_gold_at_10',
  'answerable',
  'answered',
  'false_refusal_rate',
  'unanswerable',
  'refusal_rate',
  'answer_in_statements',
  'answer_in_first_statement',
  'answer_shown_nowhere',
  'statements',
  'quotes_verbatim',
  'dangling_citations',
  'retrieval_ms',
  'answer_ms',
];

test('measures a labelled set, prints the report and writes it into a folder', async () => {
  const out = join(folder, 'report');
  const data = join(folder, 'untouched');
  const words = ['--articles', articles, '--questions', questions, '--out', out, '--json'];
  const { code, output, complaint } = await runCommand('evaluate', words, {
    settings: { DATELINE_DATA: data },
  });
  const report: { overall: object; by_type: Record<string, object> } = JSON.parse(output);
  expect(Object.keys(report)).toEqual(['overall', 'by_type']);
  expect(Object.keys(report.overall).toSorted()).toEqual(figureKeys.toSorted());
  expect(Object.keys(report.by_type)).toEqual(['who', 'how much', 'untyped']);
  expect(report.overall).toMatchObject({
    n: 3,
    answerable: 2,
    answered: 2,
    refusal_rate: 1,
    hits_at_4: 1,
    answer_in_statements: 1,
    quotes_verbatim: 1,
    dangling_citations: 0,
  });
  expect(JSON.parse(await readFile(join(out, 'report.json'), 'utf8'))).toEqual(report);
  expect((await readdir(out)).toSorted()).toEqual(['report.json', 'report.md', 'report.svg']);
  expect(await readdir(folder)).not.toContain('untouched');
  expect({ code, complaint }).toEqual({ code: 0, complaint: '' });
});

test('evaluates one corpus of a file, over several article files, in a store that is kept', async () => {
  const lines = { asked_on: '2025-12-02', accept: [['Ana Pereira']], answerable: true };
  const everyday = await writeLines(folder, 'everyday.jsonl', [
    {
      ...lines,
      id: 1,
      corpus: 'town',
      question: 'Who was elected speaker of the regional council?',
      evidence: ['council'],
    },
    { ...lines, id: 2, corpus: 'town', type: 'latest', question: 'latest news', evidence: [] },
    { ...lines, id: 3, corpus: 'other', question: 'Who sails?', evidence: [] },
  ]);
  const halves = await Promise.all([
    writeLines(folder, 'half-1.jsonl', townNews.slice(0, 2)),
    writeLines(folder, 'half-2.jsonl', townNews.slice(2)),
  ]);
  const store = join(folder, 'kept-store');
  const words = ['--questions', everyday, '--corpus', 'town', '--store', store, '--json'];
  const named = halves.flatMap((half) => ['--articles', half]);
  const first = await runCommand('evaluate', [...named, ...words]);
  const { overall }: { overall: object } = JSON.parse(first.output);
  expect(overall).toMatchObject({ n: 2, answered: 2, found_in_first: { n: 2 } });
  const missing = ['--articles', join(folder, 'missing.jsonl')];
  const again = await runCommand('evaluate', [...missing, ...words]);
  expect(JSON.parse(again.output)).toMatchObject({ overall: { n: 2, answered: 2 } });
});

test('names the line of a question that it cannot read', async () => {
  const wrong = await writeLines(folder, 'wrong.jsonl', [{ id: 1, question: 'Who?' }]);
  const { code, complaint } = await runCommand('evaluate', [
    '--articles',
    articles,
    '--questions',
    wrong,
  ]);
  expect(complaint).toMatch(/^[^\n]*wrong\.jsonl, line 1: evidence[^\n]*\n$/u);
  expect(code).toBe(1);
});

test('measures nothing where there is no article', async () => {
  const missing = join(folder, 'missing.jsonl');
  const { code, output, complaint } = await runCommand('evaluate', [
    '--articles',
    missing,
    '--questions',
    questions,
  ]);
  expect({ code, output }).toEqual({ code: 1, output: '' });
  expect(complaint).toContain('missing.jsonl holds no article.');
});

test('measures how well the check separates supported claims from others', async () => {
  const claim = { set: 'town', source_text: townNews[0].text };
  const claims = await writeLines(folder, 'claims.jsonl', [
    { ...claim, id: 1, claim: 'The port authority offered 6 percent.', supported: true },
    { ...claim, id: 2, claim: 'The port authority offered 8 percent.', supported: false },
  ]);
  const { code, output, complaint } = await runCommand('evaluate', ['--claims', claims, '--json']);
  const figures = { n: 2, auc: 1, kept_supported: 1, dropped_unsupported: 1 };
  expect(JSON.parse(output)).toEqual({ overall: figures, by_set: { town: figures } });
  expect({ code, complaint }).toEqual({ code: 0, complaint: '' });
});

test('asks for the files that it needs', async () => {
  const { code, output, complaint } = await runCommand('evaluate', ['--articles', articles]);
  expect(complaint).toMatch(/^[^\n]*--articles A\.jsonl and --questions Q\.jsonl[^\n]*\n$/u);
  expect({ code, output }).toEqual({ code: 2, output: '' });
});
