import type { Article } from '../article.ts';
import { wordsOf } from '../fingerprint.ts';
import type { Change, SentenceChange } from './change.ts';
import { diffSentences } from './diff-sentences.ts';
import { findNotice } from './find-notice.ts';

/** How many changes of an article are kept, the newest ones. */
const MOST_CHANGES = 20;
/** How many characters of changed sentences one change keeps; sentences stay whole. */
const MOST_CHARACTERS = 6_000;

/**
 * The history of an article, newest change last, after `before` was replaced by `after`. It never
 * holds more than 20 changes of 6,000 characters of sentences each.
 */
export function recordChange(
  history: readonly Change[],
  { before, after, seenAt }: { before: Article; after: Article; seenAt: string },
): Change[] {
  const changed = diffSentences(before.text, after.text);
  const sentences = withinRoom(changed);
  const isRetitled = wordsOf(before.title) !== wordsOf(after.title);
  const added = changed.filter(({ kind }) => kind === 'added').map(({ sentence }) => sentence);
  const change: Change = {
    seenAt,
    fingerprint: before.fingerprint,
    publishedAt: before.publishedAt,
    updatedAt: before.updatedAt,
    title: isRetitled ? before.title : null,
    sentences,
    omitted: changed.length - sentences.length,
    notice: findNotice([...(isRetitled ? [after.title] : []), ...added].join('\n')),
  };
  return [...history, change].slice(-MOST_CHANGES);
}

function withinRoom(changes: readonly SentenceChange[]): SentenceChange[] {
  let room = MOST_CHARACTERS;
  const end = changes.findIndex(({ sentence }) => (room -= sentence.length) < 0);
  return changes.slice(0, end === -1 ? changes.length : end);
}
