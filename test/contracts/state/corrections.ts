import { describe, expect, test } from 'vitest';
import { sqlAnswerLog } from '../../../bot/state/answer-log.ts';
import { type Correction, sqlCorrectionLog } from '../../../bot/state/corrections.ts';
import type { OpenState } from '../../support/state-databases.ts';
import { quotedAnswer } from '../../bot/examples/example-answers.ts';

const correction: Correction = {
  articleId: 'harbour',
  publisher: 'Coast Herald',
  kind: 'correction',
  notice: 'Correction: The pause ends on 13 December.',
  seenAt: '2025-12-03T08:00:00.000Z',
};
const silent: Correction = {
  ...correction,
  kind: 'change',
  notice: null,
  seenAt: '2025-12-04T08:00:00.000Z',
};
const logged = {
  channelId: 'news',
  messageId: '1',
  askedAt: '2025-12-01T18:00:00.000Z',
  askedBy: 'ada',
  privateTo: null,
  answer: quotedAnswer,
};

/** What every adapter of the port promises. */
export function correctionLogContract(openState: OpenState): void {
  const open = async () => sqlCorrectionLog(await openState());

  describe('a log of corrections', () => {
    test('is empty for a message without corrections', async () => {
      expect(await (await open()).of('1')).toEqual([]);
    });

    test('returns the corrections of a message, newest first', async () => {
      const log = await open();
      await log.note('1', [correction]);
      await log.note('1', [silent]);
      expect(await log.of('1')).toEqual([silent, correction]);
      expect(await log.of('2')).toEqual([]);
    });

    test('saves one correction for each change', async () => {
      const log = await open();
      await log.note('1', [correction]);
      await log.note('1', [{ ...correction, kind: 'retraction' }]);
      expect(await log.of('1')).toEqual([{ ...correction, kind: 'retraction' }]);
    });
  });

  test('corrections of a deleted answer are deleted with the next write', async () => {
    const state = await openState();
    const answers = sqlAnswerLog(state);
    const corrections = sqlCorrectionLog(state);
    await answers.remember(logged);
    await corrections.note('1', [correction]);
    await answers.forget('ada');
    await answers.remember({ ...logged, messageId: '2', askedBy: 'ben' });
    await corrections.note('2', [correction]);
    expect(await corrections.of('1')).toEqual([]);
    expect(await corrections.of('2')).toEqual([correction]);
  });
}
