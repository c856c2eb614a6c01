import { expect, test } from 'vitest';
import { sqlAnswerLog } from '../../../bot/state/answer-log.ts';
import { sqlCorrectionLog } from '../../../bot/state/corrections.ts';
import { openStateDatabase } from '../../../bot/state/database.ts';
import type { Article } from '../../../corpus/article.ts';
import { recordChange } from '../../../corpus/history/changes.ts';
import type { StoredArticle } from '../../../retrieval/store/store.ts';
import type { CommandInput } from '../../support/discord/person.ts';
import type { SeenMessage } from '../../support/discord/seen.ts';
import { newsArticle } from '../../support/small-news.ts';
import { storedArticle } from '../../support/stored-article.ts';
import { wordedAnswer } from '../examples/example-answers.ts';
import { type Fixture, startBot, startOn } from './bot-under-test.ts';
import type { Dependencies } from '../../../bot/discord/services.ts';

const ask = { name: 'ask', options: { question: 'What came out of the harbour talks?' } };
const sources = { name: 'sources' };
const quotes = wordedAnswer.sources.slice(0, 2).map(({ quote }) => quote);
const harbour = newsArticle({ ...wordedAnswer.sources[0]?.article, text: quotes.join(' ') });
const notice = 'Correction: The pause ends on 13 December, not on 12 December.';
const corrected = `${harbour.text}\n\n${notice}`;
const retraction = 'This article has been retracted.';

/** A corpus of one article, and a function that changes it. */
function changingCorpus(): { stored: Dependencies['stored']; change: (text: string) => void } {
  let article: Article = harbour;
  let history: StoredArticle['history'] = [];
  return {
    stored: async (ids) => (ids.includes(article.id) ? [storedArticle(article, { history })] : []),
    change: (text) => {
      const after = newsArticle({ ...harbour, text });
      const seenAt = `2025-12-0${3 + history.length}T08:00:00.000Z`;
      history = recordChange(history, { before: article, after, seenAt });
      article = after;
    },
  };
}

type StateLogs = Pick<Dependencies, 'answerLog' | 'corrections'>;

function stateLogs(): StateLogs {
  const state = openStateDatabase(':memory:');
  return { answerLog: sqlAnswerLog(state), corrections: sqlCorrectionLog(state) };
}

type Corrected = Fixture & StateLogs & ReturnType<typeof changingCorpus>;

/** An answer, once it is in the channel and in the log. */
async function answered(
  { discord, answerLog }: Corrected,
  input: CommandInput = ask,
): Promise<SeenMessage> {
  const message = await discord.runCommand(input).answered();
  await expect.poll(async () => await answerLog.ofMessage(message.id)).not.toBeNull();
  return message;
}

async function startWithCorpus(): Promise<Corrected> {
  const corpus = changingCorpus();
  const logs = stateLogs();
  return { ...(await startBot({ ...logs, stored: corpus.stored })), ...logs, ...corpus };
}

test('puts a correction on top of the answer, and leaves the rest as it was', async () => {
  const fixture = await startWithCorpus();
  const { discord, bot, change } = fixture;
  const before = await answered(fixture);
  change(corrected);
  bot.articlesChanged();
  const after = await discord.untilMessage(({ id, edits }) => id === before.id && edits > 0);
  expect(after.text).toBe(
    `⚠ Since corrected: “${notice}” (Coast Herald, <t:1764748800:D>)\n${before.text}`,
  );
  expect(after.buttons).toEqual(before.buttons);
  expect(after.allowedMentions).toMatchObject({ parse: [] });
});

test('shows each change once, also across a restart, and a retraction above a correction', async () => {
  const fixture = await startWithCorpus();
  const { discord, bot, change, stored, answerLog, corrections } = fixture;
  const { id } = await answered(fixture);
  change(corrected);
  bot.articlesChanged();
  await discord.untilMessage((message) => message.id === id && message.edits === 1);
  await bot.close();
  const again = await startOn(discord, { stored, answerLog, corrections });
  change(retraction);
  again.articlesChanged();
  const after = await discord.untilMessage((message) => message.id === id && message.edits > 1);
  expect(after.edits).toBe(2);
  expect(after.text).toMatch(/^⚠ Since retracted: .*\n⚠ Since corrected: /u);
  expect(after.text.match(/Since corrected/gu)).toHaveLength(1);
  expect(after.text).toContain('The ferry crews paused their strike until 12 December.');
});

test('says that a quoted sentence is gone if the publisher gives no notice', async () => {
  const fixture = await startWithCorpus();
  const { discord, bot, change } = fixture;
  const { id } = await answered(fixture);
  change('Crews will not strike before 14 December.');
  bot.articlesChanged();
  const after = await discord.untilMessage((message) => message.id === id && message.edits > 0);
  expect(after.text).toContain('⚠ Since changed: the sentence quoted here is no longer');
});

test('the sources of an answer show corrections, also of an ephemeral answer', async () => {
  const fixture = await startWithCorpus();
  const { discord, bot, change, corrections } = fixture;
  const privately = { ...ask, options: { ...ask.options, private: true } };
  const { id } = await answered(fixture, privately);
  change(corrected);
  bot.articlesChanged();
  await expect.poll(async () => await corrections.of(id)).toHaveLength(1);
  const edits = discord.requests.filter(({ path }) => path.endsWith(`/messages/${id}`));
  expect(
    edits.filter(({ method, path }) => method === 'PATCH' && path.startsWith('/channels')),
  ).toEqual([]);
  expect((await discord.runCommand(sources).answered()).text).toContain('⚠ Since corrected');
  const press = { messageId: id, customId: 'sources' };
  expect((await discord.pressButton(press).answered()).text).toContain('⚠ Since corrected');
});

test.each([
  ['deleted', { status: 404, code: 10_008 }],
  ['in a channel that is gone', { status: 404, code: 10_003 }],
  ['where the bot may not go', { status: 403, code: 50_001 }],
])('does not retry a message %s', async (_, refusal) => {
  const fixture = await startWithCorpus();
  const { discord, bot, change, corrections, log } = fixture;
  const { id, channelId } = await answered(fixture);
  change(corrected);
  const route = `/channels/${channelId}/messages/${id}`;
  discord.failNext({ method: 'GET', route, ...refusal });
  bot.articlesChanged();
  await expect.poll(async () => await corrections.of(id)).toHaveLength(1);
  bot.articlesChanged();
  await bot.close();
  expect(discord.requests.filter(({ path }) => path === route)).toHaveLength(1);
  expect(log.levels()).not.toContain('error');
});

test('retries after a transient error at the next check', async () => {
  const fixture = await startWithCorpus();
  const { discord, bot, change, corrections } = fixture;
  const { id, channelId } = await answered(fixture);
  change(corrected);
  const route = `/channels/${channelId}/messages/${id}`;
  discord.failNext({ method: 'GET', route, status: 503, times: 2 });
  bot.articlesChanged();
  await discord.untilRequest(({ path, status }) => path === route && status === 503);
  await expect
    .poll(async () => {
      bot.articlesChanged();
      return await corrections.of(id);
    })
    .toHaveLength(1);
  const after = await discord.untilMessage((message) => message.id === id && message.edits > 0);
  expect(after.text).toContain('⚠ Since corrected');
});
