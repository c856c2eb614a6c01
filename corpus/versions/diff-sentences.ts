import { diffArrays } from 'diff';
import { wordsOf } from '../fingerprint.ts';
import { splitSentences } from '../text/sentences.ts';
import type { SentenceChange } from './change.ts';

/** More changes than this are no longer sorted out one by one: the search for them is quadratic. */
const MOST_EDITS = 2_000;

/**
 * The sentences that differ between two texts, in the order of reading (Myers 1986, by the library
 * `diff`). Sentences with the same words are the same, whatever their punctuation. Texts that have
 * next to nothing in common count as wholly replaced.
 */
export function diffSentences(before: string, after: string): SentenceChange[] {
  const [old, fresh] = [sentencesOf(before), sentencesOf(after)];
  const parts = diffArrays(old, fresh, {
    comparator: (left, right) => left.words === right.words,
    maxEditLength: MOST_EDITS,
  }) ?? [
    { value: old, removed: true, added: false },
    { value: fresh, removed: false, added: true },
  ];
  return parts.flatMap(({ value, added, removed }) => {
    if (!added && !removed) return [];
    const kind = added ? 'added' : 'removed';
    return value.map(({ sentence }): SentenceChange => ({ kind, sentence }));
  });
}

type Sentence = { sentence: string; words: string };

function sentencesOf(text: string): Sentence[] {
  return splitSentences(text).map(({ start, end }) => {
    const sentence = text.slice(start, end);
    return { sentence, words: wordsOf(sentence) };
  });
}
