import { expect, test } from 'vitest';
import { askedWhatHappened } from '../../../retrieval/digest/asked-what-happened.ts';

/** A Wednesday. */
const at = '2025-03-12T12:00:00.000Z';

test.each([
  ['What happened today?', ''],
  ['What happened yesterday in Norland?', 'Norland'],
  ['what happened in the Lowen valley overnight', 'the Lowen valley'],
  ['What’s been going on with the ferry strike today?', 'the ferry strike'],
  ['What happened to the ferry yesterday?', 'the ferry'],
  ['What did I miss?', ''],
])('“%s” asks for all that happened of late', (question, topic) => {
  expect(askedWhatHappened(question, at)).toEqual({ topic });
});

test.each([
  ['What has happened in Norland this week?', 'Norland', '2025-03-05'],
  ['What did we miss over the weekend?', '', '2025-03-08'],
  ['What happened at the harbour since Friday?', 'the harbour', '2025-03-07'],
  ['What has been happening in the past five days?', '', '2025-03-07'],
])('“%s” asks for longer than two days', (question, topic, day) => {
  const asked = askedWhatHappened(question, at);
  expect({ ...asked, since: asked?.since?.slice(0, 10) }).toEqual({ topic, since: day });
});

test.each([
  'What happened in the Lowen valley?',
  'What happened to the ferry that sank in 2019?',
  'Who signed the agreement yesterday?',
  'What happened todayish?',
  'What happened after the vote yesterday?',
  'What did I mishear?',
])('“%s” asks for something else', (question) => {
  expect(askedWhatHappened(question, at)).toBeNull();
});
