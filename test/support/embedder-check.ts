import { readFile } from 'node:fs/promises';
import { z } from 'zod';

const lineSchema = z.object({
  text: z.string(),
  words: z.array(z.string()),
  buckets_of_unknown: z.record(z.string(), z.array(z.int())),
  vector: z.array(z.number()),
});

/** A text with its words, the buckets of those outside the vocabulary, and its whole vector. */
export type CheckLine = z.infer<typeof lineSchema>;

/** What the program that made the built-in embedder says of some texts. */
export async function readCheckLines(): Promise<CheckLine[]> {
  const file = new URL('../fixtures/news-v1.check.jsonl', import.meta.url);
  const lines = (await readFile(file, 'utf8')).trim().split('\n');
  return lines.map((line) => lineSchema.parse(JSON.parse(line)));
}
