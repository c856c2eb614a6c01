import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutPassages } from '../../corpus/passages.ts';
import { splitSentences } from '../../corpus/text/sentences.ts';

test('a short text is one passage', () => {
  const text = 'Rain fell.\n\nSnow followed.';
  expect(cutPassages({ id: 'a', text })).toEqual([
    { articleId: 'a', number: 0, start: 0, end: text.length, text },
  ]);
});

test('a text without words has no passages', () => {
  expect(cutPassages({ id: 'a', text: ' \n' })).toEqual([]);
});

test('a long text is cut into passages of whole sentences and about 1,000 characters', () => {
  const text = 'The river rose by two metres in one night. '.repeat(200).trim();
  const passages = cutPassages({ id: 'a', text });
  for (const { text: passage } of passages.slice(0, -1)) {
    expect(passage.length).toBeGreaterThan(900);
    expect(passage.length).toBeLessThanOrEqual(1_000);
    expect(passage).toMatch(/^The .*night\.$/u);
  }
});

test('a sentence longer than a passage is a passage of its own', () => {
  const long = `The list: ${'mud, '.repeat(220)}and sand.`;
  const passages = cutPassages({ id: 'a', text: `Rain fell. ${long} Snow followed.` });
  expect(passages.map(({ text }) => text)).toEqual(['Rain fell.', long, 'Snow followed.']);
});

test('leaving sentences out does not change the other passages', () => {
  const text = 'By wire.\n\nRain fell. Snow followed. Sign up. It was cold. Read on.';
  const spans = splitSentences(text);
  const leftOut = spans.filter(({ start }) => /^(?:By|Sign|Read)/.test(text.slice(start)));
  const passages = cutPassages({ id: 'a', text }, leftOut);
  expect(passages.map((passage) => passage.text)).toEqual([
    'Rain fell. Snow followed.',
    'It was cold.',
  ]);
  expect(passages.map(({ number }) => number)).toEqual([0, 1]);
  for (const { start, end, text: passage } of passages)
    expect(text.slice(start, end)).toBe(passage);
});

const sentence = fc
  .array(fc.constantFrom('rain', 'Mr. Hale', '“Go. Now.”', '3.5', '雨', '🌧️', 'slowly'), {
    minLength: 1,
    maxLength: 30,
  })
  .map((parts) => `The ${parts.join(' ')} fell.`);
const anyText = fc
  .array(fc.tuple(sentence, fc.constantFrom(' ', '\n\n', '\n')), { maxLength: 40 })
  .map((parts) => parts.flat().join(''));

test('passages are exact slices in order, which hold every sentence whole', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const passages = cutPassages({ id: 'a', text });
      let from = 0;
      for (const [index, passage] of passages.entries()) {
        expect(passage.number).toBe(index);
        expect(text.slice(passage.start, passage.end)).toBe(passage.text);
        expect(text.slice(from, passage.start).trim()).toBe('');
        from = passage.end;
      }
      expect(text.slice(from).trim()).toBe('');
      for (const { start, end } of splitSentences(text)) {
        const around = passages.filter((passage) => passage.start <= start && end <= passage.end);
        expect(around).toHaveLength(1);
      }
    }),
  );
});
