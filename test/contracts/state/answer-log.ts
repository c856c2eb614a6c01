import { describe, expect, test } from 'vitest';
import { type AnswerLog, type LoggedAnswer, sqlAnswerLog } from '../../../bot/state/answer-log.ts';
import type { OpenState } from '../../support/state-databases.ts';
import { quotedAnswer, refusal, wordedAnswer } from '../../bot/examples/example-answers.ts';

const logged: LoggedAnswer = {
  channelId: 'news',
  messageId: '1',
  askedAt: '2025-12-01T18:00:00.000Z',
  askedBy: 'ada',
  privateTo: null,
  answer: quotedAnswer,
};
const viewer = { channelId: 'news', userId: 'ada' };

/** What every adapter of the port promises. */
export function answerLogContract(openState: OpenState): void {
  const open = async (keep: number): Promise<AnswerLog> =>
    sqlAnswerLog(await openState(), { keep });

  describe('a log of answers', () => {
    test('is empty for a channel without answers', async () => {
      const log = await open(3);
      expect(await log.latest(viewer)).toBeNull();
    });

    test.each([quotedAnswer, wordedAnswer, refusal])('returns what was saved', async (answer) => {
      const log = await open(3);
      await log.remember({ ...logged, answer });
      expect(await log.latest(viewer)).toEqual({ ...logged, answer });
    });

    test('returns the newest answer of a channel', async () => {
      const log = await open(3);
      await log.remember(logged);
      await log.remember({ ...logged, messageId: '2', answer: refusal });
      await log.remember({ ...logged, messageId: '3', channelId: 'sports' });
      expect((await log.latest(viewer))?.messageId).toBe('2');
    });

    test('shows an ephemeral answer only to its asker', async () => {
      const log = await open(3);
      await log.remember(logged);
      await log.remember({ ...logged, messageId: '2', privateTo: 'ben' });
      expect((await log.latest(viewer))?.messageId).toBe('1');
      expect((await log.latest({ ...viewer, userId: 'ben' }))?.messageId).toBe('2');
    });

    test('lists the cited articles of all answers, each once', async () => {
      const log = await open(1);
      expect(await log.citedArticles()).toEqual(new Set());
      await log.remember({ ...logged, answer: wordedAnswer });
      await log.remember({ ...logged, answer: quotedAnswer });
      await log.remember({ ...logged, channelId: 'sports', answer: refusal, privateTo: 'ben' });
      const named = [...quotedAnswer.sources, ...refusal.nearest].map(({ article }) => article.id);
      expect(await log.citedArticles()).toEqual(new Set(named));
    });

    test('finds the answers in all channels that cite an article, newest first', async () => {
      const log = await open(3);
      await log.remember({ ...logged, answer: wordedAnswer });
      await log.remember({ ...logged, messageId: '2', channelId: 'sports', answer: refusal });
      const found = async (...ids: string[]): Promise<string[]> =>
        (await log.citing(ids)).map(({ messageId }) => messageId);
      expect(await found('storm')).toEqual(['2', '1']);
      expect(await found('harbour', 'unknown')).toEqual(['1']);
      expect(await found()).toEqual([]);
    });

    test('deletes the oldest answers of a channel beyond its limit, and of no other channel', async () => {
      const log = await open(2);
      await log.remember({ ...logged, channelId: 'sports' });
      await log.remember(logged);
      await log.remember({ ...logged, messageId: '2', privateTo: 'ben' });
      await log.remember({ ...logged, messageId: '3', privateTo: 'ben' });
      expect(await log.latest(viewer)).toBeNull();
      expect(await log.latest({ ...viewer, channelId: 'sports' })).not.toBeNull();
    });

    test('finds the answer of a message, whoever asked', async () => {
      const log = await open(3);
      await log.remember({ ...logged, messageId: '2', privateTo: 'ben', answer: refusal });
      expect((await log.ofMessage('2'))?.answer).toEqual(refusal);
      expect(await log.ofMessage('3')).toBeNull();
    });

    test('forgets what a person alone has read, and their name, and nothing else', async () => {
      const log = await open(3);
      await log.remember(logged);
      await log.remember({ ...logged, messageId: '2', askedBy: 'ben' });
      await log.remember({ ...logged, messageId: '3', askedBy: 'ben', isPublic: true });
      await log.forget('ben');
      expect(await log.ofMessage('1')).not.toBeNull();
      expect(await log.ofMessage('2')).toBeNull();
      expect((await log.ofMessage('3'))?.askedBy).toBeNull();
    });
  });

  test('an answer of an older version loads without the fields that are no longer shown', async () => {
    const log = await open(3);
    const differs = [
      { value: '12', publishers: ['Wire'], sources: [1], publishedAt: '2025-12-01' },
    ];
    const older = {
      ...quotedAnswer,
      brief: { text: 'yes', source: 1 },
      differs,
    };
    await log.remember({ ...logged, answer: Object.assign({}, quotedAnswer, older) });
    expect((await log.latest(viewer))?.answer).toEqual(quotedAnswer);
  });
}
