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
      everyday: { accept: [], answerable: true, truth: null, ...everyday },
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

function saysInBrief(text: string): Answer {
  const answer = { ...says('It sails at nine.'), brief: { text, source: 1 } };
  return answer;
}

function checkedAs(verdict: string): Answer {
  const checked = [{ text: 'It sailed.', verdict, findings: [{ stance: 'near', source: 1 }] }];
  const answer: Answer = JSON.parse(JSON.stringify({ ...says('The ferry sailed.'), checked }));
  return answer;
}

test('finds an answer in the first statement, in later ones together, or not at all', async () => {
  const accept = [['nine', '9 a.m.'], ['ferry']];
  const { report } = await evaluationOf([
    { everyday: { accept }, answer: says('The FERRY leaves at 9 a.m.', 'It rains.') },
    { everyday: { accept }, answer: says('The ferry sails.', 'It rains.', 'It left at nine.') },
    { everyday: { accept }, answer: says('The ferryman is ninety-nine.', 'It rains.') },
    { everyday: { accept }, answer: refused() },
  ]);
  expect(report.overall).toMatchObject({
    found_in_first: { k: 1, n: 4 },
    found_in_any: { k: 2, n: 4 },
    not_found: { k: 1, n: 4 },
    refused_wrongly: { k: 1, n: 4 },
    padding: { k: 2, n: 5 },
    statements_per_answer: 7 / 3,
  });
});

test('counts refusals of what has no answer, by type as well', async () => {
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

test.for<[string, Everyday['truth'], number]>([
  ['yes', 'yes', 0],
  ['no', 'yes', 1],
  ['No', 'not-yet', 0],
  ['yes', 'not-yet', 1],
  ['no', 'unknown', 1],
])('of the headline "%s" where the truth is %s, %i is false', async ([headline, truth, k]) => {
  const { report } = await evaluationOf([{ everyday: { truth }, answer: saysInBrief(headline) }]);
  expect(report.overall).toMatchObject({ false_headlines: { k, n: 1 } });
});

test('compares other headlines with the words to accept', async () => {
  const accept = [['148', '$44 billion']];
  const { report } = await evaluationOf([
    { everyday: { accept }, answer: saysInBrief('148 people') },
    { everyday: { accept }, answer: saysInBrief('44 billion') },
    { everyday: { accept }, answer: saysInBrief('211') },
  ]);
  expect(report.overall).toMatchObject({
    unaccepted_headlines: { k: 1, n: 3 },
    false_headlines: { k: 0, n: 0 },
  });
});

test('checks claims instead of answering them, and counts them apart', async () => {
  const accept = [['sailed']];
  const claim = (truth: Everyday['truth'], verdict: string): Case => {
    return { everyday: { accept, truth }, answer: checkedAs(verdict), type: 'claim' };
  };
  const { report } = await evaluationOf([
    claim('supported', 'supported'),
    claim('contradicted', 'supported'),
    claim('contradicted', 'not-covered'),
    claim('supported', 'not-judged'),
    { everyday: { accept }, answer: says('It sailed.') },
  ]);
  expect(report.overall).toMatchObject({
    n: 5,
    answered: 1,
    found_in_first: { k: 1, n: 1 },
    claims_right: { k: 1, n: 4 },
    claims_wrong: { k: 1, n: 4 },
    claims_missed: { k: 2, n: 4 },
    claims_quoted: { k: 4, n: 4 },
  });
});

test('lists every line with its score, and shares with their intervals', async () => {
  const markdown = reportMarkdown(
    await evaluationOf([
      { everyday: { accept: [['nine']], truth: 'yes' }, answer: saysInBrief('no') },
      { everyday: { accept: [['ten']] }, answer: refused() },
      { everyday: { truth: 'supported' }, answer: checkedAs('supported'), type: 'claim' },
    ]),
  );
  expect(markdown).toContain('| q0 | plain | What about q0? | found first | no |');
  expect(markdown).toContain('| q2 | claim | What about q2? | right |  |');
  expect(markdown).toContain('| overall | 1 of 2, 0.500 (0.095–0.905) |');
});
