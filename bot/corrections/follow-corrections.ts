import type { StoredArticle } from '../../retrieval/store/store.ts';
import type { AnswerLog, LoggedAnswer } from '../ports/answer-log.ts';
import type { CorrectionLog } from '../ports/correction-log.ts';
import type { Log } from '../ports/log.ts';
import { type Correction, isSameChange } from '../ports/correction.ts';
import { findCorrections } from './find-corrections.ts';

/** What following corrections takes. */
export type FollowParts = {
  answerLog: Pick<AnswerLog, 'citedArticles' | 'citing'>;
  corrections: CorrectionLog;
  stored: (ids: readonly string[]) => Promise<StoredArticle[]>;
  /**
   * Shows the corrections of an answer, the newest first, on its message; false where it is out of
   * reach for good. Rejects where it may work later.
   */
  show: (answer: LoggedAnswer, corrections: readonly Correction[]) => Promise<boolean>;
  log: Log;
};

/** Articles that are read at a time. */
const BATCH = 100;

/**
 * Looks at every article that a remembered answer cites, and shows on the answer's message what
 * became of it since. Each change is shown once; a message that is out of reach is not tried again,
 * one that may be reached later is.
 * @throws StateUnavailable, StoreUnavailable.
 */
export async function followCorrections(parts: FollowParts): Promise<void> {
  const changed = await changedArticles(parts);
  if (changed.length === 0) return;
  const answers = await parts.answerLog.citing(changed.map(({ article }) => article.id));
  for (const answer of answers) await correct(answer, findCorrections(answer, changed), parts);
}

async function changedArticles({ answerLog, stored }: FollowParts): Promise<StoredArticle[]> {
  const cited = [...(await answerLog.citedArticles())];
  const changed: StoredArticle[] = [];
  for (let from = 0; from < cited.length; from += BATCH) {
    const read = await stored(cited.slice(from, from + BATCH));
    changed.push(...read.filter(({ history }) => history.length > 0));
  }
  return changed;
}

async function correct(
  answer: LoggedAnswer,
  found: readonly Correction[],
  { corrections, show, log }: FollowParts,
): Promise<void> {
  if (found.length === 0) return;
  const { messageId } = answer;
  const known = await corrections.of(messageId);
  const fresh = found.filter((one) => !known.some((other) => isSameChange(one, other)));
  if (fresh.length === 0) return;
  const all = [...fresh, ...known].toSorted((one, other) => other.seenAt.localeCompare(one.seenAt));
  try {
    const isShown = await show(answer, all);
    await corrections.note(messageId, fresh);
    const articles = [...new Set(fresh.map(({ articleId }) => articleId))];
    if (isShown) log.info({ messageId, articles }, 'An answer was marked as corrected since.');
    else log.info({ messageId, articles }, 'An answer that was corrected since is out of reach.');
  } catch (error) {
    log.warn({ err: error, messageId }, 'A correction could not be shown yet.');
  }
}
