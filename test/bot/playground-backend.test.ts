import { expect, test } from 'vitest';
import { sqlAnswerLog } from '../../bot/state/answer-log.ts';
import { sqlFeedback } from '../../bot/state/feedback.ts';
import { openStateDatabase } from '../../bot/state/database.ts';
import { createPlaygroundBackend, type PlaygroundServices } from '../../bot/playground-backend.ts';
import type { DigestRequest } from '../../retrieval/digest/latest.ts';
import type { Question } from '../../retrieval/query/query.ts';
import { buttonsOf, expectWithinLimits, textsOf } from './examples/discord-limits.ts';
import {
  harbourDigest,
  harbourTimeline,
  quotedAnswer,
  refusal,
} from './examples/example-answers.ts';

const [first] = harbourDigest.stories;
if (first === undefined) throw new Error('The example has no story.');
const at = '2025-12-02T08:00:00.000Z';

const none = { replyTo: null, after: null };

test.each([
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
  await backend.ask({ text, at }, none);
  expect(asked).toEqual([{ text: question, at }]);
});

test.each([
  ['/latest', null],
  ['/timeline', null],
  ['What is the latest?', null],
  ['/latest the harbour', 'the harbour'],
])('%s asks for the latest on %s', async (text, topic) => {
  const asked: DigestRequest[] = [];
  const backend = backendWith({
    latest: async (each) => {
      asked.push(each);
      return harbourDigest;
    },
  });
  await backend.ask({ text, at }, none);
  expect(asked).toMatchObject([{ topic, at }]);
});

test.each([
  ['Thanks!', /welcome/u],
  ['Hello', /Hello!/u],
  ['/help', /\/latest/u],
  ['sources?', /haven’t answered/u],
])('%s gets a friendly reply without a search', async (text, reply) => {
  const backend = backendWith({
    answer: async () => await Promise.reject(new Error('searched')),
  });
  const { message, answer } = await backend.ask({ text, at }, none);
  expect(textsOf(message).join('\n')).toMatch(reply);
  expect(answer).toBeNull();
});

test('shows the other stories of a digest', async () => {
  const stories = Array.from({ length: 5 }, (_, index) => ({
    ...first,
    headline: `Story ${index + 1}`,
  }));
  const backend = backendWith({ latest: async () => ({ ...harbourDigest, stories }) });
  const { id, message } = await backend.ask({ text: '/latest', at }, none);
  const [more] = buttonsOf(message);
  expect(more).toMatchObject({ label: '2 more stories' });
  const next = await backend.press({ messageId: id, customId: more?.custom_id ?? '' });
  expect(next.kind).toBe('update');
  const texts = textsOf(next.message).join('\n');
  expect([1, 2, 3, 4, 5].filter((number) => texts.includes(`Story ${number}`))).toEqual([4, 5]);
  expect(buttonsOf(next.message)[0]).toMatchObject({ label: 'Back' });
});

test('shows a timeline by its topic', async () => {
  const { message } = await backendWith({}).ask({ text: '/timeline the harbour', at }, none);
  expect(textsOf(message).join('\n')).toContain('Timeline: the harbour');
});

test('takes a follow-up to a digest, and shows its sources', async () => {
  const asked: Question[] = [];
  const backend = backendWith({
    answer: async (each) => {
      asked.push(each);
      return quotedAnswer;
    },
  });
  const { id } = await backend.ask({ text: '/latest', at }, none);
  await backend.ask({ text: 'And why?', at }, { ...none, replyTo: id });
  expect(asked[0]?.previous?.question).toBe('What is the latest on the harbour?');
  const { kind, message } = await backend.press({ messageId: id, customId: 'sources' });
  expectWithinLimits(message);
  expect(kind).toBe('ephemeral');
  expect(textsOf(message).join('\n')).toContain('Crews will not strike before 12 December.');
});

test.each([
  ['and why?', true],
  ['Where did they meet?', true],
  ['Why did Andriy Yermak resign?', false],
  ['Is there anything new?', false],
])('“%s” after an answer is about it: %s', async (text, isAboutIt) => {
  const asked: Question[] = [];
  const backend = backendWith({
    answer: async (each) => {
      asked.push(each);
      return quotedAnswer;
    },
  });
  const { id } = await backend.ask({ text: 'Who won?', at }, none);
  await backend.ask({ text, at }, { ...none, after: id });
  expect(asked.at(-1)?.previous?.question).toBe(isAboutIt ? quotedAnswer.question : undefined);
});

test('a question that replies to a forgotten answer has no context', async () => {
  const asked: Question[] = [];
  const backend = backendWith({
    answer: async (each) => {
      asked.push(each);
      return quotedAnswer;
    },
  });
  await backend.ask({ text: 'And why?', at }, { ...none, replyTo: 'forgotten' });
  expect(asked[0]).not.toHaveProperty('previous');
});

test('while a model is writing there are quotes, but for small talk', async () => {
  const quoting = {
    answer: async () => quotedAnswer,
    latest: async () => harbourDigest,
    timeline: async () => harbourTimeline,
  };
  const backend = backendWith({ quoting });
  for (const text of ['Who won?', '/latest', '/timeline the harbour']) {
    const quotes = await backend.quotes({ text, at }, none);
    expect(quotes && textsOf(quotes).join('\n')).toContain('is still at work');
  }
  expect(await backend.quotes({ text: 'Hello!', at }, none)).toBeNull();
  const silent = backendWith({ quoting: { ...quoting, answer: async () => refusal } });
  expect(await silent.quotes({ text: 'Who won?', at }, none)).toBeNull();
  expect(await backendWith({}).quotes({ text: 'Who won?', at }, none)).toBeNull();
});

test('says that a button exists only in Discord', async () => {
  const backend = backendWith({});
  const { id } = await backend.ask({ text: 'Who won?', at }, none);
  const { message } = await backend.press({ messageId: id, customId: 'share' });
  expect(textsOf(message).join('\n')).toContain('command no longer exists');
});

function backendWith(
  parts: Partial<PlaygroundServices>,
): ReturnType<typeof createPlaygroundBackend> {
  return createPlaygroundBackend({
    answer: async () => quotedAnswer,
    quoting: null,
    latest: async () => harbourDigest,
    timeline: async ({ topic }) => ({ ...harbourTimeline, topic }),
    answerLog: sqlAnswerLog(openStateDatabase(':memory:')),
    feedback: sqlFeedback(openStateDatabase(':memory:')),
    now: () => new Date(at),
    ...parts,
  });
}
