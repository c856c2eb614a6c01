import { expect, test } from 'vitest';
import { runningTurns } from '../../../bot/discord/in-flight.ts';

test('runs one piece of work per user at a time', async () => {
  const turns = runningTurns();
  const first = Promise.withResolvers<void>();
  expect(turns.start('ada', async () => await first.promise)).toBe(true);
  expect(turns.start('ada', async () => {})).toBe(false);
  expect(turns.start('ben', async () => {})).toBe(true);
  first.resolve();
  await turns.settled(1000);
  expect(turns.start('ada', async () => {})).toBe(true);
});

test('is settled at once when nothing runs, and in time when something does not end', async () => {
  const turns = runningTurns();
  await turns.settled(60_000);
  turns.start('ada', async () => await new Promise(() => {}));
  await turns.settled(5);
  expect(turns.start('ada', async () => {})).toBe(false);
});

test('lets a user go on before all is done, once', async () => {
  const turns = runningTurns();
  const first = Promise.withResolvers<void>();
  turns.start('ada', async (free) => {
    free();
    await first.promise;
  });
  expect(turns.start('ada', async () => await new Promise(() => {}))).toBe(true);
  first.resolve();
  await turns.settled(5);
  expect(turns.start('ada', async () => {})).toBe(false);
});
