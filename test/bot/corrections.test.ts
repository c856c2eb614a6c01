import { expect, test } from 'vitest';
import { startCorrections } from '../../bot/corrections.ts';
import { sqlAnswerLog } from '../../bot/state/answer-log.ts';
import { type Correction, sqlCorrectionLog } from '../../bot/state/corrections.ts';
import { openStateDatabase } from '../../bot/state/database.ts';
import { type Article, cardOf } from '../../corpus/article.ts';
import { recordChange } from '../../corpus/history/changes.ts';
import type { Answered } from '../../retrieval/answer.ts';
import type { StoredArticle } from '../../retrieval/store/store.ts';
import { recordLog } from '../support/record-log.ts';
import { newsArticle, strike } from '../support/small-news.ts';
import { storedArticle } from '../support/stored-article.ts';

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
  return storedArticle(article, { history });
}

/** The corrections that are shown on the answer when these articles are in the store. */
async function shown(...stored: readonly StoredArticle[]): Promise<readonly Correction[]> {
  const state = openStateDatabase(':memory:');
  const answerLog = sqlAnswerLog(state);
  const posted = { channelId: 'news', messageId: '1', askedBy: 'ada', privateTo: null };
  await answerLog.remember({ ...posted, askedAt, answer });
  let corrections: readonly Correction[] = [];
  const following = startCorrections({
    answerLog,
    corrections: sqlCorrectionLog(state),
    stored: async () => [...stored],
    show: async (_, all) => {
      corrections = all;
      return true;
    },
    log: recordLog(),
  });
  await following.stop();
  return corrections;
}

const notice = 'Correction: An earlier version of this article misstated the number of ships.';
const corrected = `${strike.text}\n\n${notice}`;
const without = strike.text.replace(quote, 'Some 120 ships had waited outside the harbour.');

test('a correction after the answer is shown with its notice', async () => {
  expect(await shown(after([first, corrected]))).toEqual([
    { articleId: 'strike', publisher: strike.source, kind: 'correction', notice, seenAt: first },
  ]);
});

test('a retraction is shown as one', async () => {
  const text = 'This article has been retracted.';
  expect(await shown(after([first, text]))).toMatchObject([{ kind: 'retraction', notice: text }]);
});

test('the removal of a quoted sentence is shown, without a notice if there is none', async () => {
  expect(await shown(after([first, without]))).toMatchObject([
    { kind: 'change', notice: null, seenAt: first },
  ]);
});

test('a later change does not show an earlier removal again', async () => {
  const later = `${without}\n\nThe harbour office thanked everyone.`;
  const found = await shown(after([first, without], [second, later]));
  expect(found).toMatchObject([{ kind: 'change', seenAt: first }]);
});

test('several changes are shown one by one, newest first', async () => {
  const retracted = 'This article has been retracted.';
  const found = await shown(after([first, corrected], [second, retracted]));
  expect(found.map(({ kind, seenAt }) => [kind, seenAt])).toEqual([
    ['retraction', second],
    ['correction', first],
  ]);
});

test.each([
  ['before the answer', '2025-03-10T11:00:00.000Z', corrected],
  ['to other sentences', first, `${strike.text}\n\nThe harbour office thanked everyone.`],
  ['to the punctuation', first, strike.text.replace('harbour.', 'harbour!')],
])('a change %s is not shown', async (_, seenAt, text) => {
  expect(await shown(after([seenAt, text]))).toEqual([]);
});

test('changes of articles that are not cited are not shown', async () => {
  const other = after([first, corrected]);
  const article = { ...other.article, id: 'other' };
  expect(await shown({ ...other, article })).toEqual([]);
});
