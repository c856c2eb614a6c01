import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { loadBuiltInEmbedder } from '../../../retrieval/embedder/built-in-embedder.ts';
import type { WordWeights } from '../../../retrieval/text/word-weights.ts';
import {
  evaluateModelSentences,
  judgeModelSentences,
  type ModelSentenceLine,
  modelSentenceMarkdown,
} from '../../../scripts/evaluation/model-sentences.ts';
import { readQuestionLines } from '../../../scripts/evaluation/questions.ts';
import { newsArticle } from '../../support/small-news.ts';
import { temporaryFolder, writeLines } from '../../support/town-news.ts';

const article = newsArticle({
  title: 'Bridge reopens',
  text: 'The harbour bridge reopened on Monday after two years. Mayor Ann Lee cut the ribbon.',
});
let weights: WordWeights;

beforeAll(async () => {
  ({ weights } = await loadBuiltInEmbedder());
});

function line(given: Partial<ModelSentenceLine>): ModelSentenceLine {
  return {
    id: 'bridge',
    model: 'tiny',
    asked: 'bridge',
    passages: [[article.id, 0, article.text.length]],
    sentences: [],
    ...given,
  };
}

async function judged(...lines: ModelSentenceLine[]) {
  const file = await writeLines(await temporaryFolder(), 'questions.jsonl', [
    { id: 'bridge', question: 'When did the harbour bridge reopen?', evidence: [] },
  ]);
  const questions = new Map((await readQuestionLines(file)).map((one) => [one.id, one]));
  const articles = new Map([[article.id, article]]);
  return evaluateModelSentences(lines, { articles, questions, weights });
}

const sentences: ModelSentenceLine['sentences'] = [
  {
    text: 'The harbour bridge reopened on Monday.',
    citations: [1],
    label: 'true',
    answers: true,
  },
  {
    text: 'The harbour bridge reopened on Friday.',
    citations: [1],
    label: 'false',
    answers: true,
  },
  { text: 'Two years', citations: [1], label: 'fragment', answers: false },
];

test('counts the sentences that are shown by label, half and model', async () => {
  const report = await judged(line({ sentences }), line({ sentences, model: 'small' }));
  const one = { true: { k: 1, n: 1 }, false: { k: 0, n: 1 }, fragment: { k: 0, n: 1 } };
  const both = { true: { k: 2, n: 2 }, false: { k: 0, n: 2 }, fragment: { k: 0, n: 2 } };
  const none = { true: { k: 0, n: 0 }, false: { k: 0, n: 0 }, fragment: { k: 0, n: 0 } };
  expect(report.overall).toEqual(both);
  expect([report.tuned, report.kept]).toEqual(expect.arrayContaining([both, none]));
  expect(report.by_model).toEqual({ tiny: one, small: one });
  expect(modelSentenceMarkdown(report)).toContain('| all | 2 of 2, 1.000 (');
});

test('a summary may tell what no question asks about', async () => {
  const aside: ModelSentenceLine['sentences'] = [
    { text: 'Mayor Ann Lee cut the ribbon.', citations: [], label: 'true', answers: true },
  ];
  const report = await judged(line({ asked: null, sentences: aside }));
  expect(report.overall.true).toEqual({ k: 1, n: 1 });
});

test('a line about an unknown article or question is an error', async () => {
  await expect(judged(line({ passages: [['gone', 0, 1]] }))).rejects.toThrow(
    'the articles lack gone',
  );
  await expect(judged(line({ asked: 'gone' }))).rejects.toThrow('the questions lack gone');
});

const shared = fileURLToPath(new URL('../../../../shared/', import.meta.url));

test.skipIf(!existsSync(shared))(
  'of what small models wrote, true sentences are shown and false ones are not (skipped where ../shared is missing)',
  async () => {
    const { overall } = await judgeModelSentences(
      fileURLToPath(new URL('../../fixtures/model-sentences.jsonl', import.meta.url)),
      [
        `${shared}eval/realtimeqa.articles.jsonl.gz`,
        `${shared}fixtures/cgtn-2025-12-01.txt`,
        fileURLToPath(new URL('../../../corpus/sample', import.meta.url)),
      ],
      `${shared}eval/everyday.questions.jsonl`,
    );
    expect(overall.false.k / overall.false.n).toBeLessThanOrEqual(0.03);
    expect(overall.true.k / overall.true.n).toBeGreaterThanOrEqual(0.7);
  },
  180_000,
);
