import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { readReply } from '../../../retrieval/models/openai-reply.ts';

const schema = z.strictObject({ a: z.int() });

/** A chat completion whose message has this text. */
function completion(content: string): unknown {
  return { choices: [{ finish_reason: 'stop', message: { content } }] };
}

test.each([
  ['a plain object', '{"a":1}'],
  ['an object in a fence', '```json\n{"a":1}\n```'],
  ['an object amid prose', 'Sure, it is "5\' tall": {"a":1}. Anything else?'],
  ['an object after thoughts', '<think>Is it {"a":2}? No.</think>\n{"a":1}'],
  ['an object after thoughts whose start is not marked', 'Hm, {"a":2}.</think>{"a":1}'],
  ['an object before thoughts that never end', '{"a":1} <think>Or is it {"a":2}'],
  ['an object after braces that are no JSON', 'In {braces}: {"a":1}'],
])('finds %s', (_, text) => {
  expect(readReply(completion(text), schema)).toEqual({ reply: { a: 1 } });
});

test.each([
  ['nothing at all', '', 'it is empty'],
  ['prose', 'I could not find that.', 'it holds no JSON object'],
  ['half an object', '{"a":{"b":1}', 'it holds no JSON object'],
  ['an open string', '{"a":"b}', 'it holds no JSON object'],
  ['a lone backslash at the end', '{"a":"\\', 'it holds no JSON object'],
])('finds nothing in %s', (_, text, reason) => {
  expect(readReply(completion(text), schema)).toEqual({
    unusable: expect.stringContaining(reason),
  });
});

test('finds any object within a fence, whatever its strings hold', () => {
  const value = fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.boolean()));
  fc.assert(
    fc.property(value, (object) => {
      const json = JSON.stringify(object);
      fc.pre(!json.includes('think>'));
      const plain: unknown = JSON.parse(json);
      const read = readReply(completion(`Here:\n\`\`\`json\n${json}\n\`\`\``), z.unknown());
      expect(read).toEqual({ reply: plain });
    }),
  );
});

test('reads any text without an error', () => {
  const unit = fc.constantFrom('{', '}', '"', '\\', 'a', '<think>', '</think>', ':', '1');
  fc.assert(
    fc.property(fc.string({ unit }), (text) => {
      const read = readReply(completion(text), schema);
      expect('unusable' in read || read.reply.a > 0).toBe(true);
    }),
  );
});
