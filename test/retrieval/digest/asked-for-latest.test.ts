import { expect, test } from 'vitest';
import { askedForLatest } from '../../../retrieval/digest/asked-for-latest.ts';

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
])('“%s” asks for what is newest', (question, topic) => {
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
])('“%s” asks for something else', (question) => {
  expect(askedForLatest(question)).toBeNull();
});
