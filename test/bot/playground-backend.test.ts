import { expect, test } from 'vitest';
import { sqliteAnswerLog } from '../../bot/state/answer-log.ts';
import { sqliteFeedback } from '../../bot/state/feedback.ts';
import { openStateDatabase } from '../../bot/state/database.ts';
import { createPlaygroundBackend, type PlaygroundServices } from '../../bot/playground-backend.ts';
import type { Question } from '../../retrieval/query/query.ts';
import { expectWithinLimits, textsOf } from './examples/discord-limits.ts';
import { harbourDigest, harbourTimeline, quotedAnswer } from './examples/example-answers.ts';

const at = '2025-12-02T08:00:00.000Z';

test.each([
  ['/latest', 'What is the latest?'],
  ['/latest the harbour', 'What is the latest on the harbour?'],
  ['/ask Who won?', 'Who won?'],
  ['Who won /latest?', 'Who won /latest?'],
  ['/weather', '/weather'],
])('%s asks: %s', async (text, question) => {
  const asked: Question[] = [];
  const backend = backendWith({
    answer: async (each) => {
      asked.push(each);
      return quotedAnswer;
    },
  });
  await backend.ask({ text, at }, null);
  expect(asked).toEqual([{ text: question, at }]);
});

test('shows a timeline by its topic', async () => {
  const { message } = await backendWith({}).ask({ text: '/timeline the harbour', at }, null);
  expect(textsOf(message).join('\n')).toContain('Timeline: the harbour');
});

test('takes a follow-up to a digest, and shows its sources', async () => {
  const asked: Question[] = [];
  const backend = backendWith({
    answer: async (each) => {
      asked.push(each);
      return asked.length === 1 ? harbourDigest : quotedAnswer;
    },
  });
  const { id } = await backend.ask({ text: '/latest', at }, null);
  await backend.ask({ text: 'And why?', at }, id);
  expect(asked[1]?.previous?.question).toBe('What is the latest on the harbour?');
  const { kind, message } = await backend.press({ messageId: id, customId: 'sources' });
  expectWithinLimits(message);
  expect(kind).toBe('ephemeral');
  expect(textsOf(message).join('\n')).toContain('Crews will not strike before 12 December.');
});

test('a question that replies to a forgotten answer has no context', async () => {
  const asked: Question[] = [];
  const backend = backendWith({
    answer: async (each) => {
      asked.push(each);
      return quotedAnswer;
    },
  });
  await backend.ask({ text: 'And why?', at }, 'forgotten');
  expect(asked[0]).not.toHaveProperty('previous');
});

test('says that a button exists only in Discord', async () => {
  const backend = backendWith({});
  const { id } = await backend.ask({ text: 'Who won?', at }, null);
  const { message } = await backend.press({ messageId: id, customId: 'share' });
  expect(textsOf(message).join('\n')).toContain('command no longer exists');
});

function backendWith(
  parts: Partial<PlaygroundServices>,
): ReturnType<typeof createPlaygroundBackend> {
  return createPlaygroundBackend({
    answer: async () => quotedAnswer,
    timeline: async ({ topic }) => ({ ...harbourTimeline, topic }),
    answerLog: sqliteAnswerLog(openStateDatabase(':memory:')),
    feedback: sqliteFeedback(openStateDatabase(':memory:')),
    now: () => new Date(at),
    ...parts,
  });
}
