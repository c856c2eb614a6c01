import { expect, test } from 'vitest';
import { sqlLastSeen } from '../../../../bot/state/last-seen.ts';
import { openStateDatabase } from '../../../../bot/state/database.ts';
import { StateUnavailable } from '../../../../bot/errors.ts';
import type { Digest } from '../../../../retrieval/digest/digest.ts';
import type { DigestRequest } from '../../../../retrieval/digest/latest.ts';
import { harbourDigest } from '../../examples/example-answers.ts';
import { askedAt, quotingReplies, startBot, startOn } from '../bot-under-test.ts';

/** Returns the same digest for every request, and records the requests. */
function recordingEngine(): {
  asked: DigestRequest[];
  latest: (asked: DigestRequest) => Promise<Digest>;
} {
  const asked: DigestRequest[] = [];
  return {
    asked,
    latest: async (request) => {
      asked.push(request);
      return harbourDigest;
    },
  };
}

test('shows the newest stories with sources and buttons', async () => {
  const { discord } = await startBot();
  const message = await discord.runCommand({ name: 'latest' }).answered();
  expect(message.text).toContain('Harbour talks: ferry crews and the city agree on a pause');
  expect(message.text).toContain('Crews will not strike before 12 December.');
  expect(message.buttons.map(({ customId }) => customId)).toContain('follow-up');
});

test('passes on the topic and since when', async () => {
  const { asked, latest } = recordingEngine();
  const { discord } = await startBot({ latest });
  const options = { topic: ' the harbour ', since: '7d' };
  await discord.runCommand({ name: 'latest', options }).answered();
  expect(asked).toEqual([{ topic: 'the harbour', at: askedAt, since: '2025-11-25T12:00:00.000Z' }]);
});

test('remembers when a person last looked, for each topic', async () => {
  const { asked, latest } = recordingEngine();
  const { discord } = await startBot({ latest });
  const look = { name: 'latest', options: { topic: 'the harbour' } };
  await discord.runCommand(look).answered();
  await discord.runCommand({ ...look, options: { topic: 'The Harbour' } }).answered();
  await discord.runCommand({ ...look, user: discord.manager }).answered();
  await discord.runCommand({ name: 'latest' }).answered();
  expect(asked.map(({ seenAt }) => seenAt)).toEqual([undefined, askedAt, undefined, undefined]);
});

test('answers a question for the latest with a digest, wherever it is asked', async () => {
  const { asked, latest } = recordingEngine();
  const { discord } = await startBot({
    latest,
    answer: async () => await Promise.reject(new Error('not asked for')),
  });
  const content = `<@${discord.botUserId}> What is the latest on the harbour talks?`;
  const reply = await discord.sendMessage({ content }).answered();
  const options = { question: 'What’s new?', source: 'Coast Herald' };
  const command = await discord.runCommand({ name: 'ask', options }).answered();
  expect([reply.text, command.text].every((text) => text.includes('Harbour talks'))).toBe(true);
  expect(asked).toMatchObject([
    { topic: 'the harbour talks', at: askedAt },
    { topic: null, at: askedAt, sources: ['Coast Herald'] },
  ]);
});

test('shows the sources of a digest like those of an answer', async () => {
  const { discord } = await startBot();
  const { id } = await discord.runCommand({ name: 'latest' }).answered();
  const message = await discord.pressButton({ messageId: id, customId: 'sources' }).answered();
  expect(message.text).toContain('Northern Wire');
});

test('says that there is nothing new, without buttons', async () => {
  const empty: Digest = { ...harbourDigest, stories: [], sources: [] };
  const { discord } = await startBot({ latest: async () => empty });
  const message = await discord.runCommand({ name: 'latest' }).answered();
  expect(message.text).toContain('nothing on this');
  expect(message.buttons).toEqual([]);
});

test('explains a time that it cannot read', async () => {
  const { discord } = await startBot();
  const options = { since: 'the other day' };
  const message = await discord.runCommand({ name: 'latest', options }).answered();
  expect(message.text).toContain('48h, 7d or 2w');
  expect(message.ephemeral).toBe(true);
});

test('shows the latest although the last visit cannot be read or stored', async () => {
  const fault = new StateUnavailable('/state.sqlite', new Error('disk full'));
  const lastSeen = {
    ...sqlLastSeen(openStateDatabase(':memory:')),
    get: async () => await Promise.reject(fault),
    set: async () => await Promise.reject(fault),
  };
  const { discord, log } = await startBot({ lastSeen });
  const message = await discord.runCommand({ name: 'latest' }).answered();
  expect(message.text).toContain('Harbour talks');
  expect(log.levels()).toEqual(['info', 'warn', 'warn']);
});

test('shows the other stories in place, with the time of asking, also after a restart', async () => {
  const { asked, latest } = recordingEngine();
  const [story] = harbourDigest.stories;
  const stories = [1, 2, 3, 4, 5].flatMap((number) =>
    story === undefined ? [] : [{ ...story, headline: `Story ${number}.` }],
  );
  const five = async (request: DigestRequest): Promise<Digest> => ({
    ...(await latest(request)),
    stories,
  });
  const { discord, bot } = await startBot({ latest: five });
  const options = { topic: 'the harbour', since: '7d' };
  const message = await discord.runCommand({ name: 'latest', options }).answered();
  expect(message.text).not.toContain('Story 4.');
  await bot.close();
  await startOn(discord, { latest: five, now: () => new Date('2025-12-05T00:00:00.000Z') });
  const { customId, label } = message.buttons[0] ?? { customId: null, label: '' };
  expect(label).toBe('2 more stories');
  const turned = discord.pressButton({ messageId: message.id, customId: customId ?? '' });
  const second = await turned.until(({ text }) => text.includes('Story 4.'));
  expect(second.id).toBe(message.id);
  expect(second.text).not.toContain('Story 3.');
  expect(second.buttons.map(({ label: name }) => name).slice(0, 3)).toEqual([
    'Back',
    'Sources',
    'Follow up',
  ]);
  expect(asked.at(-1)).toEqual(asked[0]);
});

test('while the model sums up, the stories are quoted', async () => {
  const slow = Promise.withResolvers<Digest>();
  const { discord } = await startBot({
    latest: async () => await slow.promise,
    quoting: quotingReplies,
    timing: { quoteAfter: 10 },
  });
  const reply = discord.runCommand({ name: 'latest' });
  expect((await reply.answered()).text).toContain('The language model is still at work');
  slow.resolve(harbourDigest);
  const message = await reply.until(({ text }) => !text.includes('still at work'));
  expect(message.text).toContain('Harbour talks: ferry crews and the city agree on a pause');
  expect(reply.messages).toHaveLength(1);
});
