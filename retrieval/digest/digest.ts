// What a digest and a timeline are.
import type { Answer, AsOf, Method, Source, Statement } from '../answer.ts';

/** The newest stories, newest first. `sources` are numbered from 1 over the whole digest. */
export type Digest = {
  kind: 'digest';
  /** What was asked for; null for everything. */
  topic: string | null;
  /** The time of asking, and the start of the period covered. ISO 8601 in UTC. */
  at: string;
  since: string;
  stories: DigestStory[];
  sources: Source[];
  asOf: AsOf;
  /** The age of the newest story in whole days, if it is older than a reader would expect. */
  daysOld?: number;
  /** Where these are quotes until a model has written its summaries. */
  notice?: 'model-writing';
};

/** One story of a digest. */
export type DigestStory = {
  id: string;
  headline: string;
  /** Its newest sentences, word for word, or a model's summary; with their citations. */
  statements: Statement[];
  /** Who worded the statements. */
  method: Method;
  /** Sentences of the model that the passages did not support. */
  dropped: number;
  /** Its articles, in order of time. */
  members: StoryMember[];
  articles: number;
  publishers: number;
  /** Publishers with a report of their own: copies of one report count once. */
  independent: number;
  /** When its first and its last article were published. */
  first: string;
  last: string;
  /** What is new to the reader: all of it, some articles, or nothing; null where that is unknown. */
  news: 'new' | 'developing' | 'known' | null;
};

/** An article of a story, by a publisher who wrote it or copied it. */
type StoryMember = { id: string; source: string; publishedAt: string; isCopy: boolean };

/** What happened, in order of time. `sources` are numbered from 1 over the whole timeline. */
export type Timeline = {
  kind: 'timeline';
  topic: string;
  events: TimelineEvent[];
  sources: Source[];
  asOf: AsOf;
  /** Where a model is still dating the events. */
  notice?: 'model-writing';
};

/** One dated sentence, word for word; `at` is the start of the day that it tells of, ISO 8601 in UTC. */
export type TimelineEvent = { at: string; text: string; citations: number[] };

/** A digest as an answer, for follow-ups and for whoever wants its sources; a refusal if it has no story. */
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
    method: stories.some(({ method }) => method === 'model') ? 'model' : 'quotes',
    dropped: stories.reduce((sum, story) => sum + story.dropped, 0),
  };
}
