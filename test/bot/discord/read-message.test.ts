import { expect, test } from 'vitest';
import {
  type IncomingMessage,
  messageText,
  questionTo,
  type ReadableMessage,
} from '../../../bot/discord/read-message.ts';

const bot = { userId: '10', roleId: '20' };
const chat: IncomingMessage = {
  content: 'Who won?',
  automatic: false,
  direct: false,
  ownThread: false,
  mentionedUserIds: [],
  mentionedRoleIds: [],
  repliedToId: null,
};
const mention = { content: '<@10> Who won?', mentionedUserIds: ['10'] };

const cases: readonly [string, Partial<IncomingMessage>, string | null][] = [
  ['a mention is a question', mention, 'Who won?'],
  ['an old-style mention is a question', { ...mention, content: '<@!10> Who won?' }, 'Who won?'],
  ['a mention may stand anywhere', { ...mention, content: 'Who  won, <@10>\n?' }, 'Who won, ?'],
  [
    'a mention of the role is a question',
    { content: '<@&20> Who won?', mentionedRoleIds: ['20'] },
    'Who won?',
  ],
  ['a reply to the bot is a question', { repliedToId: '10' }, 'Who won?'],
  ['a reply with a mention loses the mention', { ...mention, repliedToId: '10' }, 'Who won?'],
  [
    'an unreadable reply that notifies the bot is an empty question',
    { repliedToId: '10', mentionedUserIds: ['10'], content: '' },
    '',
  ],
  ['an unreadable reply that does not is none', { repliedToId: '10', content: '' }, null],
  ['a direct message is a question', { direct: true }, 'Who won?'],
  [
    'an unreadable message in its own thread is an empty question',
    { ownThread: true, content: '' },
    '',
  ],
  [
    'an unreadable message to somebody else in its own thread is none',
    { ownThread: true, content: '', mentionedUserIds: ['30'] },
    null,
  ],
  ['a message in its own thread is a question', { ownThread: true }, 'Who won?'],
  [
    'a reply to somebody else in its own thread is none',
    { ownThread: true, repliedToId: '30' },
    null,
  ],
  [
    'a message to somebody else in its own thread is none',
    { ownThread: true, content: '<@30> Who won?' },
    null,
  ],
  ['a bare mention is an empty question', { ...mention, content: '<@10>' }, ''],
  [
    'mentions of others stay',
    { content: '<@10> and <@11>?', mentionedUserIds: ['10', '11'] },
    'and <@11>?',
  ],
  ['chat is not for the bot', {}, null],
  [
    'a mention of someone else is not for the bot',
    { content: '<@11> Who won?', mentionedUserIds: ['11'] },
    null,
  ],
  ['another role is not the bot', { content: '<@&21> Who won?', mentionedRoleIds: ['21'] }, null],
  ['a reply to someone else is not for the bot', { repliedToId: '11' }, null],
  ['@everyone is not the bot', { content: '@everyone Who won?' }, null],
  ['@here is not the bot', { content: '@here Who won?' }, null],
  [
    'a mention that Discord does not count, such as in code, is none',
    { content: '`<@10>` Who won?' },
    null,
  ],
  ['what a bot writes is no question', { ...mention, automatic: true }, null],
  ['what a bot writes in a direct message is no question', { direct: true, automatic: true }, null],
  ['a reply by a bot is no question', { repliedToId: '10', automatic: true }, null],
];

test.each(cases)('%s', (_, message, question) => {
  expect(questionTo(bot, { ...chat, ...message })).toBe(question);
});

test('recognises its mention when it has no role', () => {
  expect(questionTo({ ...bot, roleId: null }, { ...chat, ...mention })).toBe('Who won?');
});

const nothing: ReadableMessage = {
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
])('reads %s without its Markdown', (content, words) => {
  expect(messageText({ ...nothing, content })).toBe(words);
});

test('reads the embed of another bot if the message has no content', () => {
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

test('reads a forwarded message', () => {
  const passedOn = { ...nothing, content: 'Storm Ilse left 300 homes without power.' };
  const messageSnapshots = new Map([['1', passedOn]]);
  expect(messageText({ ...nothing, content: 'Look', messageSnapshots })).toBe(
    'Look\nStorm Ilse left 300 homes without power.',
  );
});

test('a picture alone has no text', () => {
  expect(messageText(nothing)).toBe('');
});
