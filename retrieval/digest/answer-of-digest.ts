import type { Answered } from '../answer.ts';
import type { Digest } from './digest.ts';

/** A digest as the answer that it is, for whoever asks on or wants its sources. */
export function answerOfDigest({
  topic,
  stories,
  sources,
  asOf,
}: Pick<Digest, 'topic' | 'stories' | 'sources' | 'asOf'>): Answered {
  return {
    kind: 'answered',
    question: topic === null ? 'What is the latest?' : `What is the latest on ${topic}?`,
    statements: stories.flatMap(({ statements }) => statements),
    sources,
    asOf,
    method: 'quotes',
    dropped: 0,
  };
}
