import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { terminalHistory } from '../../../../bot/messages/terminal/history.ts';
import { recordChange } from '../../../../corpus/history/changes.ts';
import { newsArticle, strike } from '../../../support/small-news.ts';
import { storedArticle } from '../../../support/stored-article.ts';

const after = newsArticle({
  ...strike,
  title: 'Pilots at Port Meridian are back at work',
  text: `${strike.text.replace('12 days', '11 days')}\n\nCorrection: The strike took 11 days.`,
});
const seenAt = '2025-03-11T08:05:00.000Z';
const stored = storedArticle(after, {
  seenAt: '2025-03-10T07:00:00.000Z',
  history: recordChange([], { before: strike, after, seenAt }),
});

test('a history shows what was removed and added, when, and the notice of the publisher', () => {
  expect(terminalHistory(stored, { width: 200, colour: false })).toBe(
    [
      'Pilots at Port Meridian are back at work',
      'Meridian Post · published 2025-03-10 06:30 UTC · updated 2025-03-10 08:00 UTC · first stored 2025-03-10 07:00 UTC · changed once',
      'https://meridian.example/strike',
      '',
      'correction: Correction: The strike took 11 days.',
      '',
      '1. 2025-03-11 08:05 UTC · correction',
      '  - Harbour pilots end their strike at Port Meridian',
      '  - Harbour pilots at Port Meridian went back to work on Monday after a strike of 12 days.',
      '  + Harbour pilots at Port Meridian went back to work on Monday after a strike of 11 days.',
      '  + Correction: The strike took 11 days.',
    ].join('\n'),
  );
});

test('an article that never changed says so', () => {
  const shown = terminalHistory({ ...stored, history: [] }, { width: 200, colour: false });
  expect(shown).toContain('never changed');
});

test('colours are used if asked for, and control characters from outside are removed', () => {
  const title = 'Pilots \u001B[31m\u001B]8;;https://evil.example\u0007back\u202E';
  const hostile = { ...stored, article: newsArticle({ ...after, title }) };
  const plainText = terminalHistory(hostile, { width: 80, colour: false });
  expect(plainText).not.toMatch(/(?!\s)\p{Cc}|\u202E/u);
  const coloured = terminalHistory(stored, { width: 80, colour: true });
  expect(coloured).not.toBe(stripVTControlCharacters(coloured));
  expect(stripVTControlCharacters(coloured)).toBe(
    terminalHistory(stored, { width: 80, colour: false }),
  );
});
