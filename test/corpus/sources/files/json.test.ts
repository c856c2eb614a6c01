import { expect, test } from 'vitest';
import { readJson } from '../../../../corpus/sources/files/json.ts';

const one = { title: 'A', text: 'a' };
const two = { title: 'B', text: 'b', published_at: '2025-12-01' };

test('a single object is one article', () => {
  expect(readJson(JSON.stringify(two), 'f.json')).toEqual([{ input: 'f.json', line: two }]);
});

test.each([
  ['a list', [one, { title: 3 }, two]],
  ['an object with a list of articles', { status: 'ok', articles: [one, { title: 3 }, two] }],
])('%s gives each of its articles', (_name, value) => {
  expect(readJson(JSON.stringify(value, null, 2), 'f.json')).toEqual([
    { input: 'f.json, article 1', line: one },
    { input: 'f.json, article 2', rejected: 'the title is not a string' },
    { input: 'f.json, article 3', line: two },
  ]);
});

test('a broken line of JSON Lines is rejected with its number, and the others are read', () => {
  const lines = [one, two, null, one, two].map((line) =>
    line ? JSON.stringify(line) : '{"title":',
  );
  const found = readJson(`${lines.join('\r\n')}\r\n\r\n`, 'f.json');
  expect(found).toMatchObject([
    { input: 'f.json, line 1', line: one },
    { input: 'f.json, line 2', line: two },
    { input: 'f.json, line 3', rejected: expect.stringMatching(/^not valid JSON: /) },
    { input: 'f.json, line 4', line: one },
    { input: 'f.json, line 5', line: two },
  ]);
});

test('JSON Lines named .json are read as lines', () => {
  const content = [one, two].map((line) => JSON.stringify(line)).join('\n');
  expect(readJson(content, 'f.json')).toHaveLength(2);
});

test.each(['{"title": "A",\n "text": ', 'nothing', '"text"', '5', 'null'])(
  '%j is one rejection',
  (content) => {
    expect(readJson(content, 'f.json')).toEqual([
      { input: 'f.json', rejected: expect.any(String) },
    ]);
  },
);
