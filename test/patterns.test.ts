import { expect, test } from 'vitest';
import {
  type Pattern,
  patternsBuiltBy,
  patternsInSources,
  superlinear,
} from './support/patterns.ts';

/** Patterns that no checker can prove linear, and why no text can make them slow. */
const ofPhrases = [
  String.raw`[^SUCRVG]*$`,
  String.raw`S[^VG]*$`,
  String.raw`N(?:IN)*K?$`,
  String.raw`[VG][^SUR]*$`,
  String.raw`(?:T|(?<!U)IN(?:(?:KN)*K?CN)?|IT)+$`,
  String.raw`(?:T|(?<!U)IN|IT)+$`,
  String.raw`N(?:IN)*K?R$`,
].map((source) => ({
  file: 'retrieval/verification/clauses.ts',
  source,
  why: 'reads one letter a phrase, of at most 1,500 characters of a sentence',
}));

const exempt: readonly { file: string; source: string; why: string }[] = [
  ...ofPhrases,
  {
    file: 'corpus/text/abbreviations.ts',
    source: String.raw`[\p{L}\p{M}\p{N}.]+$`,
    why: 'reads the last 20 or so characters before a full stop',
  },
  {
    file: 'retrieval/store/lancedb/lancedb-store.ts',
    source: String.raw`\n|\s+Caused by:`,
    why: 'reads messages of LanceDB',
  },
  {
    file: 'retrieval/store/lancedb/lancedb-store.ts',
    source: String.raw`,? \/\S+\.rs:\d+.*$`,
    why: 'reads messages of LanceDB',
  },
  {
    file: 'retrieval/store/lancedb/lancedb-store.ts',
    source: String.raw`[.,\s]+$`,
    why: 'reads messages of LanceDB',
  },
  {
    file: 'retrieval/text/tokens.ts',
    source: String.raw`(?:^|[.!?:]["”’)]*\s|[“"‘(]\s?|\n)[“"‘(]*$`,
    why: 'reads the six characters before a word',
  },
];

/** Files that build patterns while they run, and how many. Each finds one word or name as it is. */
const builtLate = new Map([
  // Names of XML elements.
  ['corpus/sources/feed/feed-xml.ts', 2],
  // Words of a topic.
  ['retrieval/digest/topic.ts', 2],
]);

const { literals, built } = patternsInSources();
const late = await patternsBuiltBy([...built.keys()]);

test('every pattern over text from outside takes linear time', { timeout: 900_000 }, () => {
  const patterns = [...literals, ...late].filter((pattern) => !isExempt(pattern));
  expect(superlinear(patterns)).toEqual([]);
});

test('an exemption is of a pattern that exists', () => {
  const unused = exempt.filter(
    ({ file, source }) =>
      !literals.some((pattern) => pattern.file === file && pattern.source === source),
  );
  expect(unused).toEqual([]);
});

test('every pattern that is built is checked, but those that find one word', () => {
  const unseen = [...built].filter(
    ([file, count]) => late.filter((pattern) => pattern.file === file).length < count,
  );
  expect(unseen).toEqual([...builtLate]);
});

test('a pattern that takes quadratic time is found', () => {
  const slow = [String.raw`\s+$`, String.raw`<?\S+@\S+>?`, '^(?:a+)+$', '@[^()]*\\('];
  expect(superlinear(slow.map(patternOf))).toEqual(slow.map(patternOf));
  const quick = [String.raw`\s+`, '^a+$', String.raw`\b(?:one|two) \w+`, '.{0,60}x'];
  expect(superlinear(quick.map(patternOf))).toEqual([]);
});

function patternOf(source: string): Pattern {
  return { file: 'example.ts', source, flags: 'u' };
}

function isExempt({ file, source }: Pattern): boolean {
  return exempt.some((entry) => entry.file === file && entry.source === source);
}
