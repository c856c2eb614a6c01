import { join } from 'node:path';
import type { DatelineError } from '../corpus/errors.ts';
import type { Article } from '../corpus/article.ts';
import type { ArticleSource } from '../corpus/ports/article-source.ts';
import { loadBuiltInEmbedder } from '../retrieval/adapters/built-in-embedder.ts';
import { openLanceStore } from '../retrieval/adapters/lancedb/lancedb-store.ts';
import { openaiEmbedder } from '../retrieval/adapters/openai-embedder.ts';
import { openaiModel } from '../retrieval/adapters/openai-model.ts';
import { answerQuestion } from '../retrieval/answer-question.ts';
import type { Answer } from '../retrieval/answer.ts';
import type { RankedArticle } from '../retrieval/fuse.ts';
import { judgeClaim } from '../retrieval/grounding/judge-claim.ts';
import { indexArticles, ingestArticles, type IngestReport } from '../retrieval/ingest-articles.ts';
import { planSearch } from '../retrieval/plan-search.ts';
import type { Embedder } from '../retrieval/ports/embedder.ts';
import type { LanguageModel } from '../retrieval/ports/language-model.ts';
import type { Extent, SearchFilter } from '../retrieval/ports/store.ts';
import type { Question } from '../retrieval/question.ts';
import { retrieve } from '../retrieval/retrieve.ts';
import type { Config } from './config.ts';

/** Everything Dateline can do, wired to the adapters that the settings choose. */
export type Engine = {
  readonly embedder: string;
  /** The model's name; null where answers are quotations. */
  readonly model: string | null;
  /** Where the store is. */
  readonly store: string;
  /** `known` is what `retrieve` gave for the same question, to save doing it again. */
  answer(question: Question, known?: readonly RankedArticle[]): Promise<Answer>;
  /** The ranked articles with their passages, best first. */
  retrieve(question: Question): Promise<RankedArticle[]>;
  ingest(source: ArticleSource, onProgress?: (report: IngestReport) => void): Promise<IngestReport>;
  /** Cuts and embeds every stored article anew; returns how many. */
  rebuild(onProgress?: (done: number) => void): Promise<number>;
  articles(ids: readonly string[]): Promise<Article[]>;
  extent(filter: SearchFilter): Promise<Extent>;
  sources(): Promise<string[]>;
  close(): Promise<void>;
};

export type EngineOptions = {
  /** Opens a store that another embedder wrote, in order to rebuild it. */
  forRebuild?: boolean;
  onModelFailure?: (error: DatelineError) => void;
};

/** An answer that takes a model longer than this is worded without it. */
const MODEL_TIMEOUT_MILLISECONDS = 45_000;

/**
 * Opens the store and what answers from it.
 * @throws DatelineError of the store or the embedder, each with its cure.
 */
export async function openEngine(config: Config, options: EngineOptions = {}): Promise<Engine> {
  const { weights, ...builtIn } = await loadBuiltInEmbedder();
  const embedder = chooseEmbedder(config, builtIn);
  const address = config.DATELINE_STORE ?? join(config.DATELINE_DATA, 'store');
  const store = await openLanceStore({
    address,
    embedder: { id: embedder.id, dimensions: await embedder.dimensions() },
    ...(options.forRebuild && { forRebuild: true }),
  });
  const model = chooseModel(config);
  const { onModelFailure } = options;
  const parts = {
    store,
    embedder,
    weights,
    ...(model && { model }),
    ...(onModelFailure && { onModelFailure }),
  };
  return {
    embedder: embedder.id,
    model: model?.id ?? null,
    store: address,
    answer: async (question, known) => await answerQuestion(question, parts, known),
    retrieve: async (question) =>
      await retrieve(planSearch(question, await store.sources()), parts),
    ingest: async (source, onProgress) =>
      await ingestArticles(source.articles(), parts, onProgress),
    rebuild: async (onProgress) => {
      let done = 0;
      await store.rebuild(async (articles) => {
        const indexed = await indexArticles(articles, embedder);
        onProgress?.((done += articles.length));
        return indexed;
      });
      return done;
    },
    articles: async (ids) => await store.articles(ids),
    extent: async (filter) => await store.extent(filter),
    sources: async () => await store.sources(),
    close: async () => {
      await store.close();
    },
  };
}

/** The check of model answers for single sentences; see `judgeClaim`. */
export async function openClaimJudge(): Promise<
  (claim: string, text: string) => ReturnType<typeof judgeClaim>
> {
  const { weights } = await loadBuiltInEmbedder();
  return (claim, text) => judgeClaim(claim, text, weights);
}

function chooseEmbedder(config: Config, builtIn: Embedder): Embedder {
  return config.DATELINE_EMBEDDINGS === 'built-in'
    ? builtIn
    : openaiEmbedder({ ...serverOf(config), model: config.OPENAI_EMBEDDING_MODEL });
}

function chooseModel(config: Config): LanguageModel | undefined {
  const { OPENAI_API_KEY: apiKey, OPENAI_BASE_URL: baseUrl, OPENAI_MODEL: model } = config;
  if (apiKey === undefined && baseUrl === undefined) return undefined;
  return openaiModel({
    ...serverOf(config),
    model,
    timeoutMilliseconds: MODEL_TIMEOUT_MILLISECONDS,
  });
}

function serverOf(config: Config): { apiKey?: string; baseUrl?: string } {
  const { OPENAI_API_KEY: apiKey, OPENAI_BASE_URL: baseUrl } = config;
  return { ...(apiKey !== undefined && { apiKey }), ...(baseUrl !== undefined && { baseUrl }) };
}
