import { expect, test } from 'vitest';
import { defaultSettings, type ServerSettings, sqlSettings } from '../../../bot/state/settings.ts';
import { openStateDatabase } from '../../../bot/state/database.ts';
import type { LoopbackOptions } from '../../support/discord/loopback-discord.ts';
import { ofMembers } from '../../support/discord/populate.ts';
import type { Question } from '../../../retrieval/query/query.ts';
import {
  harbourCheck,
  harbourCoverage,
  harbourDigest,
  harbourTimeline,
  wordedAnswer,
} from '../examples/example-answers.ts';
import { askedAt, type Fixture, quotingReplies, startBot } from './bot-under-test.ts';

const question = 'What came out of the harbour talks?';
const ask = { name: 'ask', options: { question } };

/** A bot in a server with these settings, which may depend on the channel's id. */
async function startIn(
  wanted: Partial<ServerSettings>,
  options: Parameters<typeof startBot>[0] = {},
): Promise<Fixture & { change: (wanted: Partial<ServerSettings>) => Promise<void> }> {
  const settings = {
    ...sqlSettings(openStateDatabase(':memory:')),
    of: async () => ({ ...defaultSettings, ...wanted }),
  };
  const fixture = await startBot({ settings, ...options });
  return { ...fixture, change: async (more) => void Object.assign(wanted, more) };
}

test('replies to commands are ephemeral outside the channels where it answers', async () => {
  const { discord } = await startIn({ channels: ['1'] });
  const options = { question, private: false };
  const message = await discord.runCommand({ name: 'ask', options }).answered();
  expect(message.ephemeral).toBe(true);
  const shared = await discord.pressButton({ messageId: message.id, customId: 'share' }).answered();
  expect(shared.text).toContain('don’t show public answers');
});

test('a mention outside the channels where it answers gets a hint at most once an hour', async () => {
  let now = new Date(askedAt);
  const { discord } = await startIn({ channels: ['1'] }, { now: () => now });
  const content = `<@${discord.botUserId}> ${question}`;
  const hint = await discord.sendMessage({ content }).answered();
  expect(hint.text).toContain('I don’t answer in this channel');
  const ignored = discord.sendMessage({ content });
  await discord.runCommand(ask).answered();
  expect(ignored.messages).toEqual([]);
  now = new Date(now.getTime() + 2 * 3_600_000);
  await discord.sendMessage({ content }).answered();
});

test('the hint names the channels where it answers', async () => {
  const wanted: Partial<ServerSettings> = {};
  const { discord, change } = await startIn(wanted);
  await change({ channels: [discord.addChannel('ask-the-news')] });
  const content = `<@${discord.botUserId}> ${question}`;
  expect((await discord.sendMessage({ content }).answered()).text).toContain('#ask-the-news');
});

test('with mentions in threads only, hints in a channel and answers in a thread', async () => {
  const { discord } = await startIn({ mentions: 'threads' });
  const content = `<@${discord.botUserId}> ${question}`;
  const asked = discord.sendMessage({ content });
  expect((await asked.answered()).text).toContain('in threads only');
  const path = `/v10/channels/${discord.channelId}/messages/${asked.id}/threads`;
  const body = JSON.stringify({ name: 'Harbour' });
  const headers = { authorization: `Bot ${discord.token}`, 'content-type': 'application/json' };
  await fetch(`${discord.apiUrl}${path}`, { method: 'POST', headers, body });
  const message = await discord.sendMessage({ content, channel: asked.id }).answered();
  expect(message.text).toContain('paused their strike');
});

test('settings of a server do not apply in direct messages', async () => {
  const { discord } = await startIn({ channels: ['1'], mentions: 'threads', cooldown: 60 });
  const channel = discord.directChannel();
  for (const content of [question, 'And who signed it?'])
    expect((await discord.sendMessage({ content, channel }).answered()).text).toContain('strike');
});

test('the asker may overrule private answers by default', async () => {
  const { discord } = await startIn({ isPrivate: true });
  expect((await discord.runCommand(ask).answered()).ephemeral).toBe(true);
  expect((await discord.runCommand({ name: 'latest' }).answered()).ephemeral).toBe(true);
  const options = { question, private: false };
  expect((await discord.runCommand({ name: 'ask', options }).answered()).ephemeral).toBe(false);
});

test('uses a fixed language for everybody', async () => {
  const { discord } = await startIn({ language: 'de' });
  const content = `<@${discord.botUserId}>`;
  expect((await discord.sendMessage({ content }).answered()).text).toContain('Frag mich');
  const message = await discord.runCommand({ name: 'privacy', locale: 'en-US' }).answered();
  expect(message.text).toContain('Ich lese nur');
});

const modelAsked = async (): Promise<never> =>
  await Promise.reject(new Error('the model was asked'));

