/** Numbers by the hash of their word. */
export type Vector = ReadonlyMap<number, number>;

/** Documents by their words. */
export type Postings<Document> = {
  add(document: Document, vector: Vector): void;
  /** Takes out the documents that are meant. */
  remove(isMeant: (document: Document) => boolean): void;
  /** The dot product of a vector with each document that shares a word with it. */
  products(vector: Vector): [document: Document, product: number][];
};

/**
 * An inverted index (posting lists: Zobel and Moffat 2006, "Inverted files for text search engines").
 * The lists are chained through arrays of numbers, from the last document of a word to the first:
 * most words stand in one document, and a list of its own for each takes five times the memory.
 */
export function createPostings<Document>(): Postings<Document> {
  const documents: (Document | null)[] = [];
  const last = new Map<number, number>();
  const before: number[] = [];
  const owners: number[] = [];
  const weights: number[] = [];

  return {
    add(document, vector) {
      const owner = documents.push(document) - 1;
      for (const [term, weight] of vector) {
        before.push(last.get(term) ?? -1);
        owners.push(owner);
        last.set(term, weights.push(weight) - 1);
      }
    },
    remove(isMeant) {
      for (const [owner, document] of documents.entries())
        if (document !== null && isMeant(document)) documents[owner] = null;
    },
    products(vector) {
      const sums = new Float64Array(documents.length);
      for (const [term, weight] of vector)
        for (let at = last.get(term) ?? -1; at >= 0; at = before[at] ?? -1) {
          const owner = owners[at] ?? 0;
          sums[owner] = (sums[owner] ?? 0) + weight * (weights[at] ?? 0);
        }
      return documents.flatMap((document, owner): [Document, number][] => {
        const product = sums[owner] ?? 0;
        return document === null || product === 0 ? [] : [[document, product]];
      });
    },
  };
}
