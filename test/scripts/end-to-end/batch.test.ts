import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { expect, test } from 'vitest';
import type { FactCheck } from '../../../retrieval/fact-check/fact-check.ts';
import { runCommand, startProgram } from '../../support/run-command.ts';
import { storedTown, townTime, writeLines } from '../../support/town-news.ts';

const { folder, settings } = await storedTown();
const asked = [
  { id: 'pay', question: 'Which pay rise did the port authority offer the dock workers?' },
  { id: 2, question: 'Who won the 2022 World Cup?' },
  { id: 'latest', question: 'Summarise the latest on the harbour strike' },
  { id: 'early', question: 'How many homes lost power in storm Ilse?', asked_on: '2025-11-30' },
  {
    id: 'follow-up',
    question: 'Who is she?',
    previous: { question: 'Who leads the union?', answer: 'Mara Lindqvist leads the union.' },
  },
];

test('replies to every line of a file in order, three at a time', async () => {
  const file = await writeLines(folder, 'questions.jsonl', asked);
  const words = ['--batch', file, '--at', townTime, '--parallel', '3'];
  const { code, output, complaint } = await runCommand('ask', words, { settings });
  expect({ code, complaint }).toEqual({ code: 0, complaint: '' });
  const replies = linesOf(output);
  expect(replies).toMatchObject([
    { id: 'pay', kind: 'answered', question: asked[0]?.question },
    { id: 2, kind: 'no-evidence' },
    { id: 'latest', kind: 'digest' },
    { id: 'early', asOf: { articles: 3 } },
    { id: 'follow-up' },
  ]);
  expect(JSON.stringify(replies[0])).toContain('6 percent');
  expect(JSON.stringify(replies[4])).toContain('Mara Lindqvist');
});

test('where there are no articles, it says what to do', async () => {
  const file = await writeLines(folder, 'too-early.jsonl', asked.slice(0, 1));
  const empty = { settings: { DATELINE_DATA: join(folder, 'empty') } };
  const { code, output, complaint } = await runCommand('ask', ['--batch', file], empty);
  expect({ code, replies: linesOf(output) }).toMatchObject({
    code: 0,
    replies: [{ kind: 'no-evidence' }],
  });
  expect(complaint).toContain('Add articles with');
});

test('a line that cannot be read gets an error in its place, and the others get replies', async () => {
  const lines = [
    'no JSON',
    { id: 'empty', question: ' ' },
    { id: 'time', question: 'Who won?', asked_on: 'yesterday' },
    '',
    { id: 'speaker', question: 'Who was elected speaker of the regional council?' },
  ];
  const file = await writeLines(folder, 'faulty.jsonl', lines);
  const { code, output, complaint } = await runCommand('ask', ['--batch', file], { settings });
  expect(linesOf(output)).toMatchObject([
    { line: 1, error: expect.stringContaining('not valid JSON') },
    { line: 2, error: expect.stringContaining('question') },
    { line: 3, error: 'asked_on: it is not a time such as 2025-12-02' },
    { id: 'speaker', kind: 'answered' },
  ]);
  expect(complaint).toBe(
    '3 of 4 lines got no reply. The output has the error of each in its place.\n',
  );
  expect(code).toBe(1);
});

test('checks the claims of standard input, each as soon as it is read', async () => {
  const words = ['--batch', '-', '--at', townTime];
  const child = startProgram('scripts/dateline.ts', settings, ['fact-check', ...words]);
  const output = createInterface(child.stdout)[Symbol.asyncIterator]();
  for (const claim of ['Storm Ilse left 12,000 homes without power.', 'The bridge is open.']) {
    child.stdin.write(`${JSON.stringify({ id: claim, question: claim })}\n`);
    const { value } = await output.next();
    const check: FactCheck & { id: string } = JSON.parse(value ?? '');
    expect(check).toMatchObject({ id: claim, kind: 'fact-check', text: claim });
  }
  child.stdin.end();
  expect(await once(child, 'close')).toEqual([0, null]);
});

test.for([
  ['a missing file', ['--batch', 'nowhere.jsonl'], 1, 'no such file'],
  ['a question beside a file', ['Who?', '--batch', 'x.jsonl'], 2, 'Leave out the other words'],
  ['a number without a file', ['Who?', '--parallel', '2'], 2, 'Add --batch FILE'],
  ['a wrong time', ['--batch', 'x.jsonl', '--at', 'noon'], 2, 'is not a time'],
] as const)('%s is told in one line', async ([, words, code, told]) => {
  const ending = await runCommand('ask', words, { settings });
  expect(ending).toMatchObject({ code, output: '', complaint: expect.stringContaining(told) });
});

function linesOf(output: string): unknown[] {
  return output
    .trimEnd()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
}
