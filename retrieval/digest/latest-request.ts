import type { Question } from '../question.ts';
import { askedForLatest } from './asked-for-latest.ts';
import { askedWhatHappened } from './asked-what-happened.ts';
import type { DigestRequest } from './latest-digest.ts';

/** A question for what is newest as a request for a digest; null where it asks for something else. */
export function latestRequest({
  text,
  at,
  since,
  until,
  sources,
  previous,
}: Question): DigestRequest | null {
  // What leans on an earlier answer is about that answer.
  if (previous !== undefined) return null;
  const latest = askedForLatest(text) ?? askedWhatHappened(text, at);
  if (latest === null) return null;
  const from = since ?? latest.since;
  return {
    topic: latest.topic || null,
    // What was published later does not count, be it for the time of asking or for the asker.
    at: until !== undefined && until < at ? until : at,
    ...(from !== undefined && { since: from }),
    ...(sources !== undefined && { sources }),
  };
}
