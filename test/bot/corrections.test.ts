import { expect, test } from 'vitest';
import { findCorrections } from '../../bot/corrections.ts';
import { type Article, cardOf } from '../../corpus/article.ts';
import { recordChange } from '../../corpus/history/changes.ts';
import type { Answered } from '../../retrieval/answer.ts';
import type { StoredArticle } from '../../retrieval/store/store.ts';
import { newsArticle, strike } from '../support/small-news.ts';

const quote = 'Some 140 ships had waited outside the harbour.';
const askedAt = '2025-03-10T12:00:00.000Z';
const first = '2025-03-11T08:00:00.000Z';
const second = '2025-03-12T08:00:00.000Z';
const answer: Answered = {
  kind: 'answered',
  question: 'How many ships waited?',
  statements: [{ text: quote, citations: [1] }],
  sources: [{ number: 1, article: cardOf(strike), quote }],
  asOf: { newest: null, oldest: null, articles: 1 },
  method: 'quotes',
  dropped: 0,
};

/** The strike after some changes of its text, each seen at a time. */
function after(...changes: readonly [seenAt: string, text: string][]): StoredArticle {
  let article: Article = strike;
  let history: StoredArticle['history'] = [];
  for (const [seenAt, text] of changes) {
    const fresh = newsArticle({ ...strike, text });
    history = recordChange(history, { before: article, after: fresh, seenAt });
    article = fresh;
  }
  return { article, seenAt: null, history, story: null, copyOf: null, signature: null };
}

const notice = 'Correction: An earlier version of this article misstated the number of ships.';
const corrected = `${strike.text}\n\n${notice}`;
const without = strike.text.replace(quote, 'Some 120 ships had waited outside the harbour.');

test('a correction that came after the answer is told with its notice', () => {
  expect(findCorrections({ answer, askedAt }, [after([first, corrected])])).toEqual([
    { articleId: 'strike', publisher: strike.source, kind: 'correction', notice, seenAt: first },
  ]);
});

test('a retraction is told as one', () => {
  const text = 'This article has been retracted.';
  expect(findCorrections({ answer, askedAt }, [after([first, text])])).toMatchObject([
    { kind: 'retraction', notice: text },
  ]);
});

test('a quoted sentence that is gone is told, without a notice where there is none', () => {
  expect(findCorrections({ answer, askedAt }, [after([first, without])])).toMatchObject([
    { kind: 'change', notice: null, seenAt: first },
  ]);
});

test('a quoted sentence that went long ago is not told again for a later change', () => {
  const later = `${without}\n\nThe harbour office thanked everyone.`;
  const found = findCorrections({ answer, askedAt }, [after([first, without], [second, later])]);
  expect(found).toMatchObject([{ kind: 'change', seenAt: first }]);
});

test('several changes are told one by one, the newest first', () => {
  const retracted = 'This article has been retracted.';
  const found = findCorrections({ answer, askedAt }, [
    after([first, corrected], [second, retracted]),
  ]);
  expect(found.map(({ kind, seenAt }) => [kind, seenAt])).toEqual([
    ['retraction', second],
    ['correction', first],
  ]);
});

test.each([
  ['before the answer', '2025-03-10T11:00:00.000Z', corrected],
  ['to other sentences', first, `${strike.text}\n\nThe harbour office thanked everyone.`],
  ['to the punctuation', first, strike.text.replace('harbour.', 'harbour!')],
])('a change %s is none to the answer', (_, seenAt, text) => {
  expect(findCorrections({ answer, askedAt }, [after([seenAt, text])])).toEqual([]);
});

test('what became of an article that is not cited does not matter', () => {
  const other = after([first, corrected]);
  const article = { ...other.article, id: 'other' };
  expect(findCorrections({ answer, askedAt }, [{ ...other, article }])).toEqual([]);
});
