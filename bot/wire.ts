// Builds the engine from the adapters that the settings choose.
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DatelineError } from '../corpus/errors.ts';
import type { Article } from '../corpus/article.ts';
import { countBoilerplate } from '../corpus/boilerplate.ts';
import type { ArticleSource } from '../corpus/article-source.ts';
import type { StoreMark } from '../corpus/following/feed.ts';
import { printableAddress } from '../corpus/printable-address.ts';
import { SAMPLE_SOURCE } from '../corpus/sample-briefs.ts';
import type { Vocabulary } from '../corpus/stories/signature.ts';
import { createStoryIndex, type StoryIndex } from '../corpus/stories/story-index.ts';
import { loadBuiltInEmbedder } from '../retrieval/embedder/built-in-embedder.ts';
import { isOpenSearch } from '../retrieval/store/address.ts';
import {
  checkLanceServer,
  copyLanceStore,
  type LanceOptions,
  openLanceStore,
} from '../retrieval/store/lancedb/lancedb-store.ts';
import { StoreOutdated } from '../retrieval/errors.ts';
import { type LocalModel, localModel } from '../retrieval/models/local-model.ts';
import { boundedFetch, type OpenaiServer, originOf } from '../retrieval/models/openai-server.ts';
import { rememberReplies } from '../retrieval/models/remember-replies.ts';
import { expiry, idsOfSource, removeArticles } from '../retrieval/indexing/retention.ts';
import { copyArticles, type OnArticles } from '../retrieval/indexing/copy-articles.ts';
import { indexArticles, storedBoilerplate } from '../retrieval/indexing/index-articles.ts';
import type { IngestParts, IngestReport } from '../retrieval/indexing/ingest.ts';
import type { Embedder } from '../retrieval/models/embedder.ts';
import type { LanguageModel } from '../retrieval/models/language-model.ts';
import type {
  ArrivedArticle,
  Extent,
  SearchFilter,
  Store,
  StoredArticle,
} from '../retrieval/store/store.ts';
import { storyPlacer } from '../retrieval/indexing/place-stories.ts';
import type { RankedArticle } from '../retrieval/search/fuse.ts';
import { judgeClaim } from '../retrieval/verification/support.ts';
import { parseQuery } from '../retrieval/query/parse-query.ts';
import type { Question } from '../retrieval/query/query.ts';
import { search } from '../retrieval/search/search.ts';
import { weightsIn, type WordWeights } from '../retrieval/text/word-weights.ts';
import { words } from '../retrieval/text/words.ts';
import { type AnswerParts, answerQuestion } from '../retrieval/answer/answer-question.ts';
import type { Answer } from '../retrieval/answer.ts';
import { type DigestRequest, latestDigest } from '../retrieval/digest/latest.ts';
import {
  newestStories,
  recentTopics,
  type StoryCard,
  type Topic,
} from '../retrieval/digest/topics.ts';
import { starterQuestions, type StartersWanted } from '../retrieval/digest/starter-questions.ts';
import { storyPublishers, type TopicRequest } from '../retrieval/digest/stories.ts';
import type { Digest, Timeline } from '../retrieval/digest/digest.ts';
import { topicWatch } from '../retrieval/digest/topic-lookout.ts';
import { topicTimeline } from '../retrieval/digest/timeline.ts';
import { checkClaim, type FactCheck } from '../retrieval/fact-check/fact-check.ts';
import {
  type CheckRequest,
  type Coverage,
  findCoverage,
} from '../retrieval/fact-check/coverage.ts';
import { StateUnavailable } from './errors.ts';
import { isLoopback } from './listen.ts';
import { createModelBudget, type ModelBudget, withinTime } from './model-budget.ts';
import { traced } from './traces.ts';
import { sqlAnswerLog } from './state/answer-log.ts';
import { sqlModelUsage } from './state/model-usage.ts';
import { openLeader, openStateDatabase } from './state/database.ts';
import type { Leader } from './state/leader.ts';
import type { StateDatabase } from './state/sql.ts';
import { type Config, modelsFolder, stateAddress, storeAddress, storeCopies } from './config.ts';

