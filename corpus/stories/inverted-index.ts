// Finds documents by the terms that they share with another one.
import { countBelow } from '../bisect.ts';

/** Term weights by the hash of the term. */
export type Vector = ReadonlyMap<number, number>;

/** Documents by their terms. */
export type InvertedIndex<Document> = {
  add(document: Document, vector: Vector): void;
  /** Removes the documents that match. */
  remove(matches: (document: Document) => boolean): void;
  /** The dot product of a vector with each document that shares a term with it. */
  products(vector: Vector): [document: Document, product: number][];
  /** Packs what was added since the last time, if it is much, into a quarter of the memory. */
  pack(): void;
};

/** Documents with their posting lists: the index of each document that a term is in, and its weight there. */
type Postings<Document> = {
  documents: (Document | null)[];
  /** Calls `visit` for each document of a term. */
  each(term: number, visit: (owner: number, weight: number) => void): void;
};

/** Fewer documents are not worth packing. */
const MIN_PACKED = 32;

/** An inverted index (Zobel and Moffat 2006, "Inverted files for text search engines"). */
export function createInvertedIndex<Document>(): InvertedIndex<Document> {
  const packed: Postings<Document>[] = [];
  let open = openPostings<Document>();
  return {
    add: (document, vector) => open.add(document, vector),
    remove(matches) {
      for (const { documents } of [...packed, open])
        for (const [owner, document] of documents.entries())
          if (document !== null && matches(document)) documents[owner] = null;
    },
    products: (vector) =>
      [...packed, open].flatMap((postings) => {
        const { documents } = postings;
        const sums = new Float64Array(documents.length);
        for (const [term, weight] of vector)
          postings.each(term, (owner, other) => {
            sums[owner] = (sums[owner] ?? 0) + weight * other;
          });
        return documents.flatMap((document, owner): [Document, number][] => {
          const product = sums[owner] ?? 0;
          return document === null || product === 0 ? [] : [[document, product]];
        });
      }),
    pack() {
      if (open.documents.length < MIN_PACKED) return;
      packed.push(packedPostings(open));
      open = openPostings();
    },
  };
}

type OpenPostings<Document> = Postings<Document> & {
  add(document: Document, vector: Vector): void;
  /** The terms, and how many postings there are. */
  size(): { terms: Uint32Array; postings: number };
};

/**
 * Posting lists that grow: linked lists in arrays of numbers, each from the term's newest document to its
 * oldest. Most terms are in one document, and an array for each takes five times the memory.
 */
function openPostings<Document>(): OpenPostings<Document> {
  const documents: (Document | null)[] = [];
  const newest = new Map<number, number>();
  const previous: number[] = [];
  const owners: number[] = [];
  const weights: number[] = [];
  return {
    documents,
    add(document, vector) {
      const owner = documents.push(document) - 1;
      for (const [term, weight] of vector) {
        previous.push(newest.get(term) ?? -1);
        owners.push(owner);
        newest.set(term, weights.push(weight) - 1);
      }
    },
    each(term, visit) {
      for (let at = newest.get(term) ?? -1; at >= 0; at = previous[at] ?? -1)
        visit(owners[at] ?? 0, weights[at] ?? 0);
    },
    size: () => ({ terms: Uint32Array.from(newest.keys()), postings: weights.length }),
  };
}

/** The same posting lists one after the other, in the order of their terms. */
function packedPostings<Document>(open: OpenPostings<Document>): Postings<Document> {
  const { terms, postings } = open.size();
  terms.sort();
  const starts = new Uint32Array(terms.length + 1);
  const owners = new Uint32Array(postings);
  const weights = new Float32Array(postings);
  let end = 0;
  for (const [index, term] of terms.entries()) {
    open.each(term, (owner, weight) => {
      owners[end] = owner;
      weights[end] = weight;
      end += 1;
    });
    starts[index + 1] = end;
  }
  return {
    documents: [...open.documents],
    each(term, visit) {
      const index = countBelow(terms, (other) => other < term);
      if (terms[index] !== term) return;
      const last = starts[index + 1] ?? 0;
      for (let at = starts[index] ?? 0; at < last; at += 1)
        visit(owners[at] ?? 0, weights[at] ?? 0);
    },
  };
}
