// Finds the articles that are similar to a new one.

/**
 * An article similar to another one. The similarity is their cosine, which decays with the days
 * between them and is higher for long articles.
 */
export type Neighbour = { article: string; similarity: number };

/** A publication day, counted from 1970 with fractions, and a length in words. */
export type Extent = { day: number; length: number };

/** Term weights by the hash of the term. */
export type Vector = ReadonlyMap<number, number>;

/** Finds articles by their unit vectors and publication days. */
export type Neighbours = {
  add(article: string, extent: Extent, vector: Vector): void;
  /** Removes an article that was added under this day. */
  remove(article: string, day: number): void;
  /** Articles at most eight days away that share a heavy term, the most similar first. */
  near(extent: Extent, vector: Vector): Neighbour[];
  /** Forgets the days before this one. */
  dropBefore(day: number): void;
};

/** Articles further apart are about two events, however similar. */
const REACH_IN_DAYS = 8;
/** Similarity decays to 1/e in this many days. */
const DECAY_IN_DAYS = 5;
/**
 * Long reports carry background, which lowers their cosine with other reports of their event. The
 * similarity is raised by (length of the longer one / this) to the power below.
 */
const USUAL_LENGTH = 800;
const LENGTH_POWER = 0.15;
/** Lighter terms are not looked up: they would change little and cost much. */
const MIN_WEIGHT = 0.05;

type Placed = Extent & { article: string };

/** Neighbours in memory, with one inverted index a day. */
export function createNeighbours(): Neighbours {
  const days = new Map<number, InvertedIndex<Placed>>();

  return {
    add(article, extent, vector) {
      const date = Math.floor(extent.day);
      const placed = days.get(date) ?? createInvertedIndex<Placed>();
      days.set(date, placed);
      placed.add({ article, ...extent }, vector);
    },
    remove(article, day) {
      days.get(Math.floor(day))?.remove((placed) => placed.article === article);
    },
    near({ day, length }, vector) {
      const heavy = new Map([...vector].filter(([, weight]) => weight >= MIN_WEIGHT));
      return daysAround(days, day)
        .flatMap((placed) => placed.products(heavy))
        .map(([placed, cosine]) => ({
          article: placed.article,
          cosine,
          apart: Math.abs(day - placed.day),
          longer: Math.max(length, placed.length, USUAL_LENGTH),
        }))
        .filter(({ apart }) => apart <= REACH_IN_DAYS)
        .map(({ article, cosine, apart, longer }) => ({
          article,
          similarity:
            cosine * Math.exp(-apart / DECAY_IN_DAYS) * (longer / USUAL_LENGTH) ** LENGTH_POWER,
        }))
        .toSorted((left, right) => right.similarity - left.similarity);
    },
    dropBefore(day) {
      for (const known of days.keys()) if (known < Math.floor(day)) days.delete(known);
    },
  };
}

function daysAround<Day>(days: ReadonlyMap<number, Day>, day: number): Day[] {
  const found: Day[] = [];
  for (let each = Math.floor(day - REACH_IN_DAYS); each <= day + REACH_IN_DAYS; each += 1) {
    const known = days.get(each);
    if (known !== undefined) found.push(known);
  }
  return found;
}

/** Documents by their terms. */
type InvertedIndex<Document> = {
  add(document: Document, vector: Vector): void;
  /** Removes the documents that match. */
  remove(matches: (document: Document) => boolean): void;
  /** The dot product of a vector with each document that shares a term with it. */
  products(vector: Vector): [document: Document, product: number][];
};

/**
 * An inverted index (Zobel and Moffat 2006, "Inverted files for text search engines"). The posting
 * lists are linked lists in arrays of numbers, each from the term's newest document to its oldest:
 * most terms are in one document, and an array for each takes five times the memory.
 */
function createInvertedIndex<Document>(): InvertedIndex<Document> {
  const documents: (Document | null)[] = [];
  const newest = new Map<number, number>();
  const previous: number[] = [];
  const owners: number[] = [];
  const weights: number[] = [];

  return {
    add(document, vector) {
      const owner = documents.push(document) - 1;
      for (const [term, weight] of vector) {
        previous.push(newest.get(term) ?? -1);
        owners.push(owner);
        newest.set(term, weights.push(weight) - 1);
      }
    },
    remove(matches) {
      for (const [owner, document] of documents.entries())
        if (document !== null && matches(document)) documents[owner] = null;
    },
    products(vector) {
      const sums = new Float64Array(documents.length);
      for (const [term, weight] of vector)
        for (let at = newest.get(term) ?? -1; at >= 0; at = previous[at] ?? -1) {
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
