import { expect, test } from 'vitest';
import { startBot } from '../bot-under-test.ts';
import type { DigestRequest } from '../../../../retrieval/digest/latest.ts';
import { harbourDigest } from '../../examples/example-answers.ts';

const readable = [
  ['48h', '2025-12-08T15:30:00.000Z'],
  ['7d', '2025-12-03T15:30:00.000Z'],
  ['2 weeks', '2025-11-26T15:30:00.000Z'],
  ['last 3 days', '2025-12-07T15:30:00.000Z'],
  ['1 month ago', '2025-11-10T15:30:00.000Z'],
  ['today', '2025-12-10T00:00:00.000Z'],
  ['Yesterday', '2025-12-09T00:00:00.000Z'],
  ['2025-12-01', '2025-12-01T00:00:00.000Z'],
  ['2025-12-01T08:00:00Z', '2025-12-01T08:00:00.000Z'],
] as const;

const unreadable = [
  'soon',
  '48',
  '2025',
  '-3d',
  '3 parsecs',
  '2025-02-30',
  '2026-01-01',
  'DROP TABLE',
];

test('since takes a span, a day or a date, and does not guess what anything else means', async () => {
  const requests: DigestRequest[] = [];
  const { discord } = await startBot({
    now: () => new Date('2025-12-10T15:30:00.000Z'),
    latest: async (request) => {
      requests.push(request);
      return await Promise.resolve(harbourDigest);
    },
  });
  const latest = async (since: string): Promise<string> =>
    (await discord.runCommand({ name: 'latest', options: { since } }).answered()).text;
  for (const [text] of readable) await latest(text);
  expect(requests.map(({ since }, index) => [readable[index]?.[0], since])).toEqual(readable);
  for (const text of unreadable) expect(await latest(text)).toContain('don’t understand that time');
  expect(requests).toHaveLength(readable.length);
});
