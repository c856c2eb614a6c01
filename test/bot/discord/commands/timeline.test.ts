import { expect, test } from 'vitest';
import type { Timeline } from '../../../../retrieval/digest/digest.ts';
import { harbourTimeline } from '../../examples/example-answers.ts';
import { startBot, startOn } from '../bot-under-test.ts';

const events = Array.from({ length: 20 }, (_, index) => ({
  at: '2025-11-30T00:00:00.000Z',
  text: `Event ${index + 1} happened.`,
  citations: [1],
}));
const long = async ({ topic }: { topic: string }): Promise<Timeline> =>
  await Promise.resolve({ ...harbourTimeline, topic, events });
const command = { name: 'timeline', options: { topic: 'the harbour' } };

test('shows a short timeline on one page, without buttons', async () => {
  const { discord } = await startBot();
  const message = await discord.runCommand(command).answered();
  expect(message.text).toContain('Timeline: the harbour');
  expect(message.text).toContain('The first ferry left six hours late.');
  expect(message.buttons).toEqual([]);
});

test('opens a long timeline at its newest events, and turns its pages in place', async () => {
  const { discord } = await startBot({ timeline: long });
  const message = await discord.runCommand(command).answered();
  expect(message.text).toContain('Event 20 happened.');
  expect(message.text).toContain('page 3 of 3');
  expect(message.buttons.map(({ label }) => label)).toEqual(['Earlier']);
  const customId = message.buttons[0]?.customId ?? '';
  const turned = discord.pressButton({ messageId: message.id, customId });
  const second = await turned.until(({ text }) => text.includes('page 2 of 3'));
  expect(second.id).toBe(message.id);
  expect(second.text).toContain('Event 9 happened.');
  expect(second.buttons.map(({ label }) => label)).toEqual(['Earlier', 'Later']);
});

test('turns pages after a restart', async () => {
  const { discord, bot } = await startBot({ timeline: long });
  const message = await discord.runCommand(command).answered();
  await bot.close();
  await startOn(discord, { timeline: long });
  const customId = message.buttons[0]?.customId ?? '';
  const turned = discord.pressButton({ messageId: message.id, customId });
  expect((await turned.until(({ text }) => text.includes('page 2'))).text).toContain('Event 9');
});

test('says so to whoever pressed if a page cannot be turned', async () => {
  const { discord, bot } = await startBot({ timeline: long });
  const message = await discord.runCommand(command).answered();
  await bot.close();
  await startOn(discord, { timeline: async () => await Promise.reject(new Error('no store')) });
  const customId = message.buttons[0]?.customId ?? '';
  const reply = await discord.pressButton({ messageId: message.id, customId }).answered();
  expect(reply.text).toContain('Something went wrong on my side');
  expect(reply.ephemeral).toBe(true);
});

test.each([
  ['/timeline', /ferry crews and the city agree/u],
  ['/latest', /ferry crews and the city agree/u],
  ['/timeline the harbour', /Timeline: the harbour/u],
  ['/help', /I answer questions about the news/u],
  ['/ask Who paused the strike?', /paused their strike/u],
])('%s as a message counts as the command', async (typed, shown) => {
  const { discord } = await startBot();
  const content = `<@${discord.botUserId}> ${typed}`;
  expect((await discord.sendMessage({ content }).answered()).text).toMatch(shown);
});

test('without a topic it shows what is new', async () => {
  const { discord } = await startBot();
  const { text } = await discord.runCommand({ name: 'timeline' }).answered();
  expect(text).toContain('Harbour talks: ferry crews and the city agree on a pause');
});
