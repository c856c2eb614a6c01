import type { Answer } from '../answer.ts';
import type { Digest } from './digest.ts';

/** A digest as the answer that it is, for whoever asks on or wants its sources; without a story it is a refusal. */
export function answerOfDigest({
  topic,
  stories,
  sources,
  asOf,
}: Pick<Digest, 'topic' | 'stories' | 'sources' | 'asOf'>): Answer {
  const question = topic === null ? 'What is the latest?' : `What is the latest on ${topic}?`;
  if (stories.length === 0) return { kind: 'no-evidence', question, nearest: [], asOf };
  return {
    kind: 'answered',
    question,
    statements: stories.flatMap(({ statements }) => statements),
    sources,
    asOf,
    method: 'quotes',
    dropped: 0,
  };
}
