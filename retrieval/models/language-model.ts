// The port of language models.
import type { z } from 'zod';
import { DatelineError } from '../../corpus/errors.ts';

/** One call to a language model: trusted instructions, untrusted material, and the reply's schema. */
export type ModelRequest<T> = {
  /** Dateline's own instructions; they hold no text from outside. */
  instructions: string;
  /** The question and the fenced passages: data from outside. */
  material: string;
  /** Parses and validates the reply before the caller sees it. */
  schema: z.ZodType<T>;
  /** Cancels the call. */
  signal?: AbortSignal;
  /** Called with the tokens of the call once the model has replied, whatever it replied. */
  onTokens?: (tokens: Tokens) => void;
};

/** What a call to a model costs. */
export type Tokens = { input: number; output: number };

/** A language model that replies in JSON. */
export type LanguageModel = {
  /** The name of the model, for logs and `npm run doctor`. */
  readonly id: string;
  /**
   * How many characters of passages it is given for an answer; by default what a small model on two
   * cores reads in 20 seconds.
   */
  readonly materialLength?: number;
  /**
   * Whether it is so small that it makes up answers which the passages do not give, as models of a
   * billion parameters do. It picks sentences instead of writing answers.
   */
  readonly isSmall?: boolean;
  /**
   * The model's reply, validated with `request.schema`.
   * @throws ModelUnavailable if the model is down, too slow, or refuses the call; `retryable` says
   * whether a later call may succeed.
   * @throws ModelReplyUnusable if the reply does not match the schema.
   */
  complete<T>(request: ModelRequest<T>): Promise<T>;
};

/** What a call to a model gives; null if the model fails, after telling `onFailure`. Throws all other errors. */
export async function nullIfModelFails<T>(
  call: Promise<T>,
  onFailure?: (error: DatelineError) => void,
): Promise<T | null> {
  try {
    return await call;
  } catch (error) {
    if (!(error instanceof DatelineError)) throw error;
    onFailure?.(error);
    return null;
  }
}
