import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { openClaimJudge } from '../../../bot/wire.ts';
import { splitSentences } from '../../../corpus/text/sentences.ts';
import { loadBuiltInEmbedder } from '../../../retrieval/embedder/built-in-embedder.ts';
import { type Support, supportOf } from '../../../retrieval/verification/support.ts';
import type { WordWeights } from '../../../retrieval/text/word-weights.ts';
import { evaluateClaims, readClaimLines } from '../../../scripts/evaluation/claims.ts';
import { evaluateCorruptions } from '../../../scripts/evaluation/corruptions.ts';
import { readArticles } from '../../../scripts/evaluation/read-lines.ts';
import { evidenceOf } from '../../support/evidence-of.ts';
import { newsArticle } from '../../support/small-news.ts';

const article = newsArticle({
  title: 'Ferry line sues the port of Ostry',
  text: [
    'The ferry line Nordsund sued the port of Ostry on Tuesday over a fee of 3.5 million dollars.',
    'Nordsund may stop its night ferries in May, said director Ilse Marrow, who took office in 2021.',
    'Judge Hugo Sand did not accept the first complaint.',
    'Some 140 people work on the night ferries. They have been told to wait.',
  ].join(' '),
});
const evidence = evidenceOf(article);
let weights: WordWeights;

beforeAll(async () => {
  ({ weights } = await loadBuiltInEmbedder());
});

function check(claim: string): Support {
  return supportOf(claim, evidence, weights);
}

test.each([
  ['a clause less', 'The ferry line Nordsund sued the port of Ostry on Tuesday.'],
  ['its time in front', 'On Tuesday, the ferry line Nordsund sued the port of Ostry over a fee.'],
  ['a contraction', 'Judge Hugo Sand didn’t accept the first complaint.'],
  [
    'a number in words',
    'Some 140 people work on the night ferries, and they have been told to wait.',
  ],
])('a true sentence with %s is supported', (_, claim) => {
  expect(check(claim)).toMatchObject({ verdict: 'supported', contradictions: [] });
});

test.each([
  ['another number', 'Some 410 people work on the night ferries.'],
  ['another magnitude', 'Nordsund sued the port of Ostry over a fee of 3.5 billion dollars.'],
  ['another day', 'The ferry line Nordsund sued the port of Ostry on Friday.'],
  ['another name', 'Judge Bruno Sand did not accept the first complaint.'],
  ['a negation less', 'Judge Hugo Sand did accept the first complaint.'],
  ['the opposite', 'Judge Hugo Sand did not reject the first complaint.'],
  ['a hedge less', 'Nordsund will stop its night ferries in May, said director Ilse Marrow.'],
  ['the roles turned', 'The port of Ostry sued the ferry line Nordsund on Tuesday.'],
  [
    'a clause more',
    'Nordsund may stop its night ferries in May, said director Ilse Marrow, whose brother drowned at sea.',
  ],
  ['words put in a mouth', 'Director Ilse Marrow said “we will never pay” in May.'],
])('a sentence with %s is not supported', (_, claim) => {
  expect(check(claim).verdict).not.toBe('supported');
});

test('every sentence of a passage is supported by it', () => {
  for (const { start, end } of splitSentences(article.text))
    expect(check(article.text.slice(start, end))).toMatchObject({ verdict: 'supported', score: 1 });
});

test('a sentence spliced from several is not supported, although every word is in the source', () => {
  const spliced =
    'Ilse Marrow sued the first complaint, and 140 people took office to wait over a fee of Nordsund.';
  expect(check(spliced)).toMatchObject({ verdict: 'contradicted' });
});

test('a sentence spliced from two scores lower than either', () => {
  const sentences = splitSentences(article.text).map(({ start, end }) =>
    article.text.slice(start, end).split(' '),
  );
  const cut = fc.record({
    sentence: fc.constantFrom(...sentences),
    share: fc.double({ min: 0.3, max: 0.7, noNaN: true }),
  });
  fc.assert(
    fc.property(cut, cut, (one, other) => {
      fc.pre(one.sentence !== other.sentence);
      const head = one.sentence.slice(0, Math.ceil(one.share * one.sentence.length));
      const tail = other.sentence.slice(Math.floor(other.share * other.sentence.length));
      expect(check([...head, ...tail].join(' ')).score).toBeLessThan(1);
    }),
    { numRuns: 200 },
  );
});

test('nothing supports what has no words, and no passages support nothing', () => {
  expect(check('…')).toMatchObject({ score: 0, verdict: 'unsupported' });
  expect(supportOf('Nordsund sued.', [], weights)).toMatchObject({
    score: 0,
    verdict: 'unsupported',
  });
});

test('every score is between 0 and 1', () => {
  const word = fc.oneof(fc.constantFrom(...article.text.split(' ')), fc.string({ maxLength: 9 }));
  fc.assert(
    fc.property(fc.array(word, { maxLength: 15 }), (claimed) => {
      const { score } = check(claimed.join(' '));
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThanOrEqual(1);
    }),
    // Words that every JavaScript object has a property for.
    { numRuns: 200, examples: [[['valueOf', 'constructor', 'toString']]] },
  );
});

const folder = fileURLToPath(new URL('../../../../shared/eval/', import.meta.url));

/** Names are tagged in each of them, which takes time. */
const MOST_ARTICLES = 20;

test.skipIf(!existsSync(folder))(
  'tells sentences that people found supported from the others (skipped where ../shared is missing)',
  async () => {
    const judge = await openClaimJudge();
    const claims = await readClaimLines(`${folder}claims.jsonl.gz`);
    const { overall } = await evaluateClaims(claims, ({ claim, source_text: text }) =>
      judge(claim, text),
    );
    expect(overall.auc).toBeGreaterThan(0.81);
    expect(overall.kept_supported).toBeGreaterThanOrEqual(0.65);
    expect(overall.dropped_unsupported).toBeGreaterThan(0.7);
  },
  180_000,
);

test.skipIf(!existsSync(folder))(
  'drops corrupted sentences and keeps true ones (skipped where ../shared is missing)',
  async () => {
    const judge = await openClaimJudge();
    const all = await readArticles([`${folder}realtimeqa.articles.jsonl.gz`]);
    const articles = all.slice(0, MOST_ARTICLES);
    const { kept, caught } = evaluateCorruptions(articles, judge, { number: 200, seed: 3 });
    expect(caught).toBeGreaterThanOrEqual(0.96);
    expect(kept).toBeGreaterThanOrEqual(0.95);
  },
  180_000,
);
