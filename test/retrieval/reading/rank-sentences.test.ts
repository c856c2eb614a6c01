import { expect, test } from 'vitest';
import { cutPassages } from '../../../corpus/passages.ts';
import { type Candidate, rankSentences } from '../../../retrieval/reading/rank-sentences.ts';
import type { Evidence } from '../../../retrieval/search/evidence.ts';
import { evidenceOf } from '../../support/evidence-of.ts';
import { letterEmbedder } from '../../support/letter-embedder.ts';
import { plainWeights } from '../../support/plain-weights.ts';
import { queryOf } from '../../support/query-of.ts';
import { newsArticle, quake, smallNews, strike } from '../../support/small-news.ts';

async function ranked(question: string, evidence: readonly Evidence[]): Promise<Candidate[]> {
  const parts = { embedder: letterEmbedder(), weights: plainWeights };
  return (await rankSentences(queryOf(question), evidence, parts)).candidates;
}

/** The article as evidence whose text is these sentences. */
function told(...sentences: readonly string[]): Evidence[] {
  return evidenceOf(newsArticle({ title: 'A report', text: sentences.join(' ') }));
}

test('without evidence there are no sentences', async () => {
  expect(await ranked('Who?', [])).toEqual([]);
});

test('returns every sentence once, exactly as in its article', async () => {
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

test('computes the weighted overlap with the question', async () => {
  const evidence = told('The pilots signed.', 'Rain fell.');
  const overlaps = (await ranked('Pilots signed agreements, papers?', evidence)).map(
    ({ features }) => features.overlap,
  );
  expect(overlaps).toEqual([0.5, 0]);
});

test('of two similar sentences, the one with the answer type ranks first', async () => {
  const evidence = told(
    'The strike at the harbour of Ostry has by now come to its end.',
    'The strike at the harbour of Ostry has come to its end by 2027.',
  );
  const [first] = await ranked('When does the strike at the harbour end?', evidence);
  expect(first?.text).toContain('2027');
});

test('a line without a full stop ranks below a sentence with the same words', async () => {
  const text = 'The harbour pilots will get more pay\nThe harbour pilots will get more pay.';
  const question = 'What will the harbour pilots get?';
  const [first] = await ranked(question, evidenceOf(newsArticle({ text })));
  expect(first?.text).toBe('The harbour pilots will get more pay.');
});

/** The matches of all sentences of some articles, by sentence. */
async function matchesOf(
  question: string,
  ...texts: readonly string[]
): Promise<Record<string, number>> {
  const articles = texts.map((text, index) =>
    newsArticle({ id: `article ${index}`, title: 'A report', text }),
  );
  const candidates = await ranked(question, evidenceOf(...articles));
  return Object.fromEntries(candidates.map(({ text, features }) => [text, features.match]));
}

test('a sentence without the answer type has a lower match', async () => {
  const matches = await matchesOf(
    'Who led the harbour strike?',
    'Lindqvist led the harbour strike.',
    'They led the harbour strike.',
  );
  expect(matches).toEqual({
    'Lindqvist led the harbour strike.': 1,
    'They led the harbour strike.': 0.6,
  });
});

test('the headline and the two sentences before count for the match', async () => {
  const text = 'A strike began. It was led by Lindqvist.';
  const matches = await matchesOf('Who led the strike?', text, 'So Akande led.');
  expect(matches['It was led by Lindqvist.']).toBeGreaterThan(matches['So Akande led.'] ?? 1);
  const article = newsArticle({ title: 'The strike is over', text: 'So Akande led.' });
  const [under] = await ranked('Who led the strike?', evidenceOf(article));
  expect(under?.features.match).toBeGreaterThan(matches['So Akande led.'] ?? 1);
  expect(under?.features.match).toBeLessThan(1);
});

test('sentences further before, or in another article, do not count for the match', async () => {
  const far = 'A strike began. It rained. It rained on. It was Lindqvist.';
  const matches = await matchesOf('Who led a strike?', far, 'A strike.', 'Nobody but Akande.');
  expect(matches['It was Lindqvist.']).toBeLessThan(0.15);
  expect(matches['Nobody but Akande.']).toBeLessThan(0.15);
});

test('the year of the article counts for the match', async () => {
  const article = newsArticle({
    title: 'A race',
    text: 'So Ilse Brandt won the Tarn Cup.',
    publishedAt: '2024-03-02T00:00:00.000Z',
  });
  const matchIn = async (year: number): Promise<number> =>
    (await ranked(`Who won the Tarn Cup in ${year}?`, evidenceOf(article)))[0]?.features.match ?? 0;
  expect(await matchIn(2024)).toBeGreaterThan(0.85);
  expect(await matchIn(2023)).toBeLessThan(0.6);
});

test('an answer given by more articles scores higher', async () => {
  const sentences = ['So Lindqvist led the strike.', 'So Olindvist led the strike.'];
  const scoresFor = async (more: string): Promise<number[]> => {
    const texts = [...sentences, more].map((text, index) =>
      newsArticle({ id: `article ${index}`, title: 'A report', text }),
    );
    const candidates = await ranked('Who led the strike?', evidenceOf(...texts));
    return sentences.map((text) => candidates.find((item) => item.text === text)?.score ?? 0);
  };
  const [alone = 0] = await scoresFor('It rained.');
  const [agreed = 0, other = 0] = await scoresFor('The strike was led by Petra Lindqvist.');
  expect(agreed).toBeGreaterThan(alone);
  expect(agreed).toBeGreaterThan(other);
});

test('an article that repeats itself does not add to agreement', async () => {
  const question = 'Who led the strike?';
  const once = await ranked(question, told('So Lindqvist led the strike.'));
  const twice = await ranked(question, told('So Lindqvist led the strike. So Lindqvist did it.'));
  expect(twice.find(({ start }) => start === 0)?.score).toBe(once[0]?.score);
});

test('of two similar sentences, the one about an earlier year ranks second', async () => {
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

test('a sentence starts after the credit in front of it', async () => {
  const evidence = told('Ada Marsh/Coast Herald/AP Pilots leave the harbour of Ostry on Monday.');
  const [first] = await ranked('Did the pilots leave?', evidence);
  expect(first?.text).toBe('Pilots leave the harbour of Ostry on Monday.');
});

test('the same sentence ranks higher in a better article', async () => {
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

test('offsets count from the start of the article in its later passages, too', async () => {
  const text = `${'Rain fell on the valley all day long. '.repeat(40)}\n\nThe pilots signed.`;
  const article = newsArticle({ text });
  const [, last] = cutPassages(article);
  const candidates = await ranked('Who signed?', evidenceOf(article));
  const signed = candidates.find((candidate) => candidate.text === 'The pilots signed.');
  expect(signed?.evidence.passage).toEqual(last);
  expect(text.slice(signed?.start)).toBe('The pilots signed.');
});
