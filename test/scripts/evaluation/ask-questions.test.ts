import { expect, test } from 'vitest';
import type { Question } from '../../../retrieval/query/query.ts';
import { evaluateQuestions } from '../../../scripts/evaluation/ask-questions.ts';
import { hitCurve } from '../../../scripts/evaluation/figures.ts';
import { questionLine, refused } from '../../support/scripted-evaluation.ts';
import { scriptedEvaluation } from '../../support/scripted-report.ts';

const now = new Date('2025-03-10T12:00:00.000Z');

test('computes every figure of a set of questions', async () => {
  const { report } = await scriptedEvaluation();
  expect(report.overall).toEqual({
    n: 5,
    hits_at_4: 2 / 3,
    hits_at_10: 2 / 3,
    mrr_at_10: (1 + 1 / 2 + 0) / 3,
    map_at_10: (1 + 1 / 4 + 0) / 3,
    all_gold_at_10: 1 / 3,
    answerable: 3,
    answered: 3,
    false_refusal_rate: 1 / 3,
    unanswerable: 2,
    refusal_rate: 1 / 2,
    answer_in_statements: 2 / 3,
    answer_in_first_statement: 1 / 3,
    answer_shown_nowhere: 0,
    statements: 4,
    quotes_verbatim: 4 / 5,
    dangling_citations: 1,
    retrieval_ms: { p50: 3, p95: 5 },
    answer_ms: { p50: 33, p95: 55 },
  });
});

test('computes the figures of each type of question, null where there is nothing to measure', async () => {
  const { report } = await scriptedEvaluation();
  expect(Object.keys(report.by_type)).toEqual(['plain', 'hard']);
  expect(report.by_type['plain']).toMatchObject({ n: 4, answerable: 2, refusal_rate: 1 / 2 });
  expect(report.by_type['hard']).toMatchObject({
    n: 1,
    mrr_at_10: 1 / 2,
    unanswerable: 0,
    refusal_rate: null,
  });
});

test('draws the curve of hits by depth over the answerable questions', async () => {
  const { outcomes } = await scriptedEvaluation();
  expect(hitCurve(outcomes, 3)).toEqual([1 / 3, 2 / 3, 2 / 3]);
});

test('has figures for an empty set', async () => {
  const engine = {
    retrieve: () => Promise.resolve([]),
    answer: () => Promise.resolve(refused()),
    check: () => Promise.resolve(refused()),
    articleText: () => Promise.resolve(null),
  };
  const { report } = await evaluateQuestions([], engine, { now, clock: () => 0 });
  expect(report.by_type).toEqual({});
  expect(report.overall).toMatchObject({
    n: 0,
    mrr_at_10: null,
    quotes_verbatim: null,
    retrieval_ms: { p50: null, p95: null },
  });
});

test('passes on the time of asking, the publishers and the previous exchange, and asks for ten articles', async () => {
  const asked: [Question, number][] = [];
  const engine = {
    retrieve: (question: Question, top: number) => {
      asked.push([question, top]);
      return Promise.resolve([]);
    },
    answer: () => Promise.resolve(refused()),
    check: () => Promise.resolve(refused()),
    articleText: () => Promise.resolve(null),
  };
  const lines = [
    questionLine({ id: '1', askedOn: '2025-01-02T23:59:59.999Z', sources: ['Civic Gazette'] }),
    questionLine({ id: '2', previous: { question: 'Who?', answer: 'Ana Pereira.' } }),
  ];
  const progress: number[] = [];
  await evaluateQuestions(lines, engine, {
    now,
    clock: () => 0,
    onProgress: (done) => progress.push(done),
  });
  expect(asked).toEqual([
    [{ text: 'What about 1?', at: '2025-01-02T23:59:59.999Z', sources: ['Civic Gazette'] }, 10],
    [
      {
        text: 'What about 2?',
        at: '2025-03-10T12:00:00.000Z',
        previous: { question: 'Who?', answer: 'Ana Pereira.' },
      },
      10,
    ],
  ]);
  expect(progress).toEqual([1, 2]);
});
