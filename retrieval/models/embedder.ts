/** Turns texts into unit vectors whose dot product is their similarity in meaning. */
export type Embedder = {
  /** Names the embedder and its version; a store remembers which one wrote it. */
  readonly id: string;
  /** How many numbers a vector has; may need one call to the server to find out. */
  dimensions(): Promise<number>;
  /**
   * One unit vector per text, in the order given; a text without words is the zero vector.
   * @throws EmbedderUnavailable when the server behind it cannot be reached or refuses.
   */
  embed(texts: readonly string[]): Promise<Float32Array[]>;
};
