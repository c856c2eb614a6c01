import { z } from 'zod';
import { type Notice, noticeKinds } from './find-notice.ts';

/** What became of one sentence between two versions of an article. */
export type SentenceChange = { kind: 'added' | 'removed'; sentence: string };

/** How the words of an article changed once, with what is kept of the version that was replaced. */
export type Change = {
  /** When the new words were seen; ISO 8601 in UTC. */
  seenAt: string;
  /** The fingerprint of the replaced version. */
  fingerprint: string;
  /** The times that the replaced version gave. */
  publishedAt: string | null;
  updatedAt: string | null;
  /** The replaced headline; null where it stayed. */
  title: string | null;
  /** In the order of reading, what was removed before what was put there. */
  sentences: SentenceChange[];
  /** How many more sentences changed than there was room for. */
  omitted: number;
  /** What the publisher says about it in the new words. */
  notice: Notice | null;
};

/** A change as it is read back from JSON. */
export const changeSchema: z.ZodType<Change> = z.object({
  seenAt: z.string(),
  fingerprint: z.string(),
  publishedAt: z.string().nullable(),
  updatedAt: z.string().nullable(),
  title: z.string().nullable(),
  sentences: z.array(z.object({ kind: z.enum(['added', 'removed']), sentence: z.string() })),
  omitted: z.number(),
  notice: z.object({ kind: z.enum(noticeKinds), sentence: z.string() }).nullable(),
});
