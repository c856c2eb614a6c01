import { describe, expect, test } from 'vitest';
import { type Feedback, sqlFeedback } from '../../../bot/state/feedback.ts';
import type { OpenState } from '../../support/state-databases.ts';
import { quotedAnswer } from '../../bot/examples/example-answers.ts';

const given: Feedback = {
  messageId: '1',
  userId: 'ada',
  givenAt: '2025-12-01T18:00:00.000Z',
  verdict: 'bad',
  reason: 'The date is wrong.',
  answer: quotedAnswer,
};
const later = '2025-12-01T19:00:00.000Z';

/** What every adapter of the port promises. */
export function feedbackContract(openState: OpenState): void {
  const open = async () => sqlFeedback(await openState());

  describe('a log of feedback', () => {
    test('returns ratings, newest first', async () => {
      const box = await open();
      const second = {
        ...given,
        userId: 'ben',
        givenAt: later,
        verdict: 'good',
        reason: null,
      } as const;
      await box.put(given);
      await box.put(second);
      expect(await box.all()).toEqual([second, given]);
    });

    test('replaces a person’s earlier rating of the same message', async () => {
      const box = await open();
      await box.put(given);
      await box.put({ ...given, givenAt: later, verdict: 'good', reason: null });
      expect(await box.all()).toMatchObject([{ verdict: 'good', reason: null, givenAt: later }]);
    });

    test('forgets a person’s ratings, and nothing else', async () => {
      const box = await open();
      await box.put(given);
      await box.put({ ...given, userId: 'ben' });
      await box.forget('ada');
      expect(await box.all()).toMatchObject([{ userId: 'ben' }]);
    });
  });
}
