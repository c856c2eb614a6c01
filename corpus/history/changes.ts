// The history of an article: what changed from version to version.
import { diffArrays } from 'diff';
import { z } from 'zod';
import { type Article, wordsOf } from '../article.ts';
import { isRevision, type Origin, originSchema } from '../origin.ts';
import { splitSentences } from '../text/sentences.ts';
import { findNotice, type Notice, noticeKinds } from './notices.ts';

/** A version that replaced another, when that was seen, and where both were read. */
type Replacement = {
  before: Article;
  after: Article;
  seenAt: string;
  origins?: { before: Origin | null; after: Origin | null };
};

/** One change of an article's words, with what is kept of the version that was replaced. */
export type Change = {
  /** When the new words were seen; ISO 8601 in UTC. */
  seenAt: string;
  /** The fingerprint of the replaced version. */
  fingerprint: string;
  /** The times that the replaced version stated. */
  publishedAt: string | null;
  updatedAt: string | null;
  /** Where the replaced version was read; null where that is not known. */
  origin: Origin | null;
  /** The replaced headline; null where it stayed. */
  title: string | null;
  /** In reading order; where sentences were replaced, the removed ones first. */
  sentences: SentenceChange[];
  /** How many changed sentences were too many to keep. */
  omitted: number;
  /** The publisher's notice in the new words, such as a correction. */
  notice: Notice | null;
};

/** A sentence that is in one version of an article and not in the other. */
type SentenceChange = { kind: 'added' | 'removed'; sentence: string };

/** Validates a change that was stored as JSON. */
export const changeSchema: z.ZodType<Change> = z.object({
  seenAt: z.string(),
  fingerprint: z.string(),
  publishedAt: z.string().nullable(),
  updatedAt: z.string().nullable(),
  origin: originSchema.nullish().transform((origin) => origin ?? null),
  title: z.string().nullable(),
  sentences: z.array(z.object({ kind: z.enum(['added', 'removed']), sentence: z.string() })),
  omitted: z.number(),
  notice: z.object({ kind: z.enum(noticeKinds), sentence: z.string() }).nullable(),
});

/** How many changes of an article are kept, the newest ones. */
const MAX_CHANGES = 20;
/** How many characters of changed sentences one change keeps; sentences stay whole. */
const MAX_CHARACTERS = 6_000;
/** Texts that differ by more edits count as replaced, because the diff takes quadratic time. */
const MAX_EDITS = 2_000;

/**
 * The history of an article, newest change last, after `before` was replaced by `after`. It never
 * holds more than 20 changes with 6,000 characters of sentences each. A notice counts only between
 * versions from the same hand: a page that replaces a summary corrects nothing.
 */
export function recordChange(
  history: readonly Change[],
  { before, after, seenAt, origins = { before: null, after: null } }: Replacement,
): Change[] {
  const changed = diffSentences(before.text, after.text);
  const sentences = firstWithinLimit(changed);
  const isRetitled = wordsOf(before.title) !== wordsOf(after.title);
  const added = changed.filter(({ kind }) => kind === 'added').map(({ sentence }) => sentence);
  const change: Change = {
    seenAt,
    fingerprint: before.fingerprint,
    publishedAt: before.publishedAt,
    updatedAt: before.updatedAt,
    origin: origins.before,
    title: isRetitled ? before.title : null,
    sentences,
    omitted: changed.length - sentences.length,
    notice: isRevision(origins)
      ? findNotice([...(isRetitled ? [after.title] : []), ...added].join('\n'))
      : null,
  };
  return [...history, change].slice(-MAX_CHANGES);
}

function firstWithinLimit(changes: readonly SentenceChange[]): SentenceChange[] {
  let room = MAX_CHARACTERS;
  const end = changes.findIndex(({ sentence }) => (room -= sentence.length) < 0);
  return changes.slice(0, end === -1 ? changes.length : end);
}

/**
 * The sentences that differ between two texts, in reading order (Myers 1986, by the library
 * `diff`). Sentences with the same words are equal, whatever their punctuation.
 */
function diffSentences(before: string, after: string): SentenceChange[] {
  const [old, fresh] = [sentencesOf(before), sentencesOf(after)];
  const parts = diffArrays(old, fresh, {
    comparator: (left, right) => left.words === right.words,
    maxEditLength: MAX_EDITS,
  }) ?? [
    { value: old, removed: true, added: false },
    { value: fresh, removed: false, added: true },
  ];
  return parts.flatMap(({ value, added, removed }) => {
    if (!added && !removed) return [];
    const kind = added ? 'added' : 'removed';
    return value.map(({ sentence }): SentenceChange => ({ kind, sentence }));
  });
}

type Sentence = { sentence: string; words: string };

function sentencesOf(text: string): Sentence[] {
  return splitSentences(text).map(({ start, end }) => {
    const sentence = text.slice(start, end);
    return { sentence, words: wordsOf(sentence) };
  });
}
