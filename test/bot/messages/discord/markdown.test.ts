import { expect, test } from 'vitest';
import {
  escapeLineStart,
  escapeLinkLabel,
  escapeMarkdown,
} from '../../../../bot/messages/discord/markdown.ts';

test.each([
  [
    "It's 5 < 6, isn't it? <3 #1 (see p. 4) - done.",
    "It's 5 < 6, isn't it? <3 #1 (see p. 4) - done.",
  ],
  ['~30 people | one bar', '~30 people | one bar'],
  ['*bold* and snake_case', String.raw`\*bold\* and snake\_case`],
  ['||hidden|| ~~gone~~', String.raw`\|\|hidden\|\| \~\~gone\~\~`],
  ['`code` and ```fence', '\\`code\\` and \\`\\`\\`fence'],
  ['[prize](https://evil.example)', String.raw`\[prize\](https\://evil.example)`],
  [String.raw`a \* b`, String.raw`a \\\* b`],
  ['@everyone and @HERE', '@\u200Beveryone and @\u200BHERE'],
  ['mail me @home', 'mail me @home'],
  [
    '<@1> <@&2> <#3> </ask:4> <:x:5> <a:x:6> <t:7:R>',
    '<\u200B@1> <\u200B@&2> <\u200B#3> <\u200B/ask:4> <\u200B:x:5> <\u200Ba:x:6> <\u200Bt:7:R>',
  ],
  ['turned\u202E around\u2066', 'turned around'],
  ['two\n\nlines\tand\u0000 null', 'two lines and null'],
])('in a line, %j becomes %j', (text, expected) => {
  expect(escapeMarkdown(text)).toBe(expected);
});

test.each([
  ['# heading', String.raw`\# heading`],
  ['-# small', String.raw`\-# small`],
  ['> quote', String.raw`\> quote`],
  ['- item', String.raw`\- item`],
  ['1. item', String.raw`1\. item`],
  ['2025) item', String.raw`2025\) item`],
  ['3.5 million people', '3.5 million people'],
  ['Plain.', 'Plain.'],
])('at the start of a line, %j becomes %j', (text, expected) => {
  expect(escapeLineStart(text)).toBe(expected);
});

test('a link label has no square bracket that could end it early', () => {
  expect(escapeLinkLabel('Talks [live] go on ](x')).toBe('Talks (live) go on )(x');
});
