import { expect, test } from 'vitest';
import { messageText, type ReadMessage } from '../../../../bot/discord/reading/message-text.ts';

const nothing: ReadMessage = {
  content: '',
  embeds: [],
  components: [],
  messageSnapshots: new Map(),
};

test.each([
  ['**Bold** and ||hidden|| words', 'Bold and hidden words'],
  ['See [the report](https://news.example/a) now', 'See the report now'],
  ['Look: https://news.example/a?b=c', 'Look:'],
  ['<@1> <#2> <:smile:3> <t:4:R> hello', 'hello'],
  ['> quoted\n- listed\n# headed', 'quoted\nlisted\nheaded'],
  ['```js\ncode\n```', 'code'],
  [String.raw`1\* is \_plain\_`, '1* is _plain_'],
])('%s is read without what Discord makes of it', (content, words) => {
  expect(messageText({ ...nothing, content })).toBe(words);
});

test('a card of another bot is read where the message itself says nothing', () => {
  const embed = {
    title: 'Storm Ilse',
    description: 'It left **300** homes without power.',
    fields: [{ name: 'Where', value: 'Sandwick' }],
  };
  expect(messageText({ ...nothing, embeds: [embed] })).toBe(
    'Storm Ilse\nIt left 300 homes without power.\nWhere: Sandwick',
  );
  expect(messageText({ ...nothing, content: 'Is this so?', embeds: [embed] })).toBe('Is this so?');
});

test('a message that is passed on is read as well', () => {
  const passedOn = { ...nothing, content: 'Storm Ilse left 300 homes without power.' };
  const messageSnapshots = new Map([['1', passedOn]]);
  expect(messageText({ ...nothing, content: 'Look', messageSnapshots })).toBe(
    'Look\nStorm Ilse left 300 homes without power.',
  );
});

test('a picture alone has no words', () => {
  expect(messageText(nothing)).toBe('');
});
