import * as fc from 'fast-check';
import { APIError } from 'openai';
import { expect, test } from 'vitest';
import {
  type Dialect,
  firstDialect,
  simplerDialect,
} from '../../../retrieval/models/openai-dialect.ts';

function refusal(status: number, message: string, param: string | null = null): APIError {
  return APIError.generate(status, { error: { message, param } }, undefined, new Headers());
}

const withSchema: Dialect = { ...firstDialect, format: 'json_object_with_schema' };
const object: Dialect = { ...firstDialect, format: 'json_object' };
const warm: Dialect = { ...firstDialect, temperature: false };
const renamed: Dialect = { ...firstDialect, limit: 'max_completion_tokens' };

const lessons: [string, Dialect, APIError, Dialect][] = [
  [
    'a schema it cannot read',
    firstDialect,
    refusal(400, 'Invalid schema for response_format', 'response_format'),
    withSchema,
  ],
  [
    'a format of another name',
    firstDialect,
    refusal(422, 'Input should be text or json_object'),
    withSchema,
  ],
  ['formats it has not built', firstDialect, refusal(501, 'Structured output: later'), withSchema],
  [
    'no format where it says 404',
    firstDialect,
    refusal(404, 'No response_format here'),
    withSchema,
  ],
  ['something it does not name', firstDialect, refusal(400, 'Bad request'), withSchema],
  ['a schema in an object', withSchema, refusal(400, 'Unknown name schema'), object],
  [
    'a format that it calls a fault of its own',
    firstDialect,
    refusal(500, "1 validation error: ('body', 'response_format', 'type')"),
    withSchema,
  ],
  [
    'json_object as well',
    object,
    refusal(400, 'No response_format'),
    { ...object, format: 'text' },
  ],
  ['the temperature', firstDialect, refusal(400, 'temperature must be 1', 'temperature'), warm],
  [
    'the old name of the limit',
    firstDialect,
    refusal(400, "Use 'max_completion_tokens' in place of 'max_tokens'", 'max_tokens'),
    renamed,
  ],
  [
    'the new name of the limit',
    renamed,
    refusal(422, 'Extra field: max_completion_tokens'),
    { ...renamed, limit: null },
  ],
];

test.each(lessons)('omits what a server refuses: %s', (...[, dialect, error, expected]) => {
  expect(simplerDialect(dialect, error)).toEqual(expected);
});

test.each<[string, APIError]>([
  ['a model it does not know', refusal(404, 'Model tiny not found')],
  ['a model it does not allow', refusal(400, 'Invalid model', 'model')],
  ['too long a text', refusal(400, 'Too many tokens', 'messages')],
  ['a wrong key', refusal(401, 'Wrong key for response_format')],
  ['too many requests', refusal(429, 'Slow down')],
  ['a fault of its own', refusal(500, 'Oops')],
])('does not try another dialect after %s', (_, error) => {
  expect(simplerDialect(firstDialect, error)).toBeNull();
});

test('ends whatever the server refuses', () => {
  const complaints = ['temperature', 'max_tokens', 'max_completion_tokens', 'response_format', ''];
  const error = fc
    .tuple(fc.constantFrom(400, 404, 422, 501), fc.constantFrom(...complaints))
    .map(([status, complaint]) => refusal(status, complaint));
  fc.assert(
    fc.property(fc.array(error, { minLength: 7, maxLength: 10 }), (errors) => {
      let dialect: Dialect | null = firstDialect;
      for (const next of errors) dialect &&= simplerDialect(dialect, next);
      expect(dialect).toBeNull();
    }),
  );
});
