import { expect, test } from 'vitest';
import { requestsInFlight } from '../../../bot/discord/in-flight.ts';

test('runs one request per user at a time', async () => {
  const requests = requestsInFlight();
  const first = Promise.withResolvers<void>();
  expect(requests.start('ada', async () => await first.promise)).toBe(true);
  expect(requests.start('ada', async () => {})).toBe(false);
  expect(requests.start('ben', async () => {})).toBe(true);
  first.resolve();
  await requests.settled(1000);
  expect(requests.start('ada', async () => {})).toBe(true);
});

test('stops at once when nothing runs, and after a timeout when a request does not end', async () => {
  const requests = requestsInFlight();
  await requests.settled(60_000);
  requests.start('ada', async () => await new Promise(() => {}));
  await requests.settled(5);
  expect(requests.start('ada', async () => {})).toBe(false);
});

test('a user can ask again before the first request has finished, once', async () => {
  const requests = requestsInFlight();
  const first = Promise.withResolvers<void>();
  requests.start('ada', async (release) => {
    release();
    await first.promise;
  });
  expect(requests.start('ada', async () => await new Promise(() => {}))).toBe(true);
  first.resolve();
  await requests.settled(5);
  expect(requests.start('ada', async () => {})).toBe(false);
});
