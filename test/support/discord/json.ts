/** A JSON object as it came over the wire; nothing about it is known yet. */
export type Json = Record<string, unknown>;
