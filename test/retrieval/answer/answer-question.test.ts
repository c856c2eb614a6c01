import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { sourcesOf } from '../../../retrieval/answer.ts';
import { answerQuestion } from '../../../retrieval/answer/answer-question.ts';
import { answered, at, idsOf, partsWith, whoSigned } from '../../support/answered.ts';
import { conceptEmbedder } from '../../support/concept-embedder.ts';
import { newsArticle, smallNews, strike } from '../../support/small-news.ts';

test('without a model the answer is quotations, each with its source', async () => {
  const answer = await answered({ text: whoSigned });
  expect(answer).toMatchObject({ kind: 'answered', method: 'quotes', dropped: 0 });
  expect(answer.question).toBe(whoSigned);
  expect(answer).not.toHaveProperty('notice');
  const statements = answer.kind === 'answered' ? answer.statements : [];
  const quotes = sourcesOf(answer).map(({ quote, number }) => ({
    text: quote,
    citations: [number],
  }));
  expect(statements).toEqual(quotes);
  expect(statements.map(({ text }) => text).join(' ')).toContain(
    'Union leader Petra Lindqvist signed the agreement on Sunday night.',
  );
});

test('says what the corpus held at the time of asking', async () => {
  const { asOf } = await answered({ text: whoSigned });
  expect(asOf).toEqual({
    newest: '2025-03-10T06:30:00.000Z',
    oldest: '2025-02-20T17:00:00.000Z',
    articles: 4,
  });
});

test('nothing published after the time of asking is used', async () => {
  const text = 'Who signed the call to strike of the harbour pilots?';
  const before = await answered({ text });
  expect(idsOf(before)).not.toContain('second-strike');
  const after = await answered({ text, at: '2025-04-02T00:00:00.000Z' });
  expect(idsOf(after)[0]).toBe('second-strike');
});

test('an `until` after the time of asking is cut to it', async () => {
  const answer = await answered({ text: whoSigned, until: '2025-12-31T00:00:00.000Z' });
  expect(idsOf(answer)).not.toContain('second-strike');
});

test('with a source given, only that publisher is quoted', async () => {
  const text = 'What happened to the pilots at Port Meridian and in the Lowen valley?';
  const only = await answered({ text, sources: ['valley herald'] });
  expect(new Set(sourcesOf(only).map(({ article }) => article.source))).toEqual(
    new Set(['Valley Herald']),
  );
  const nobody = await answered({ text, sources: ['Evening Gazette'] });
  expect(nobody).toMatchObject({ kind: 'no-evidence', nearest: [] });
});

test('a follow-up is answered in the context of the previous question', async () => {
  const previous = {
    question: 'Who leads Norland’s ministry?',
    answer: 'It is led by Odile Varga.',
  };
  const answer = await answered({ text: 'What did she call the ban?', previous });
  expect(idsOf(answer)[0]).toBe('vote');
  expect(answer.question).toBe('What did she call the ban?');
});

test('`since` leaves out older articles', async () => {
  const text = 'When does the ban on trawling begin?';
  expect(idsOf(await answered({ text }))[0]).toBe('vote');
  expect(idsOf(await answered({ text, since: '2025-03-01T00:00:00.000Z' }))).not.toContain('vote');
});

test('what no article says directly is said, with the closest excerpts', async () => {
  const answer = await answered({ text: 'Who did Petra Lindqvist marry in Vienna?' });
  expect(answer.kind).toBe('no-evidence');
  expect(answer.asOf.articles).toBe(4);
  expect(idsOf(answer)).toContain('strike');
  expect(sourcesOf(answer).map(({ number }) => number)).toEqual(
    sourcesOf(answer).map((_, index) => index + 1),
  );
});

test('where nothing is close, nothing is shown', async () => {
  const answer = await answered({ text: 'Which chess grandmaster won the Zagreb tournament?' });
  expect(answer).toMatchObject({ kind: 'no-evidence', nearest: [] });
});

test('an empty store has no evidence', async () => {
  const answer = await answerQuestion({ text: whoSigned, at }, await partsWith([]));
  expect(answer).toEqual({
    kind: 'no-evidence',
    question: whoSigned,
    nearest: [],
    asOf: { newest: null, oldest: null, articles: 0 },
  });
});

test('a text without full stops is quoted, too', async () => {
  const text = 'with Petra Lindqvist harbour pilots signed the agreement '.repeat(60);
  const parts = await partsWith([newsArticle({ title: 'Harbour pilots', text })]);
  const answer = await answerQuestion({ text: whoSigned, at }, parts);
  expect(answer.kind).toBe('answered');
  expect(sourcesOf(answer)).toHaveLength(1);
  expect(text).toContain(sourcesOf(answer)[0]?.quote);
});

test('whatever is asked, quotes are exact parts of stored texts and no citation dangles', async () => {
  const parts = await partsWith(smallNews);
  const texts = new Map(smallNews.map(({ id, text }) => [id, text]));
  const newsWords = smallNews.flatMap(({ text }) => text.split(/\s+/u));
  const text = fc.oneof(
    fc.array(fc.constantFrom('Who', 'When', 'How many', ...newsWords), { maxLength: 8 }),
    fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 5 }),
  );
  await fc.assert(
    fc.asyncProperty(text, async (asked) => {
      const answer = await answerQuestion({ text: asked.join(' '), at }, parts);
      const numbers = sourcesOf(answer).map(({ number }) => number);
      expect(numbers).toEqual(numbers.map((_, index) => index + 1));
      for (const { article, quote } of sourcesOf(answer)) {
        expect(quote).not.toBe('');
        expect(texts.get(article.id)).toContain(quote);
        expect(article.publishedAt ?? '').not.toBe('2025-04-01T05:00:00.000Z');
      }
      if (answer.kind !== 'answered') return;
      expect(answer.statements).not.toEqual([]);
      for (const { citations } of answer.statements) {
        expect(citations).not.toEqual([]);
        expect(citations.every((number) => numbers.includes(number))).toBe(true);
      }
    }),
    { numRuns: 80 },
  );
});

test('a question for a judgement gets the coverage, with a notice', async () => {
  const answer = await answered({
    text: 'Do you think the harbour pilots won their strike?',
  });
  expect(answer).toMatchObject({ kind: 'answered', notice: 'coverage-only' });
});

test.each([
  ['says so when every report is older than the time asked about', '2025-05-12', true],
  ['tells nothing about age when a report may be of the time asked about', '2025-03-12', false],
])('an answer %s', async (_, day, isTold) => {
  const text = 'Who signed the agreement with the harbour pilots this week?';
  const answer = await answered({ text, at: `${day}T12:00:00.000Z` });
  expect(answer.kind).toBe('answered');
  expect('notice' in answer && answer.notice === 'older-than-asked').toBe(isTold);
});

test('a German question is answered by an English article if the embedder tells both', async () => {
  const concepts = conceptEmbedder([
    ['lotsen', 'pilots'],
    ['vertrag', 'agreement'],
    ['unterschrieb', 'signed'],
    ['magnitude', 'stärke'],
  ]);
  const parts = await partsWith(smallNews, concepts);
  const text = 'Wer unterschrieb den Vertrag mit den Lotsen?';
  expect(await answerQuestion({ text, at }, parts)).toMatchObject({
    kind: 'answered',
    sources: [{ article: { id: strike.id }, quote: expect.stringContaining('Petra Lindqvist') }],
  });
  const other = await answerQuestion({ text: 'Wann eröffnet das neue Museum?', at }, parts);
  expect(other.kind).toBe('no-evidence');
  expect((await answered({ text })).kind).toBe('no-evidence');
});