/** What Dateline replies with. */
export type Replies = {
  /** `known` is what `retrieve` gave for the same question, to save doing it again. */
  answer: (question: Question, known?: readonly RankedArticle[]) => Promise<Answer>;
  /** The newest stories, or the newest on a topic. */
  latest: (request: DigestRequest) => Promise<Digest>;
  /** What happened on a topic, in order of time. */
  timeline: (request: TopicRequest) => Promise<Timeline>;
  /** The closest coverage of each claim of a text, and what the model makes of it. */
  check: (request: CheckRequest) => Promise<FactCheck>;
};

/** Everything Dateline can do, wired to the adapters that the settings choose. */
export type Engine = Replies & {
  /** The same replies in quotations alone; null where there is no model, and all replies are. */
  readonly quoting: Replies | null;
  readonly embedder: string;
  /** The model's name; null where answers are quotations. */
  readonly model: string | null;
  /** Where the store is. */
  readonly store: string;
  /** Recent stories as topics, newest and biggest first; scans the store. */
  topics(): Promise<Topic[]>;
  /** The ranked articles with their passages, best first. */
  retrieve(question: Question): Promise<RankedArticle[]>;
  /**
   * Ingests, and then removes what the settings say has to go; `removed` is how many articles. If
   * the store held nothing but the sample briefs, they go too; `samples` is how many.
   */
  ingest(
    source: ArticleSource,
    onProgress?: (report: IngestReport) => void,
  ): Promise<IngestReport & { removed: number; samples: number }>;
  /** Removes these articles for good; returns how many of them there were. */
  forget(ids: readonly string[]): Promise<number>;
  /** The ids of all articles of a publisher. */
  idsOf(source: string): Promise<string[]>;
  /** Cuts and embeds every stored article anew; returns how many. */
  rebuild(onProgress?: (done: number) => void): Promise<number>;
  articles(ids: readonly string[]): Promise<Article[]>;
  /** The newest stories in a list; see `newestStories`. */
  stories(request: { at: string; most: number }): Promise<StoryCard[]>;
  /** Questions to start with; see `starterQuestions`. */
  starters(request: StartersWanted): Promise<string[]>;
  /** The articles on the subject of a text. */
  coverage(request: CheckRequest): Promise<Coverage>;
  /** The articles with their records, such as their history. */
  stored(ids: readonly string[]): Promise<StoredArticle[]>;
  /** The articles first stored after `since` (ISO 8601 in UTC), in that order. */
  arrived(since: string): Promise<ArrivedArticle[]>;
  /** The publishers of each of these stories, the first to report first. */
  publishersOf(stories: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>;
  /** The topics that some of these articles may be about; see `topicWatch`. */
  touched(topics: readonly string[], ids: readonly string[]): Promise<ReadonlySet<string>>;
  /** The ids of the articles at this canonical address. */
  idsAt(url: string): Promise<string[]>;
  extent(filter: SearchFilter): Promise<Extent>;
  sources(): Promise<string[]>;
  /** Brings the indexes up to date, as after a kill in the middle of an ingest; see `Store.compact`. */
  compact(): Promise<void>;
  /** See `StoreMark`. */
  mark(): Promise<StoreMark>;
  /** What the model costs, and may cost. */
  readonly modelBudget: ModelBudget;
  /** What the bot remembers; articles that its last answers cite are kept. */
  readonly state: StateDatabase;
  /** Whether this process does what only one of those that share the state may do. */
  readonly leader: Leader;
  close(): Promise<void>;
};

export type EngineOptions = {
  /** Opens a store that another embedder wrote, in order to rebuild it. */
  forRebuild?: boolean;
  onModelFailure?: (error: DatelineError) => void;
  /** Called with the tokens of each call to the model. */
  onTokens?: (tokens: number) => void;
  /** Called with one sentence when another process writes to the store, or it is rebuilt, and one has to wait. */
  onWait?: (sentence: string) => void;
  /** Called with one sentence when a store in S3 is no longer read from an up-to-date local copy, and when it is again. */
  onCopy?: (sentence: string) => void;
  /** Called when this process begins to lead those that share the state, and when it no longer does, with the reason. */
  onLead?: (leads: boolean, reason: string | null) => void;
  /** The clock; the machine's by default. */
  now?: () => Date;
};

/** A response with the vectors of a whole batch of passages is a few megabytes long. */
const MOST_RESPONSE_BYTES = 32_000_000;
/** What a model on a server of its own is given to read, in characters: nearly all that is found. */
const SERVED_MATERIAL = 10_800;
/**
 * After this time a reply quotes instead of waiting for the model. One on this machine takes longer, a
 * minute for the summaries of a digest, and its readers have the quotes before them.
 */
function modelTimeout({ DATELINE_MODEL }: Config): number {
  return DATELINE_MODEL === undefined ? 45_000 : 90_000;
}

/**
 * Opens the store and what answers from it.
 * @throws DatelineError of the store or the embedder, each with its cure.
 */
export async function openEngine(config: Config, options: EngineOptions = {}): Promise<Engine> {
  const { weights, ...builtIn } = await loadBuiltInEmbedder();
  const embedder = traced('embedder', await chooseEmbedder(config, builtIn));
  const address = storeAddress(config);
  const store = traced('store', await openUpToDate(address, embedder, { ...options, config }));
  const chosen = await chooseModel(config);
  const model = chosen && traced('model', chosen);
  const { onModelFailure, now = () => new Date() } = options;
  const state = openStateDatabase(stateAddress(config));
  const leader = openLeader(stateAddress(config), {
    ...(options.onLead && { onChange: options.onLead }),
  });
  const modelBudget = openBudget(config, state, { ...options, now });
  const quoting = { store, embedder, weights, boilerplateOf: storedBoilerplate(store) };
  const quotes = repliesWith(() => quoting);
  const parts = {
    ...quoting,
    stories: storyPlacer(store, vocabularyOf(weights)),
    now,
    // Watches ask again and again for what is mostly the same.
    ...(model && { model: rememberReplies(modelBudget.limit(model)) }),
    isReadTwice: config.DATELINE_SECOND_OPINION === 'on',
    ...(onModelFailure && { onModelFailure }),
    expire: openExpiry(config, { store, state, now }),
  };
  return traced('dateline', {
    embedder: embedder.id,
    model: model?.id ?? null,
    store: printableAddress(address),
    ...repliesWith(() => withinTime(parts, modelTimeout(config))),
    quoting: model ? quotes : null,
    topics: async () => await recentTopics(store, now().toISOString()),
    retrieve: async (question) =>
      await search(parseQuery(question, { publishers: await store.sources(), weights }), parts),
    ingest: async (source, onProgress) => await ingest(source, { ...parts, onProgress }),
    forget: async (ids) => await removeArticles(store, ids),
    idsOf: async (source) => await idsOfSource(store, source),
    rebuild: async (onProgress) => await rebuildStore(store, embedder, onProgress),
    articles: async (ids) => await store.articles(ids),
    stories: async (request) => await newestStories(request, store),
    starters: async (request) =>
      await starterQuestions(request, { store, quote: quotes.answer, latest: quotes.latest }),
    coverage: async (request) => await findCoverage(request, parts),
    stored: async (ids) => await store.stored(ids),
    arrived: async (since) => await store.arrived(since),
    touched: topicWatch({ store, weights }),
    publishersOf: async (stories) => await storyPublishers(store, stories),
    idsAt: async (url) => await store.idsAt(url),
    extent: async (filter) => await store.extent(filter),
    sources: async () => await store.sources(),
    compact: async () => await store.compact(),
    mark: async () => await store.mark(),
    modelBudget,
    state,
    leader,
    close: async () => {
      await leader.close();
      await Promise.all([model?.close?.(), state.close(), store.close()]);
    },
  });
}

type ReplyParts = AnswerParts & Parameters<typeof latestDigest>[1];

/** `parts` is called for each reply, since each has its own time for the model. */
function repliesWith(parts: () => ReplyParts): Replies {
  return {
    answer: async (question, known) => await answerQuestion(question, parts(), known),
    latest: async (request) => await latestDigest(request, parts()),
    timeline: async (request) => await topicTimeline(request, parts()),
    check: async (request) => await checkClaim(request, parts()),
  };
}

type EngineIngest = IngestParts & {
  /** See `expiry`. */
  expire: () => Promise<number>;
  onProgress?: ((report: IngestReport) => void) | undefined;
};

/** See `Engine.ingest`. */
async function ingest(source: ArticleSource, parts: EngineIngest): ReturnType<Engine['ingest']> {
  const { store, stories, expire, onProgress } = parts;
  const before = await store.sources();
  // Loading it takes a tenth of a second and 35 MB, for telling languages; most processes ingest nothing.
  const { ingestArticles } = await import('../retrieval/indexing/ingest.ts');
  const report = await ingestArticles(source.articles(), parts, onProgress);
  const removed = await expire();
  stories.removed(removed);
  const hadSamples = before.length === 1 && before[0] === SAMPLE_SOURCE;
  return { ...report, removed, samples: hadSamples ? await removeSamples(store) : 0 };
}

/** Removes the sample briefs where there are other articles. */
async function removeSamples(store: Store): Promise<number> {
  if ((await store.sources()).length === 1) return 0;
  return await removeArticles(store, await idsOfSource(store, SAMPLE_SOURCE));
}

/** Opens the store; one of an older format is rebuilt first, which keeps every article. */
async function openUpToDate(
  address: string,
  embedder: Embedder,
  { forRebuild = false, onWait, onCopy, config }: EngineOptions & { config: Config },
): Promise<Store> {
  const given = {
    address,
    embedder: { id: embedder.id, dimensions: await embedder.dimensions() },
    ...(onWait && { onWait }),
    copies: { ...storeCopies(config), ...(onCopy && { onChange: onCopy }) },
  };
  try {
    return await openStore({ ...given, forRebuild });
  } catch (error) {
    if (!(error instanceof StoreOutdated)) throw error;
    onWait?.(
      `The store at ${printableAddress(address)} was written by an older Dateline: its search index is rebuilt, once. This can take minutes.`,
    );
    const store = await openStore({ ...given, forRebuild: true });
    await rebuildStore(store, embedder);
    return store;
  }
}

async function openStore(options: LanceOptions): Promise<Store> {
  if (!isOpenSearch(options.address)) return await openLanceStore(options);
  // The client is loaded only where it is needed.
  const { openOpenSearchStore } = await import('../retrieval/store/opensearch/opensearch-store.ts');
  return await openOpenSearchStore(options);
}

async function rebuildStore(
  store: Store,
  embedder: Embedder,
  onProgress: (done: number) => void = () => undefined,
): Promise<number> {
  let done = 0;
  const boilerplate = countBoilerplate();
  await store.rebuild(async (articles) => {
    const indexed = await indexArticles(articles, embedder, boilerplate);
    onProgress((done += articles.length));
    return indexed;
  });
  return done;
}

/**
 * Checks that a store on a server can be written; one in OpenSearch by taking its writer lock.
 * @throws StoreUnavailable, StoreBusy.
 */
export async function checkStoreServer(address: string, engine: Engine): Promise<void> {
  await (isOpenSearch(address) ? engine.compact() : checkLanceServer(address));
}

/** What was copied: how many articles, and the embedder that embedded them anew; null if none had to. */
export type CopiedStore = { articles: number; embedded: string | null };

/**
 * Copies a store to another address, with its vectors where LanceDB is on both sides; null if there
 * is no store.
 * @throws StoreUnavailable, StoreBusy, EmbedderMismatch, EmbedderUnavailable.
 */
export async function copyStore(
  config: Config,
  options: Parameters<typeof copyLanceStore>[0] & { onProgress?: OnArticles },
): Promise<CopiedStore | null> {
  const { onProgress } = options;
  if (!isOpenSearch(options.from) && !isOpenSearch(options.into)) {
    const articles = await copyLanceStore(options);
    if (articles === null) return null;
    onProgress?.(articles, articles);
    return { articles, embedded: null };
  }
  const { weights: _, ...builtIn } = await loadBuiltInEmbedder();
  const embedder = await chooseEmbedder(config, builtIn);
  // The vectors of `from` are not read, whichever embedder made them.
  const opening = { ...options, config };
  const from = await openUpToDate(options.from, embedder, { ...opening, forRebuild: true });
  try {
    const into = await openUpToDate(options.into, embedder, opening);
    try {
      const articles = await copyArticles(from, into, {
        embedder,
        ...(onProgress && { onProgress }),
      });
      return { articles, embedded: embedder.id };
    } finally {
      await into.close();
    }
  } finally {
    await from.close();
  }
}

/** The check of model answers for single sentences; see `judgeClaim`. */
export async function openClaimJudge(): Promise<
  (claim: string, text: string) => ReturnType<typeof judgeClaim>
> {
  const { weights } = await loadBuiltInEmbedder();
  return (claim, text) => judgeClaim(claim, text, weights);
}

function vocabularyOf(weights: WordWeights): Vocabulary {
  return {
    words,
    weight: (word, language) => weightsIn(language?.split('-', 1)[0] ?? '', weights).weight(word),
  };
}

/** See `expiry`; what answers cite is kept. */
function openExpiry(
  {
    DATELINE_KEEP_DAYS: days,
    DATELINE_KEEP_ARTICLES: articles,
    DATELINE_KEEP_PER_SOURCE: perSource,
  }: Config,
  { store, state, now }: { store: Store; state: StateDatabase; now: () => Date },
): () => Promise<number> {
  const limits = {
    ...(days !== undefined && { days }),
    ...(articles !== undefined && { articles }),
    ...(perSource !== undefined && { perSource }),
  };
  const kept = async (): Promise<ReadonlySet<string>> => await sqlAnswerLog(state).citedArticles();
  return expiry(store, limits, { now, kept });
}

/** The words of articles and what each is worth, as the built-in embedder knows them. */
export async function storyVocabulary(): Promise<Vocabulary> {
  return vocabularyOf((await loadBuiltInEmbedder()).weights);
}

/** An empty index of stories over `storyVocabulary`; see `createStoryIndex`. */
export async function openStoryIndex(): Promise<StoryIndex> {
  return createStoryIndex(await storyVocabulary());
}

async function chooseEmbedder(config: Config, builtIn: Embedder): Promise<Embedder> {
  if (config.DATELINE_EMBEDDINGS === 'built-in') return builtIn;
  // The client is large, and most processes need none.
  const { openaiEmbedder } = await import('../retrieval/models/openai-embedder.ts');
  return openaiEmbedder({ ...embeddingServerOf(config), model: config.OPENAI_EMBEDDING_MODEL });
}

async function chooseModel(
  config: Config,
): Promise<(LanguageModel & { close?(): Promise<void> }) | undefined> {
  if (config.DATELINE_MODEL !== undefined)
    return openLocalModel(config.DATELINE_MODEL, config, modelTimeout(config));
  const { OPENAI_API_KEY: apiKey, OPENAI_BASE_URL: baseUrl, OPENAI_MODEL: model } = config;
  if (apiKey === undefined && baseUrl === undefined) return undefined;
  const { openaiChat } = await import('../retrieval/models/openai-chat.ts');
  const isHere = baseUrl !== undefined && isLoopback(new URL(baseUrl).hostname);
  return openaiChat({
    ...serverAt(apiKey, baseUrl),
    model,
    ...(!isHere && { materialLength: SERVED_MATERIAL }),
    timeoutMilliseconds: modelTimeout(config),
  });
}

function openBudget(
  { DATELINE_MODEL_BUDGET: budget }: Config,
  state: StateDatabase,
  { now, onModelFailure, onTokens }: EngineOptions & { now: () => Date },
): ModelBudget {
  return createModelBudget(sqlModelUsage(state), {
    ...(budget !== undefined && { budget }),
    ...(onTokens && { onTokens }),
    now,
    onFailure: (error) => {
      if (error instanceof StateUnavailable) onModelFailure?.(error);
    },
  });
}

/** The model of a GGUF file, in a process of its own that starts with the first call. */
export function openLocalModel(
  file: string,
  config: Pick<Config, 'DATELINE_DATA'>,
  timeoutMilliseconds: number,
): LocalModel {
  const program = fileURLToPath(new URL('../retrieval/models/llama-child.ts', import.meta.url));
  return localModel({
    id: basename(file, '.gguf'),
    command: [process.execPath, program, file, join(modelsFolder(config), 'runtime')],
    timeoutMilliseconds,
  });
}

/** The server that embeds, by default the model's. The model's key is sent to the model's server only. */
function embeddingServerOf(config: Config): OpenaiServer {
  const { OPENAI_BASE_URL: modelUrl, OPENAI_EMBEDDING_BASE_URL: baseUrl = modelUrl } = config;
  const isModelServer = originOf({ baseUrl }) === originOf({ baseUrl: modelUrl });
  const modelKey = isModelServer ? config.OPENAI_API_KEY : undefined;
  return serverAt(config.OPENAI_EMBEDDING_API_KEY ?? modelKey, baseUrl);
}

function serverAt(apiKey?: string, baseUrl?: string): OpenaiServer {
  return {
    ...(apiKey !== undefined && { apiKey }),
    ...(baseUrl !== undefined && { baseUrl }),
    fetch: boundedFetch(fetch, MOST_RESPONSE_BYTES),
  };
}
