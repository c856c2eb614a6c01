// What is counted and measured, in the format of Prometheus.
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { type Feed, type FeedHealth, healthOf } from '../../corpus/following/feed.ts';
import type { Answer } from '../../retrieval/answer.ts';
import type { DigestRequest } from '../../retrieval/digest/latest.ts';
import type { TopicRequest } from '../../retrieval/digest/stories.ts';
import type { CheckRequest } from '../../retrieval/fact-check/coverage.ts';
import type { FactCheck } from '../../retrieval/fact-check/fact-check.ts';
import type { Question } from '../../retrieval/query/query.ts';
import type { RankedArticle } from '../../retrieval/search/fuse.ts';
import type { Extent } from '../../retrieval/store/store.ts';
import { version } from '../config.ts';
import type { Connection } from '../discord/connection.ts';
import type { Feeds } from '../feeds/feeds.ts';
import type { Engine } from '../wire.ts';
import type { Readiness } from './readiness.ts';

/** What the values at the time of a scrape are read from; null where it is not known. */
export type Snapshot = {
  readiness: Readiness;
  extent: Extent | null;
  feeds: readonly Feed[] | null;
  connection: Connection | null;
  /** Whether this process leads those that share the state. */
  leads: boolean;
  now: Date;
};

/** Counts what an engine and the feeds do, and prints it. */
export type Metrics = {
  /** The engine, whose work is measured. */
  engine(engine: Engine): Engine;
  /** The feeds, whose visits are counted. */
  feeds(feeds: Feeds): Feeds;
  tokens(count: number): void;
  modelFailed(): void;
  /** All metrics as text, with its content type. */
  print(snapshot: Snapshot): Promise<{ text: string; type: string }>;
};

/** Bounds in seconds: a quoting answer takes tenths, a model up to 90. */
const SECONDS = [0.05, 0.1, 0.2, 0.4, 0.8, 1.5, 3, 6, 12, 25, 45, 90];
const healths: readonly FeedHealth[] = ['new', 'fine', 'failing', 'ended'];

/** Creates the metrics, all zero. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const instruments = instrumentsOf(registry);
  const { ingested, visits, tokens, modelFailures } = instruments;
  const setGauges = gaugesOf(registry);
  return {
    engine: (engine) => ({
      ...engine,
      answer: timed(
        instruments,
        { kind: 'answer', outcomeOf: answerOutcome },
        async (question: Question, known?: readonly RankedArticle[]) =>
          await engine.answer(question, known),
      ),
      latest: timed(
        instruments,
        { kind: 'digest', outcomeOf: ({ stories }) => found(stories.length) },
        async (request: DigestRequest) => await engine.latest(request),
      ),
      timeline: timed(
        instruments,
        { kind: 'timeline', outcomeOf: ({ events }) => found(events.length) },
        async (request: TopicRequest) => await engine.timeline(request),
      ),
      check: timed(
        instruments,
        { kind: 'fact-check', outcomeOf: checkOutcome },
        async (request: CheckRequest) => await engine.check(request),
      ),
      retrieve: timed(
        instruments,
        { kind: 'retrieval', outcomeOf: ({ length }) => found(length) },
        async (question: Question) => await engine.retrieve(question),
      ),
      ingest: async (source, onProgress) => {
        const report = await engine.ingest(source, onProgress);
        for (const outcome of ['added', 'updated', 'unchanged'] as const)
          ingested.inc({ outcome }, report[outcome]);
        ingested.inc({ outcome: 'rejected' }, report.rejected.length);
        return report;
      },
    }),
    feeds: (feeds) => ({
      ...feeds,
      follow: async (feed, signal, onPause) => {
        const followed = await feeds.follow(feed, signal, onPause);
        visits.inc({ outcome: followed.feed.reason === null ? 'read' : 'failed' });
        return followed;
      },
    }),
    tokens: (count) => tokens.inc(count),
    modelFailed: () => modelFailures.inc(),
    print: async (snapshot) => {
      setGauges(snapshot);
      return { text: await registry.metrics(), type: registry.contentType };
    },
  };
}

type Instruments = ReturnType<typeof instrumentsOf>;

function instrumentsOf(registry: Registry) {
  const registers = [registry];
  const counter = (name: string, help: string, ...labelNames: string[]): Counter =>
    new Counter({ name: `dateline_${name}_total`, help, labelNames, registers });
  return {
    questions: new Histogram({
      name: 'dateline_question_seconds',
      help: 'Time to answer, by kind and outcome; digests include those of watches.',
      labelNames: ['kind', 'outcome'],
      buckets: SECONDS,
      registers,
    }),
    waiting: new Gauge({
      name: 'dateline_questions_in_progress',
      help: 'Questions being answered, by kind.',
      labelNames: ['kind'],
      registers,
    }),
    ingested: counter('ingested_articles', 'Articles handed to the store, by outcome.', 'outcome'),
    visits: counter('feed_visits', 'Visits of feeds, by outcome.', 'outcome'),
    tokens: counter('model_tokens', 'Tokens that the language model took.'),
    modelFailures: counter(
      'model_failures',
      'Calls of the language model without a usable answer.',
    ),
  };
}

/** Work on questions whose time is measured. */
function timed<Given extends readonly unknown[], Result>(
  { questions, waiting }: Instruments,
  { kind, outcomeOf }: { kind: string; outcomeOf: (result: Result) => string },
  work: (...given: Given) => Promise<Result>,
): (...given: Given) => Promise<Result> {
  return async (...given) => {
    const end = questions.startTimer({ kind });
    waiting.inc({ kind });
    try {
      const result = await work(...given);
      end({ outcome: outcomeOf(result) });
      return result;
    } catch (error) {
      end({ outcome: 'failed' });
      throw error;
    } finally {
      waiting.dec({ kind });
    }
  };
}

