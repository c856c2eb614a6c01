import { expect, test } from 'vitest';
import { slashCommands } from '../../../bot/discord/commands/all.ts';
import { withCommandIds } from '../../../bot/discord/command-mentions.ts';
import { english } from '../../../bot/i18n/english.ts';
import { mentionCommands } from '../../../bot/messages/discord/markdown.ts';
import { startBot } from './bot-under-test.ts';

const ids = new Map([
  ['ask', '1'],
  ['forget me', '2'],
  ['feeds add', '3'],
]);

test.each([
  ['Use /ask, or mention me.', 'Use </ask:1>, or mention me.'],
  ['/forget me deletes it.', '</forget me:2> deletes it.'],
  ['Add one with /feeds add and wait.', 'Add one with </feeds add:3> and wait.'],
  ['(see /watches)', '(see /watches)'],
  ['24/7 and/or https://ask.example/ask', '24/7 and/or https://ask.example/ask'],
])('%j names its commands as %j', (sentence, shown) => {
  expect(withCommandIds(mentionCommands(sentence), ids)).toBe(shown);
});

test('every command that a sentence names exists', () => {
  const names = new Set(slashCommands.map(({ data }) => data.name));
  const named = [...JSON.stringify(english).matchAll(/<\/([a-z]+):0>/gu)].map(([, name]) => name);
  const marked = [...mentionCommands(JSON.stringify(english)).matchAll(/<\/([a-z]+):0>/gu)];
  expect(named).toEqual([]);
  expect(marked.length).toBeGreaterThan(5);
  expect(marked.map(([, name]) => name).filter((name) => !names.has(name ?? ''))).toEqual([]);
});

test('a hint names commands so that they can be clicked', async () => {
  const { discord } = await startBot({ commandIds: new Map([['latest', '42']]) });
  const message = await discord.runCommand({ name: 'help' }).answered();
  expect(message.text).toContain('</latest:42> shows the newest stories');
  expect(message.text).toContain('or use /ask.');
});
