import { expect, test } from 'vitest';
import type { Answer } from '../../../retrieval/answer.ts';
import { evaluateQuestions, type Evaluation } from '../../../scripts/evaluation/ask-questions.ts';
import type { Everyday } from '../../../scripts/evaluation/questions.ts';
import { reportMarkdown } from '../../../scripts/evaluation/write-report.ts';
import {
  answered,
  questionLine,
  quoteOf,
  refused,
  type Script,
  scriptedEngine,
} from '../../support/scripted-evaluation.ts';

type Case = { everyday: Partial<Everyday>; answer: Answer; type?: string };

/** The evaluation of lines that list words to accept, one per case. */
async function evaluationOf(cases: readonly Case[]): Promise<Evaluation> {
  const script: Record<string, Script> = {};
  const lines = cases.map(({ everyday, answer, type = 'plain' }, index) => {
    const line = questionLine({
      id: `q${index}`,
      type,
      everyday: { accept: [], answerable: true, ...everyday },
    });
    script[line.question] = { ranked: [], answer };
    return line;
  });
  return await evaluateQuestions(lines, scriptedEngine(script, {}), {
    now: new Date('2025-03-10T12:00:00.000Z'),
    clock: () => 0,
  });
}

function says(...statements: string[]): Answer {
  return answered(
    statements.map((text) => [text, [1]]),
    [quoteOf('ferry', 'The ferry sails at nine.')],
  );
}

test('finds an answer in the first statement, in later ones together, among the closest, or not at all', async () => {
  const accept = [['nine', '9 a.m.'], ['ferry']];
  const { report } = await evaluationOf([
    { everyday: { accept }, answer: says('The FERRY leaves at 9 a.m.', 'It rains.') },
    { everyday: { accept }, answer: says('The ferry sails.', 'It rains.', 'It left at nine.') },
    { everyday: { accept }, answer: says('The ferryman is ninety-nine.', 'It rains.') },
    { everyday: { accept }, answer: refused() },
    { everyday: { accept }, answer: refused([quoteOf('ferry', 'The ferry sails at nine.')]) },
  ]);
  expect(report.overall).toMatchObject({
    found_in_first: { k: 1, n: 5 },
    found_in_any: { k: 2, n: 5 },
    not_found: { k: 1, n: 5 },
    refused_wrongly: { k: 2, n: 5 },
    shown_nowhere: { k: 2, n: 5 },
    padding: { k: 2, n: 5 },
    statements_per_answer: 7 / 3,
  });
});

test('counts refusals of unanswerable questions, also by type', async () => {
  const everyday = { answerable: false };
  const { report } = await evaluationOf([
    { everyday, answer: refused() },
    { everyday, answer: says('It rains.') },
    { everyday: { accept: [['rains']] }, answer: says('It rains.'), type: 'what' },
  ]);
  expect(report.overall).toMatchObject({
    refused_rightly: { k: 1, n: 2 },
    found_in_first: { k: 1, n: 1 },
  });
  expect(report.by_type['what']).toMatchObject({ refused_rightly: { k: 0, n: 0 } });
});

test('checks claims instead of answering them, and counts those whose quotes hold the words', async () => {
  const everyday = { accept: [['sailed']] };
  const { report } = await evaluationOf([
    { everyday, answer: says('The ferry sailed.'), type: 'claim' },
    { everyday, answer: says('It rains.'), type: 'claim' },
    { everyday, answer: says('It sailed.') },
  ]);
  expect(report.overall).toMatchObject({
    n: 3,
    answered: 1,
    found_in_first: { k: 1, n: 1 },
    claims_quoted: { k: 1, n: 2 },
  });
});

test('lists every line with its score, and rates with their intervals', async () => {
  const markdown = reportMarkdown(
    await evaluationOf([
      { everyday: { accept: [['nine']] }, answer: says('It sails at nine.') },
      { everyday: { accept: [['ten']] }, answer: refused() },
      { everyday: { accept: [['sailed']] }, answer: says('It sailed.'), type: 'claim' },
    ]),
  );
  expect(markdown).toContain('| q0 | plain | What about q0? | found first |');
  expect(markdown).toContain('| q2 | claim | What about q2? | quoted |');
  expect(markdown).toContain('| overall | 1 of 2, 0.500 (0.095–0.905) |');
});