/** Sets the gauges of the state at the time of a scrape. */
function gaugesOf(registry: Registry): (snapshot: Snapshot) => void {
  const gauge = (name: string, help: string, ...labelNames: string[]): Gauge =>
    new Gauge({ name: `dateline_${name}`, help, labelNames, registers: [registry] });
  gauge('info', 'The version.', 'version').set({ version }, 1);
  const ready = gauge('ready', 'Whether a part is ready: 1 or 0.', 'check');
  const leader = gauge('leader', 'Whether this process leads: 1 or 0.');
  const articles = gauge('corpus_articles', 'Stored articles.');
  const newest = gauge('corpus_newest_seconds', 'Publication of the newest article, in Unix time.');
  const followed = gauge('feeds', 'Followed feeds, by health.', 'health');
  const due = gauge('feeds_due', 'Feeds that wait for a visit.');
  const connected = gauge('discord_connected', 'Whether a shard is connected: 1 or 0.', 'shard');
  const ping = gauge('discord_ping_seconds', 'Round trip to the gateway of Discord.', 'shard');
  const servers = gauge('discord_servers', 'Servers of the shards of this process.');
  const starts = gauge('discord_session_starts', 'Sessions that may still be started today.');
  const losses = gauge('discord_connection_losses', 'Connections to Discord lost since the start.');
  return ({ readiness, extent, feeds, connection, leads, now }) => {
    leader.set(Number(leads));
    for (const [check, state] of Object.entries(readiness.checks))
      ready.set({ check }, Number(state.ready));
    if (extent !== null) articles.set(extent.articles);
    if (extent !== null && extent.newest !== null) newest.set(Date.parse(extent.newest) / 1000);
    if (feeds !== null) {
      for (const health of healths)
        followed.set({ health }, feeds.filter((feed) => healthOf(feed) === health).length);
      const waits = (feed: Feed): boolean =>
        healthOf(feed) !== 'ended' && feed.nextVisit <= now.toISOString();
      due.set(feeds.filter(waits).length);
    }
    if (connection === null) return;
    servers.set(connection.servers);
    losses.set(connection.losses);
    if (connection.sessionStarts !== null) starts.set(connection.sessionStarts);
    for (const { id, isReady, ping: milliseconds } of connection.shards) {
      connected.set({ shard: id }, Number(isReady));
      if (milliseconds !== null) ping.set({ shard: id }, milliseconds / 1000);
    }
  };
}

function answerOutcome(answer: Answer): string {
  return answer.kind === 'answered' ? answer.method : answer.kind;
}

function checkOutcome({ claims }: FactCheck): string {
  return found(claims.filter(({ findings }) => findings.length > 0).length);
}

function found(count: number): string {
  return count > 0 ? 'found' : 'nothing-found';
}
