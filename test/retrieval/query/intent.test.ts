import { expect, test } from 'vitest';
import {
  askedForLatest,
  askedWhatHappened,
  wantsJudgement,
  smallTalk,
} from '../../../retrieval/query/intent.ts';

test.each([
  ['What is the latest on the harbour talks?', 'the harbour talks'],
  ["what's the latest news about Port Meridian today?", 'Port Meridian'],
  ['Latest from the Lowen valley', 'the Lowen valley'],
  ['What is new with the ferry strike?', 'the ferry strike'],
  ['What’s happening in Norland right now?', 'Norland'],
  ['Any news on the vote?', 'the vote'],
  ['Are there any updates on the bridge?', 'the bridge'],
  ['Catch me up on the storm.', 'the storm'],
  ['Summarise the latest talks', 'talks'],
  ['Can you give me a summary of the latest news on the ferry strike?', 'the ferry strike'],
  ['Please recap the harbour talks', 'the harbour talks'],
  ['Summarize the newest talks, please', 'talks'],
  ['sum up the news', ''],
  ['What is the latest?', ''],
  ['the latest headlines', ''],
  ['news', ''],
  ["What's new?", ''],
  ['whats new', ''],
  ['So what happened?', ''],
  ['Tell me what’s new', ''],
  ['give me the news, please', ''],
  ['today’s headlines', ''],
  ['What’s going on in the world?', ''],
  ['what’s the news on the strike', 'the strike'],
  ['harbour strike news', 'harbour strike'],
  ['latest Norland', 'Norland'],
  ['Norland latest', 'Norland'],
  ['qué pasó hoy', ''],
  ['Was gibt es Neues zu den Hafengesprächen?', 'den Hafengesprächen'],
  ['was gibts neues', ''],
  ['Die neuesten Nachrichten aus Norland', 'Norland'],
  ['¿Qué hay de nuevo sobre la huelga?', 'la huelga'],
  ['Últimas noticias', ''],
  ['Quoi de neuf ?', ''],
  ['Quelles sont les dernières nouvelles sur la grève ?', 'la grève'],
])('“%s” asks for the latest', (question, topic) => {
  expect(askedForLatest(question)).toEqual({ topic });
});

test.each([
  'Who signed the latest agreement?',
  'What is the latest date on which the ban can begin?',
  'When was the newest bridge built?',
  'What happened in the Lowen valley?',
  'Newspapers of Norland',
  'Who wrote the summary of the talks?',
  'Recaptured ferries of Norland',
  'Is there any newt in the pond?',
  'Who owns the Harbour News?',
  'Was ist neu gebaut worden?',
  'Nachrichtendienst von Norland',
])('“%s” asks for something else', (question) => {
  expect(askedForLatest(question)).toBeNull();
});

/** A Wednesday. */
const at = '2025-03-12T12:00:00.000Z';

test.each([
  ['What happened today?', ''],
  ['What happened yesterday in Norland?', 'Norland'],
  ['what happened in the Lowen valley overnight', 'the Lowen valley'],
  ['What’s been going on with the ferry strike today?', 'the ferry strike'],
  ['What happened to the ferry yesterday?', 'the ferry'],
  ['What did I miss?', ''],
  ['what’s new today', ''],
])('“%s” asks for everything recent', (question, topic) => {
  expect(askedWhatHappened(question, at)).toEqual({ topic });
});

test.each([
  ['What has happened in Norland this week?', 'Norland', '2025-03-05'],
  ['What did we miss over the weekend?', '', '2025-03-08'],
  ['What happened at the harbour since Friday?', 'the harbour', '2025-03-07'],
  ['What has been happening in the past five days?', '', '2025-03-07'],
])('“%s” asks for more than two days', (question, topic, day) => {
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

test.each([
  'Should I take the ferry?',
  'What do you think of the agreement?',
  'Who will win the election?',
  'Is it worth waiting?',
])('“%s” wants a judgement', (question) => {
  expect(wantsJudgement(question)).toBe(true);
});

test.each([
  'Who should have signed the agreement?',
  'What did the minister think of it?',
  'Who won the election?',
  'Which best-known play opened?',
])('“%s” wants facts', (question) => {
  expect(wantsJudgement(question)).toBe(false);
});

test.each([
  ['Hi!', 'greeting'],
  ['Guten Morgen 👋', 'greeting'],
  ['hello, Dateline', 'greeting'],
  ['thanks!!', 'thanks'],
  ['Vielen Dank', 'thanks'],
  ['help', 'help'],
  ['Hi, what can you do?', 'help'],
  ['Was kannst du?', 'help'],
  ['Sources?', 'sources'],
  ['Woher weißt du das?', 'sources'],
  ['Hi, who won the election?', null],
  ['Help for the flooded villages', null],
  ['What are the sources of the river?', null],
  ['Who are the rebels?', null],
  ['Danke an wen?', null],
  ['', null],
])('%j is small talk of the kind %s', (text, kind) => {
  expect(smallTalk(text)).toBe(kind);
});
