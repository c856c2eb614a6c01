/** Turns texts into unit vectors; the dot product of two is how similar the texts are in meaning. */
export type Embedder = {
  /** The name and version of the embedder. A store records which embedder wrote its vectors. */
  readonly id: string;
  /**
   * The length of its vectors. May call the server to find out.
   * @throws EmbedderUnavailable like `embed`.
   */
  dimensions(): Promise<number>;
  /**
   * One unit vector per text, in the same order; the zero vector for a text without words.
   * @throws EmbedderUnavailable if its server is unreachable or refuses; `retryable` says whether a
   * later call may succeed.
   */
  embed(texts: readonly string[]): Promise<Float32Array[]>;
  /** The languages whose meaning it tells (`en`); missing where it tells that of any. */
  readonly languages?: readonly string[];
};
