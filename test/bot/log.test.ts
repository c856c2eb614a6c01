import { expect, test } from 'vitest';
import { loggedError } from '../../bot/log.ts';

test('the log keeps what an error is, and neither addresses with tokens nor what was sent', () => {
  const cause = Object.assign(new Error('the connection ended'), { code: 'ECONNRESET' });
  const error = Object.assign(new Error('Unknown interaction', { cause }), {
    code: 10_062,
    status: 404,
    method: 'POST',
    url: 'https://discord.example/webhooks/1/secret-token',
    requestBody: { json: { content: 'What came out of the talks?' } },
    rawError: { message: 'secret-token' },
  });
  const logged = loggedError(error);
  expect(logged).toMatchObject({
    type: 'Error',
    message: 'Unknown interaction',
    code: 10_062,
    status: 404,
    method: 'POST',
    cause: { message: 'the connection ended', code: 'ECONNRESET' },
  });
  expect(JSON.stringify(logged)).not.toMatch(/secret-token|talks/u);
});

test('whatever is thrown can be logged, even an error that causes itself', () => {
  const error = new Error('again');
  error.cause = error;
  expect(loggedError(error)).toMatchObject({ cause: { cause: { message: 'again' } } });
  expect(loggedError('a text')).toEqual({ type: 'string', message: 'no error was thrown' });
});
