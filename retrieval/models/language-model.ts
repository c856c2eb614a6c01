import type { z } from 'zod';

/** What is asked of a model: instructions of ours, then the material, and the shape of the reply. */
export type ModelRequest<T> = {
  /** Our own words, trusted. */
  instructions: string;
  /** The question and the fenced passages: data from outside. */
  material: string;
  /** The reply is parsed and checked with this before anyone sees it. */
  schema: z.ZodType<T>;
  signal?: AbortSignal;
};

/** A language model that words answers. */
export type LanguageModel = {
  /** The model's name, for logs and the `doctor`. */
  readonly id: string;
  /**
   * The model's reply in the shape asked for.
   * @throws ModelUnavailable when it is down, slow, or refuses; `retryable` says whether later may work.
   * @throws ModelReplyUnusable when what it says is not in the shape asked for.
   */
  complete<T>(request: ModelRequest<T>): Promise<T>;
};
