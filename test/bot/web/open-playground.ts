import { onTestFinished } from 'vitest';

import { sqlAnswerLog } from '../../../bot/state/answer-log.ts';
import { sqlFeedback } from '../../../bot/state/feedback.ts';
import { openStateDatabase } from '../../../bot/state/database.ts';
import type { DiscordMessage } from '../../../bot/messages/discord/discord-message.ts';
import {
  createPlaygroundBackend,
  type PlaygroundServices,
} from '../../../bot/playground-backend.ts';
import type { PlaygroundParts } from '../../../bot/web/app.ts';
import { startPlayground } from '../../../bot/web/playground.ts';
import type { Answer } from '../../../retrieval/answer.ts';
import type { Question } from '../../../retrieval/query/query.ts';
import { harbourDigest, harbourTimeline } from '../examples/example-answers.ts';
import type { FeedView } from '../../../bot/feeds/feeds.ts';
import type { StoryCard } from '../../../retrieval/digest/topics.ts';

const ferry = {
  id: 'ferry',
  url: 'https://news.example/2025/12/ferry',
  title: 'Ferry crews pause their strike',
  source: 'Coast Herald',
  publishedAt: '2025-12-01T09:30:00.000Z',
};

/** The same answer to every question, with one statement and its source. */
export function exampleAnswer(question: string): Answer {
  return {
    kind: 'answered',
    question,
    statements: [{ text: 'The crews will not strike before 12 December.', citations: [1] }],
    sources: [{ number: 1, article: ferry, quote: 'No strike before 12 December, crews said.' }],
    asOf: {
      newest: '2025-12-01T18:00:00.000Z',
      oldest: '2025-06-02T07:00:00.000Z',
      articles: 13,
    },
    method: 'model',
    dropped: 0,
  };
}

/** A playground on a free port, closed after the test, with the questions and errors it received. */
type OpenPlayground = { url: string; port: number; asked: Question[]; errors: string[] };

/** Services that a test may replace; `payload` replaces the message of every answer. */
export type TestParts = Partial<PlaygroundParts & PlaygroundServices> & {
  payload?: DiscordMessage;
};

const now = (): Date => new Date('2025-12-02T08:00:00.000Z');

/** Opens a playground with example services. */
export async function openPlayground(parts: TestParts = {}): Promise<OpenPlayground> {
  const asked: Question[] = [];
  const errors: string[] = [];
  const backend = createPlaygroundBackend({
    answer: async (question) => {
      asked.push(question);
      return exampleAnswer(question.text);
    },
    quoting: null,
    latest: async ({ topic, at }) => ({ ...harbourDigest, topic, at }),
    timeline: async ({ topic }) => ({ ...harbourTimeline, topic }),
    answerLog: sqlAnswerLog(openStateDatabase(':memory:')),
    feedback: sqlFeedback(openStateDatabase(':memory:')),
    now,
    ...parts,
  });
  const playground = await startPlayground({
    host: '127.0.0.1',
    port: 0,
    backend: {
      ...backend,
      ask: async (...asking) => {
        const shown = await backend.ask(...asking);
        return { ...shown, message: parts.payload ?? shown.message };
      },
    },
    stories: async () => exampleStories,
    feeds: async () => exampleFeeds,
    followFeed: async (url) => ({ added: [url], known: [], also: [], rejected: [] }),
    unfollowFeed: async (url) => ({ removed: [url], unknown: [] }),
    suggestions: async () => ['Will the ferries run?', 'Who paused the strike?'],
    status: async () => ({
      articles: 13,
      newest: '2025-12-01T18:00:00.000Z',
      oldest: '2025-06-02T07:00:00.000Z',
      sample: true,
      feeds: { followed: 2, failing: 1, lastRefresh: '2025-12-02T11:50:00.000Z' },
      method: 'word-for-word quotes',
    }),
    now,
    log: {
      info: () => undefined,
      warn: () => undefined,
      error: (_facts, sentence) => errors.push(sentence),
    },
    ...parts,
  });
  onTestFinished(() => playground.close());
  return { url: playground.url, port: Number(new URL(playground.url).port), asked, errors };
}

/** Sends a question over HTTP; a string is sent as it is. */
export function post(url: string, body: unknown): Promise<Response> {
  return fetch(`${url}/api/ask`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

/** Two stories: one with several publishers, and one without a URL. */
const exampleStories: StoryCard[] = [
  {
    id: 'ferry',
    headline: 'Ferry crews pause their strike',
    url: 'https://news.example/2025/12/ferry',
    names: ['Coast Herald', 'Northern Wire', 'Harbour Post'],
    articles: 5,
    publishers: 3,
    independent: 2,
    first: '2025-11-30T07:00:00.000Z',
    last: '2025-12-01T09:30:00.000Z',
  },
  {
    id: 'storm',
    headline: 'Storm weakens on its way north',
    url: null,
    names: ['Northern Wire'],
    articles: 1,
    publishers: 1,
    independent: 1,
    first: '2025-11-30T06:00:00.000Z',
    last: '2025-11-30T06:00:00.000Z',
  },
];

/** One feed of each health. */
const exampleFeeds: FeedView[] = [
  {
    url: 'https://coast-herald.example/rss',
    title: 'Coast Herald',
    health: 'fine',
    lastSuccess: '2025-12-02T07:50:00.000Z',
    nextVisit: '2025-12-02T08:05:00.000Z',
    reason: null,
    cure: null,
  },
  {
    url: 'https://northern-wire.example/atom.xml',
    title: 'Northern Wire',
    health: 'failing',
    lastSuccess: '2025-12-01T20:10:00.000Z',
    nextVisit: '2025-12-02T08:40:00.000Z',
    reason: 'The server answered with status 503.',
    cure: 'It is tried again by itself.',
  },
  {
    url: 'https://harbour-post.example/feed',
    title: null,
    health: 'new',
    lastSuccess: null,
    nextVisit: '2025-12-02T08:00:00.000Z',
    reason: null,
    cure: null,
  },
  {
    url: 'https://old-paper.example/rss',
    title: 'The Old Paper',
    health: 'ended',
    lastSuccess: '2025-08-01T07:00:00.000Z',
    nextVisit: null,
    reason: 'The feed is gone for good.',
    cure: 'Remove it, and follow the address of the site instead.',
  },
];