test('replies in quotations alone where the model is switched off', async () => {
  const { discord } = await startIn(
    { usesModel: false },
    {
      answer: modelAsked,
      latest: modelAsked,
      timeline: modelAsked,
      check: modelAsked,
      quoting: quotingReplies,
    },
  );
  expect((await discord.runCommand(ask).answered()).text).toContain('> Crews will not strike');
  const topic = { topic: 'harbour' };
  for (const command of [{ name: 'latest' }, { name: 'timeline', options: topic }])
    expect((await discord.runCommand(command).answered()).text).toContain('harbour');
  const { id } = discord.sendMessage({ content: question });
  const check = discord.runMessageCommand({ name: 'Fact-check this', messageId: id });
  expect((await check.answered()).text).toContain('Fact check');
});

test('every request is limited to the allowed publishers', async () => {
  const asked: (readonly string[] | undefined)[] = [];
  const { discord } = await startIn(
    { sources: ['Coast Herald', 'Northern Wire'] },
    {
      answer: async ({ sources, text }: Question) => {
        asked.push(sources);
        return { ...wordedAnswer, question: text };
      },
      latest: async ({ sources }) => {
        asked.push(sources);
        return harbourDigest;
      },
      timeline: async ({ sources }) => {
        asked.push(sources);
        return harbourTimeline;
      },
      check: async ({ sources }) => {
        asked.push(sources);
        return harbourCheck;
      },
      coverage: async ({ sources }) => {
        asked.push(sources);
        return harbourCoverage;
      },
    },
  );
  await discord.runCommand(ask).answered();
  const source = { name: 'ask', options: { question, source: 'wire' } };
  await discord.runCommand(source).answered();
  await discord.runCommand({ name: 'latest' }).answered();
  await discord.runCommand({ name: 'timeline', options: { topic: 'harbour' } }).answered();
  const { id: messageId } = discord.sendMessage({ content: 'The crews strike on Monday.' });
  for (const name of ['Fact-check this', 'Find coverage'])
    await discord.runMessageCommand({ name, messageId }).answered();
  const both = ['Coast Herald', 'Northern Wire'];
  expect(asked).toEqual([both, ['Northern Wire'], both, both, both, both]);
});

test.each([
  ['en-US', 'I don’t answer from that publisher'],
  ['de', 'antworte ich nicht aus diesem Medium'],
])('refuses a publisher that is not allowed, in %s', async (locale, words) => {
  const { discord } = await startIn({ sources: ['Coast Herald'] });
  const options = { question, source: 'Northern Wire', private: true };
  const message = await discord.runCommand({ name: 'ask', options, locale }).answered();
  expect(message.text).toContain(words);
});

/** A bot whose state holds settings of the server that nobody understands. */
async function startClosed(options: LoopbackOptions = {}): Promise<Fixture> {
  const state = openStateDatabase(':memory:');
  const started = await startBot({ settings: sqlSettings(state) }, options);
  const { guildId } = started.discord;
  await state.use(
    async (sql) =>
      await sql.run('INSERT INTO servers VALUES (?, ?)', guildId, '{"channels":"one"}'),
  );
  return started;
}

test('a server whose settings cannot be read is closed, and everything says so', async () => {
  const { discord, log } = await startClosed();
  const { manager: user } = discord;
  const message = await discord.runCommand(ask).answered();
  expect(message.text).toContain('I can’t read the settings of this server');
  expect(message.ephemeral).toBe(true);
  const command = { name: 'settings', subcommand: 'show', user, locale: 'de' };
  expect((await discord.runCommand(command).answered()).text).toContain('/settings reset');
  const typed = { name: 'latest', options: { topic: 'harb' }, focused: 'topic' };
  expect(await discord.autocomplete(typed).choices()).toEqual([]);
  const content = `<@${discord.botUserId}> ${question}`;
  const mention = await discord.sendMessage({ content, author: user }).answered();
  expect(mention.text).toContain('I can’t read the settings of this server');
  expect(log.lines.at(-1)?.level).toBe('error');
});

test('in a closed server a mention by anybody but its managers gets no reply', async () => {
  const { discord } = await startClosed({ appPermissions: ofMembers });
  const mention = discord.sendMessage({ content: `<@${discord.botUserId}> ${question}` });
  await discord.runCommand(ask).answered();
  expect(mention.messages).toEqual([]);
});

test('a closed server does not close direct messages, and opens with /settings reset', async () => {
  const { discord } = await startClosed();
  const channel = discord.directChannel();
  expect((await discord.sendMessage({ content: question, channel }).answered()).text).toContain(
    'strike',
  );
  const reset = { name: 'settings', subcommand: 'reset', user: discord.manager };
  expect((await discord.runCommand(reset).answered()).text).toContain('in every channel');
  expect((await discord.runCommand(ask).answered()).text).toContain('strike');
});

test('a failure before a question is asked gets a reply', async () => {
  const unusable = {
    ...defaultSettings,
    get threads(): boolean {
      throw new Error('the settings break when they are used');
    },
  };
  const settings = { ...sqlSettings(openStateDatabase(':memory:')), of: async () => unusable };
  const { discord, log } = await startBot({ settings });
  expect((await discord.runCommand(ask).answered()).text).toContain('Something went wrong');
  const content = `<@${discord.botUserId}> ${question}`;
  expect((await discord.sendMessage({ content }).answered()).text).toContain('went wrong');
  expect(log.levels()).toContain('error');
});
