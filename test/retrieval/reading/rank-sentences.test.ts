import { expect, test } from 'vitest';
import { cutPassages } from '../../../corpus/passages.ts';
import { type Candidate, rankSentences } from '../../../retrieval/reading/rank-sentences.ts';
import type { Evidence } from '../../../retrieval/search/evidence.ts';
import { evidenceOf } from '../../support/evidence-of.ts';
import { letterEmbedder } from '../../support/letter-embedder.ts';
import { plainWeights } from '../../support/plain-weights.ts';
import { newsArticle, quake, smallNews, strike } from '../../support/small-news.ts';

async function ranked(question: string, evidence: readonly Evidence[]): Promise<Candidate[]> {
  const parts = { embedder: letterEmbedder(), weights: plainWeights };
  return await rankSentences({ question, publishers: [] }, evidence, parts);
}

/** The article as evidence whose text is these sentences. */
function told(...sentences: readonly string[]): Evidence[] {
  return evidenceOf(newsArticle({ title: 'A report', text: sentences.join(' ') }));
}

test('without evidence there are no sentences', async () => {
  expect(await ranked('Who?', [])).toEqual([]);
});

test('gives every sentence once, exactly as it stands in its article', async () => {
  const candidates = await ranked('Who signed the agreement?', evidenceOf(...smallNews));
  const texts = new Map(smallNews.map(({ id, text }) => [id, text]));
  for (const { text, start, evidence } of candidates) {
    const whole = texts.get(evidence.article.id) ?? '';
    expect(whole.slice(start, start + text.length)).toBe(text);
  }
  const places = candidates.map(({ evidence, start }) => `${evidence.article.id} ${start}`);
  expect(new Set(places).size).toBe(candidates.length);
  expect(candidates).toHaveLength(15);
});

test('puts the sentence first that answers', async () => {
  const [first] = await ranked('Who signed the agreement?', evidenceOf(quake, strike));
  expect(first?.text).toBe('Union leader Petra Lindqvist signed the agreement on Sunday night.');
});

test('says which share of the question’s weight a sentence holds', async () => {
  const evidence = told('The pilots signed.', 'Rain fell.');
  const overlaps = (await ranked('Pilots signed agreements, papers?', evidence)).map(
    ({ overlap }) => overlap,
  );
  expect(overlaps).toEqual([0.5, 0]);
});

test('of two sentences alike in words, the one with the kind of thing asked for is first', async () => {
  const evidence = told(
    'The strike at the harbour of Ostry has by now come to its end.',
    'The strike at the harbour of Ostry has come to its end by 2027.',
  );
  const [first] = await ranked('When does the strike at the harbour end?', evidence);
  expect(first?.text).toContain('2027');
});

test('of two sentences alike in words, the one about an earlier year is second', async () => {
  const evidence = evidenceOf(
    newsArticle({
      text: 'The pilots of Ostry went on strike in 2019. The pilots of Ostry went on strike in 2025.',
      publishedAt: '2025-03-10T06:30:00.000Z',
    }),
  );
  const yearsFor = async (question: string): Promise<string[]> =>
    (await ranked(question, evidence)).map(({ text }) => text.slice(-5, -1));
  expect(await yearsFor('Did the pilots of Ostry go on strike?')).toEqual(['2025', '2019']);
  expect((await yearsFor('Did the pilots of Ostry strike in 2019?'))[0]).toBe('2019');
});

test('a sentence begins behind the credit in front of it', async () => {
  const evidence = told('Ada Marsh/Coast Herald/AP Pilots leave the harbour of Ostry on Monday.');
  const [first] = await ranked('Did the pilots leave?', evidence);
  expect(first?.text).toBe('Pilots leave the harbour of Ostry on Monday.');
});

test('a sentence of a better article comes before the same sentence of another', async () => {
  const articles = ['one', 'other'].map((id) =>
    newsArticle({ id, text: 'The cod is back again.' }),
  );
  const evidence = evidenceOf(...articles).map((item) => ({
    ...item,
    score: item.article.id === 'other' ? 1 : 0.4,
  }));
  const [first] = await ranked('Is the cod back?', evidence);
  expect(first?.evidence.article.id).toBe('other');
});

test('a fragment such as a heading comes behind a whole sentence', async () => {
  const text = 'What the harbour pilots will get\nThe harbour pilots will get more.';
  const [first] = await ranked(
    'What will the harbour pilots get?',
    evidenceOf(newsArticle({ text })),
  );
  expect(first?.text).toBe('The harbour pilots will get more.');
});

test('offsets count from the start of the article in its later passages, too', async () => {
  const text = `${'Rain fell on the valley all day long. '.repeat(40)}\n\nThe pilots signed.`;
  const article = newsArticle({ text });
  const [, last] = cutPassages(article);
  const candidates = await ranked('Who signed?', evidenceOf(article));
  const signed = candidates.find((candidate) => candidate.text === 'The pilots signed.');
  expect(signed?.evidence.passage).toEqual(last);
  expect(text.slice(signed?.start)).toBe('The pilots signed.');
});
