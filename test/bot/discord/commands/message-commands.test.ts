import { expect, test } from 'vitest';
import { sqlAnswerLog } from '../../../../bot/state/answer-log.ts';
import { openStateDatabase } from '../../../../bot/state/database.ts';
import { StateUnavailable } from '../../../../bot/errors.ts';
import type { CheckRequest } from '../../../../retrieval/fact-check/coverage.ts';
import type { LoopbackDiscord } from '../../../support/discord/loopback-discord.ts';
import type { MessageCommandInput } from '../../../support/discord/person.ts';
import { harbourCheck, harbourCoverage } from '../../examples/example-answers.ts';
import { askedAt, startBot, startOn } from '../bot-under-test.ts';

const said = harbourCheck.text;
const check = 'Fact-check this';
const find = 'Find coverage';

/** Runs a message command on a message that a person posts. */
function chosen(
  discord: LoopbackDiscord,
  name: string,
  content: string = said,
): MessageCommandInput {
  return { name, messageId: discord.sendMessage({ content }).id };
}

test('shows the closest sentences for each claim, with links, ephemerally', async () => {
  const { discord } = await startBot();
  const message = await discord.runMessageCommand(chosen(discord, check)).answered();
  expect(message.ephemeral).toBe(true);
  expect(message.text).toContain('**The crews strike on 8 December.**\nClosest coverage\n');
  expect(message.text).toContain('> Crews will not strike before 12 December. [1]');
  expect(message.text).toContain('Coast Herald · [Harbour talks');
  expect(message.text).toContain('**The mayor resigned on Sunday.**\nNo article comes close');
  expect(message.buttons.map(({ url }) => url).filter((url) => url !== null)).toEqual([]);
  expect(message.allowedMentions).toEqual({ parse: [], replied_user: false });
});

test('checks the text of a message without its Markdown, as of now', async () => {
  const asked: CheckRequest[] = [];
  const { discord } = await startBot({
    check: async (request) => {
      asked.push(request);
      return harbourCheck;
    },
  });
  const content = `**The crews** strike on [8 December](https://rumour.example/x), <@${discord.manager.id}>!`;
  await discord.runMessageCommand(chosen(discord, check, content)).answered();
  expect(asked).toEqual([{ text: 'The crews strike on 8 December, !', at: askedAt }]);
});

test('Share posts a check as it is, also after a restart', async () => {
  const answerLog = sqlAnswerLog(openStateDatabase(':memory:'));
  const { discord, bot } = await startBot({ answerLog });
  const { id } = await discord.runMessageCommand(chosen(discord, check)).answered();
  await bot.close();
  await startOn(discord, {
    answerLog,
    check: async () => await Promise.reject(new Error('again')),
  });
  const shared = await discord.pressButton({ messageId: id, customId: 'share' }).answered();
  expect(shared.ephemeral).toBe(false);
  expect(shared.text).toContain('**The crews strike on 8 December.**');
  expect(shared.buttons.map(({ customId }) => customId)).not.toContain('share');
});

test('has no Share button where the bot may not post', async () => {
  const appPermissions = 1n << 10n;
  const { discord } = await startBot({}, { appPermissions });
  const input = { ...chosen(discord, check), install: 'user' as const };
  const message = await discord.runMessageCommand(input).answered();
  expect(message.text).toContain('Closest coverage');
  expect(message.buttons.map(({ customId }) => customId)).not.toContain('share');
});

test.each(['bot-dm', 'private-channel'] as const)('works in a %s', async (context) => {
  const { discord } = await startBot();
  const channel = discord.directChannel();
  const { id } = discord.sendMessage({ content: said });
  const where = context === 'bot-dm' ? { channel } : {};
  const input = { name: check, messageId: id, context, install: 'user' as const, ...where };
  const message = await discord.runMessageCommand(input).answered();
  expect(message.text).toContain('Closest coverage');
});

test.each([check, find])('%s says that it cannot read a picture', async (name) => {
  const { discord } = await startBot();
  const picture = { name: 'a.png', contentType: 'image/png', bytes: new Uint8Array([1]) };
  const { id } = discord.sendMessage({ content: '', files: [picture] });
  const message = await discord.runMessageCommand({ name, messageId: id }).answered();
  expect(message.ephemeral).toBe(true);
  expect(message.text).toContain('There is no text in this message');
});

test('reads a message of the bot itself like any other', async () => {
  const asked: string[] = [];
  const { discord } = await startBot({
    check: async ({ text }) => {
      asked.push(text);
      return harbourCheck;
    },
  });
  const ask = { name: 'ask', options: { question: 'What came out of the talks?' } };
  const { id } = await discord.runCommand(ask).answered();
  await discord.runMessageCommand({ name: check, messageId: id }).answered();
  expect(asked[0]).toContain('The ferry crews paused their strike until 12 December.');
});

test('says what it looks for if a message makes no claim', async () => {
  const { discord } = await startBot({ check: async () => ({ ...harbourCheck, claims: [] }) });
  const message = await discord
    .runMessageCommand(chosen(discord, check, 'Any news yet?'))
    .answered();
  expect(message.text).toContain('nothing to check in this message');
  expect(message.buttons).toEqual([]);
});

test('says how many sentences it left out', async () => {
  const { discord } = await startBot({ check: async () => ({ ...harbourCheck, omitted: 3 }) });
  const message = await discord.runMessageCommand(chosen(discord, check)).answered();
  expect(message.text).toContain('3 more sentences not checked');
});

test('lists the articles about a message, with quotations', async () => {
  const { discord } = await startBot();
  const message = await discord.runMessageCommand(chosen(discord, find)).answered();
  expect(message.ephemeral).toBe(true);
  expect(message.text).toContain('Coast Herald · [Harbour talks');
  expect(message.text).toContain('“The first ferry left six hours late.”');
  expect(message.text).toContain('3 articles in 2 stories');
  const shared = await discord.pressButton({ messageId: message.id, customId: 'share' }).answered();
  expect(shared.ephemeral).toBe(false);
  expect(shared.text).toContain('Crews will not strike before 12 December.');
});

test('says that no article is about a message', async () => {
  const { discord } = await startBot({
    coverage: async () => ({ ...harbourCoverage, sources: [], stories: 0 }),
  });
  const message = await discord.runMessageCommand(chosen(discord, find)).answered();
  expect(message.text).toContain('I have no articles related to this message.');
});

test('speaks the language of the asker', async () => {
  const { discord } = await startBot();
  const input = { ...chosen(discord, check), locale: 'de' };
  const message = await discord.runMessageCommand(input).answered();
  expect(message.text).toContain('Ähnlichste Berichte');
  const registered = discord.commands.filter(({ type }) => type === 3);
  expect(registered.map(({ name }) => name)).toEqual([check, find]);
});

test('says so when a check fails, and names the cure', async () => {
  const fault = new StateUnavailable('/state.sqlite', new Error('disk full'));
  const { discord, log } = await startBot({ check: async () => await Promise.reject(fault) });
  const message = await discord.runMessageCommand(chosen(discord, check)).answered();
  expect(message.text).toContain(fault.forReader);
  expect(message.ephemeral).toBe(true);
  expect(log.levels()).toEqual(['info', 'error']);
});
