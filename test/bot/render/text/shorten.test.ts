import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { escapeMarkdown } from '../../../../bot/render/discord/parts/escape-markdown.ts';
import { shorten } from '../../../../bot/render/text/shorten.ts';

test.each([
  ['leaves what fits', 'short enough', 12, 'short enough'],
  ['ends at a word', 'one two three four', 12, 'one two…'],
  ['ends a word without end anywhere', 'w'.repeat(30), 10, `${'w'.repeat(9)}…`],
  ['keeps an emoji of several parts whole', '👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 14, '👩‍👩‍👧‍👦…'],
  ['ends a script without spaces at a word', '東京都は日本の首都です', 8, '東京都は日本の…'],
  ['drops everything where there is no room', 'word', 1, '…'],
] as const)('%s', (...[, text, room, expected]) => {
  expect(shorten(text, room)).toBe(expected);
});

test('never exceeds the room, and cuts before it escapes', () => {
  const markdown = fc.string({ unit: fc.constantFrom('*', '\\', 'a', ' ', '@here', '🙂', '<@1>') });
  fc.assert(
    fc.property(markdown, fc.integer({ min: 1, max: 60 }), (text, room) => {
      const short = escapeMarkdown(text, room);
      expect(short.length).toBeLessThanOrEqual(room);
      expect(short.replaceAll(/\\[\\*]/gu, '')).not.toMatch(/[\\*]/u);
      expect(short.isWellFormed()).toBe(true);
    }),
  );
});
