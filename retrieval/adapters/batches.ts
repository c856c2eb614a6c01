/** How much one batch may hold; a text longer than `maxCharacters` makes a batch of its own. */
export type BatchLimits = { maxBatch: number; maxCharacters: number };

/** The texts in their order, in batches as large as the limits allow. */
export function batchesOf(texts: readonly string[], limits: BatchLimits): string[][] {
  const batches: string[][] = [];
  let characters = 0;
  for (const text of texts) {
    const batch = batches.at(-1);
    characters += text.length;
    if (batch && batch.length < limits.maxBatch && characters <= limits.maxCharacters) {
      batch.push(text);
    } else {
      batches.push([text]);
      characters = text.length;
    }
  }
  return batches;
}
