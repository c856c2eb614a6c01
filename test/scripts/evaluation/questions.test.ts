import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerFound, readQuestionLines } from '../../../scripts/evaluation/questions.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dateline-questions-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function fileOf(name: string, content: string | Buffer): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

const plain = { id: 7, question: ' Who sails? ', evidence: [] };

test('reads questions with and without the optional keys', async () => {
  const full = {
    id: 'q-2',
    question: 'When?',
    asked_on: '2025-01-02',
    answer: 'At nine',
    evidence: [{ article_id: 'a', quote: 'At nine.' }, { article_id: 'a' }, { article_id: 3 }],
    source_filter: 'Harbour Daily',
    type: 'time',
  };
  const lines = [plain, full].map((line) => JSON.stringify(line));
  const path = await fileOf('both.jsonl', `\uFEFF${lines.join('\r\n\r\n')}\r\n`);
  expect(await readQuestionLines(path)).toEqual([
    {
      id: '7',
      question: 'Who sails?',
      askedOn: null,
      answers: [],
      gold: [],
      sources: [],
      type: 'untyped',
    },
    {
      id: 'q-2',
      question: 'When?',
      askedOn: '2025-01-02T23:59:59.999Z',
      answers: ['At nine'],
      gold: ['a', '3'],
      sources: ['Harbour Daily'],
      type: 'time',
    },
  ]);
});

test('reads the words to accept, the corpus and the question before it', async () => {
  const everyday = {
    ...plain,
    corpus: 'harbour',
    previous: { question: 'Who sails?', answer: 'Ana Pereira.' },
    answerable: true,
    accept: [['nine', '9 a.m.']],
    evidence: ['a', 'b'],
  };
  const path = await fileOf('everyday.jsonl', JSON.stringify(everyday));
  expect(await readQuestionLines(path)).toMatchObject([
    {
      corpus: 'harbour',
      previous: { question: 'Who sails?', answer: 'Ana Pereira.' },
      gold: ['a', 'b'],
      everyday: { answerable: true, accept: [['nine', '9 a.m.']] },
    },
  ]);
});

test('reads spellings of an answer, nested or not, and several publishers', async () => {
  const filter = { source_filter: ['A', 'B'] };
  const lines = [
    { ...plain, ...filter, answer: ['2 May', 'May 2'] },
    { ...plain, ...filter, answer: [['2 May', 'May 2']] },
  ];
  const path = await fileOf('nested.jsonl', lines.map((line) => JSON.stringify(line)).join('\n'));
  for (const line of await readQuestionLines(path)) {
    expect(line).toMatchObject({ answers: ['2 May', 'May 2'], sources: ['A', 'B'] });
  }
});

test('reads gzipped files', async () => {
  const path = await fileOf('small.jsonl.gz', gzipSync(JSON.stringify(plain)));
  expect(await readQuestionLines(path)).toHaveLength(1);
});

test.for<[string, object | string, string]>([
  ['no JSON', '{"id": 1,', 'line 2: '],
  ['a missing question', { id: 1, evidence: [] }, 'line 2: question: '],
  ['no evidence list', { id: 1, question: 'Who?' }, 'line 2: evidence: '],
  ['an impossible day', { ...plain, asked_on: '2025-02-30' }, 'asked_on: "2025-02-30" is not a'],
])('names the file and the line of %s', async ([, line, fault]) => {
  const bad = typeof line === 'string' ? line : JSON.stringify(line);
  const path = await fileOf('bad.jsonl', `${JSON.stringify(plain)}\n${bad}\n`);
  const reading = readQuestionLines(path);
  await expect(reading).rejects.toMatchObject({ name: 'LabelledSetUnreadable' });
  await expect(reading).rejects.toThrow(path);
  await expect(reading).rejects.toThrow(fault);
});

test('says which file is missing or damaged', async () => {
  await expect(readQuestionLines(join(folder, 'none.jsonl'))).rejects.toThrow('none.jsonl');
  const damaged = await fileOf('damaged.jsonl.gz', 'not gzipped');
  await expect(readQuestionLines(damaged)).rejects.toThrow('damaged.jsonl.gz');
});

test.for<[string, string]>([
  ['“Paper Lanterns”', 'The jury chose Paper Lanterns over five others.'],
  ['$19 million', 'It sold for $19 million, a record.'],
  ['O’Hara', "The vote went to o'hara."],
  ['5.9', 'A quake of 5.9 shook the coast.'],
  ['ZÜRICH', 'The talks move to Zürich.'],
])('finds %s whatever its case and punctuation', ([answer, text]) => {
  expect(answerFound([answer], text)).toBe(true);
});

test.for<[string, string]>([
  ['Oslo', 'The Oslovians voted.'],
  ['12', 'It took 120 days.'],
  ['red fox', 'The fox was red.'],
  ['red fox', 'A red and tired fox.'],
])('does not find %s in other words', ([answer, text]) => {
  expect(answerFound([answer], text)).toBe(false);
});

test('accepts any spelling of the answer', () => {
  expect(answerFound(['May 15, 2012', '15 May 2012'], 'It opened on 15 May 2012.')).toBe(true);
});

test('never finds an answer without letters or digits', () => {
  expect(answerFound(['', '…'], 'Anything at all.')).toBe(false);
  expect(answerFound([], 'Anything at all.')).toBe(false);
});

test('finds every run of whole words of a text', () => {
  const words = fc.array(fc.stringMatching(/^[a-z0-9]{1,6}$/u), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(words, fc.nat(), fc.nat(), (all, one, other) => {
      const [start, end] = [one % all.length, other % all.length].toSorted((a, b) => a - b);
      const run = all.slice(start, (end ?? 0) + 1).join(' ');
      expect(answerFound([run.toUpperCase()], all.join(', '))).toBe(true);
    }),
  );
});
