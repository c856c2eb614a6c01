import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonIn } from '../../../retrieval/models/openai-reply.ts';

test.each([
  ['a plain object', '{"a":1}'],
  ['an object in a fence', '```json\n{"a":1}\n```'],
  ['an object amid talk', 'Sure, it is "5\' tall": {"a":1}. Anything else?'],
  ['an object after thoughts', '<think>Is it {"b":2}? No.</think>\n{"a":1}'],
  ['an object after thoughts whose start is not marked', 'Hm, {"b":2}.</think>{"a":1}'],
  ['an object before thoughts that never end', '{"a":1} <think>Or is it {"b":2}'],
  ['an object after braces that are no JSON', 'In {braces}: {"a":1}'],
])('finds %s', (_, text) => {
  expect(jsonIn(text).at(-1)).toEqual({ a: 1 });
});

test.each([
  ['nothing at all', ''],
  ['prose', 'I could not find that.'],
  ['half an object', '{"a":{"b":1}'],
  ['an open string', '{"a":"b}'],
  ['a lone backslash at the end', '{"a":"\\'],
])('finds nothing in %s', (_, text) => {
  expect(jsonIn(text)).toEqual([]);
});

test('finds any object within a fence, whatever its strings hold', () => {
  const value = fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.boolean()));
  fc.assert(
    fc.property(value, (object) => {
      const plain: unknown = JSON.parse(JSON.stringify(object));
      fc.pre(!JSON.stringify(object).includes('think>'));
      expect(jsonIn(`Here:\n\`\`\`json\n${JSON.stringify(object)}\n\`\`\``)).toEqual([plain]);
    }),
  );
});

test('takes any text without an error', () => {
  const unit = fc.constantFrom('{', '}', '"', '\\', 'a', '<think>', '</think>', ':', '1');
  fc.assert(
    fc.property(fc.string({ unit }), (text) => {
      expect(Array.isArray(jsonIn(text))).toBe(true);
    }),
  );
});
