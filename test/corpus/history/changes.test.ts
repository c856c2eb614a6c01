import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Change, changeSchema, recordChange } from '../../../corpus/history/changes.ts';
import { newsArticle, strike } from '../../support/small-news.ts';

const seenAt = '2025-03-11T08:00:00.000Z';

test('a change keeps the fingerprint, the times and the changed sentences of the replaced version', () => {
  const after = newsArticle({
    ...strike,
    updatedAt: '2025-03-11T07:55:00.000Z',
    text: strike.text.replace('12 days', '11 days'),
  });
  const [change, ...more] = recordChange([], { before: strike, after, seenAt });
  expect(more).toEqual([]);
  expect(change).toEqual({
    seenAt,
    fingerprint: strike.fingerprint,
    origin: null,
    publishedAt: strike.publishedAt,
    updatedAt: strike.updatedAt,
    title: null,
    sentences: [
      { kind: 'removed', sentence: expect.stringContaining('12 days') },
      { kind: 'added', sentence: expect.stringContaining('11 days') },
    ],
    omitted: 0,
    notice: null,
  });
  expect(changeSchema.parse(JSON.parse(JSON.stringify(change)))).toEqual(change);
});

test('a new headline keeps the old one', () => {
  const after = newsArticle({ ...strike, title: 'Pilots are back at work' });
  const [change] = recordChange([], { before: strike, after, seenAt });
  expect(change).toMatchObject({ title: strike.title, sentences: [] });
});

test('only a notice in the new words is recorded, not an earlier one', () => {
  const before = newsArticle({ ...strike, text: `${strike.text}\n\nUpdate: The talks are over.` });
  const corrected = newsArticle({
    ...before,
    text: `${before.text}\n\nCorrection: The strike took 11 days.`,
  });
  const first = recordChange([], { before, after: corrected, seenAt });
  expect(first[0]?.notice).toEqual({
    kind: 'correction',
    sentence: 'Correction: The strike took 11 days.',
  });
  const later = newsArticle({ ...corrected, text: `${corrected.text}\n\nThe ships have left.` });
  const second = recordChange(first, { before: corrected, after: later, seenAt });
  expect(second.map(({ notice }) => notice?.kind ?? null)).toEqual(['correction', null]);
});

test('only the newest twenty changes are kept', () => {
  let history: Change[] = [];
  for (let number = 0; number < 25; number += 1) {
    const [before, after] = [number, number + 1].map((day) =>
      newsArticle({ text: `The strike is in day ${day}.` }),
    );
    if (before && after) history = recordChange(history, { before, after, seenAt });
  }
  expect(history).toHaveLength(20);
  expect(history.at(-1)?.sentences.at(-1)?.sentence).toBe('The strike is in day 25.');
});

test('a change that is too large keeps its first sentences, whole, and counts the rest', () => {
  const text = Array.from({ length: 900 }, (_, day) => `On day ${day} nothing moved.`).join(' ');
  const after = newsArticle({ text });
  const [change] = recordChange([], { before: newsArticle(), after, seenAt });
  const kept = change?.sentences ?? [];
  expect(kept.length + (change?.omitted ?? 0)).toBe(901);
  expect(kept.map(({ sentence }) => sentence).join('').length).toBeLessThanOrEqual(6_000);
  expect(kept.at(-1)?.sentence).toMatch(/^On day \d+ nothing moved\.$/u);
});

test('removed and added sentences are in reading order', () => {
  const before = 'The ferry sails at nine. It has 21 cabins. Nobody was hurt.';
  const after = 'The ferry sails at nine. It has 12 cabins. Nobody was hurt. The mayor waved.';
  expect(changeOf(before, after)?.sentences).toEqual([
    { kind: 'removed', sentence: 'It has 21 cabins.' },
    { kind: 'added', sentence: 'It has 12 cabins.' },
    { kind: 'added', sentence: 'The mayor waved.' },
  ]);
});

test('punctuation, quotation marks and line breaks are no change', () => {
  const before = '“It sails,” said the mayor. Nobody was hurt.';
  const after = '"It sails", said the mayor.\n\nNobody was hurt!';
  expect(changeOf(before, after)?.sentences).toEqual([]);
});

test('texts with nothing in common are replaced whole', () => {
  const change = changeOf(fleet('ferry'), fleet('barge'));
  expect(new Set(change?.sentences.map(({ kind }) => kind))).toEqual(new Set(['removed']));
  expect((change?.sentences.length ?? 0) + (change?.omitted ?? 0)).toBe(10_000);
});

test('the old text without the removed sentences is the new text without the added ones', () => {
  const sentence = fc.constantFrom('One sails.', 'Two sank.', 'Three waits.', 'Four burns.');
  const text = fc.array(sentence, { maxLength: 12 });
  fc.assert(
    fc.property(text, text, (before, after) => {
      const changes = changeOf(before.join(' '), after.join(' '))?.sentences ?? [];
      const of = (wanted: string): string[] =>
        changes.filter(({ kind }) => kind === wanted).map((change) => change.sentence);
      expect(before.length - of('removed').length).toBe(after.length - of('added').length);
      expect([...before, ...of('added')].toSorted()).toEqual(
        [...after, ...of('removed')].toSorted(),
      );
    }),
  );
});

/** The change from one text of an article to another. */
function changeOf(before: string, after: string): Change | undefined {
  const [change] = recordChange([], {
    before: { ...strike, text: before },
    after: { ...strike, text: after },
    seenAt,
  });
  return change;
}

/** Five thousand sentences about ships of one kind. */
function fleet(kind: string): string {
  return Array.from({ length: 5_000 }, (_, index) => `The ${kind} number ${index} sails.`).join(
    ' ',
  );
}

test('a page that replaces a summary corrects nothing, and the same page later does', () => {
  const after = { ...strike, text: `${strike.text}\n\nCorrection: the strike took 12 days.` };
  const page = { kind: 'page', site: 'daily.example', feed: null } as const;
  const summary = { ...page, kind: 'summary' } as const;
  const noticeAfter = (before: typeof page | typeof summary): string | undefined =>
    recordChange([], { before: strike, after, seenAt, origins: { before, after: page } })[0]?.notice
      ?.kind;
  expect(noticeAfter(summary)).toBeUndefined();
  expect(noticeAfter(page)).toBe('correction');
});
