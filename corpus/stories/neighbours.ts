/**
 * An article near another one, and how far they speak of one event: the cosine of the two, faded with
 * the days between, and more the longer they are.
 */
export type Neighbour = { article: string; likeness: number };

/** When an article was published, counted in days from 1970 with fractions, and its words. */
export type Extent = { day: number; length: number };

/** Articles by what they are about, by unit vectors, and when. */
export type Neighbours = {
  add(article: string, extent: Extent, vector: Vector): void;
  /** Takes an article out that was added for this day. */
  remove(article: string, day: number): void;
  /** The articles at most eight days away that share a word of weight, the likest first. */
  near(extent: Extent, vector: Vector): Neighbour[];
  /** Forgets the days before this one. */
  dropBefore(day: number): void;
};

/** Articles further apart are about two events, however alike. */
const REACH_IN_DAYS = 8;
/** Likeness fades with the days between two articles: to 1/e after so many. */
const FADES_IN_DAYS = 5;
/**
 * A long report tells more around its event, which thins what it shares with others: of pairs alike
 * by the cosine, those with a longer article are far more often of one day. What the longer one has
 * beyond so many words makes up for it, to this power.
 */
const USUAL_LENGTH = 800;
const LENGTH_POWER = 0.15;
/** A word of less weight is not looked up: it would change little and cost much. */
const SLIGHT = 0.05;

type Placed = Extent & { article: string };

/** Neighbours in memory, day by day. */
export function createNeighbours(): Neighbours {
  const days = new Map<number, Postings<Placed>>();

  return {
    add(article, extent, vector) {
      const date = Math.floor(extent.day);
      const placed = days.get(date) ?? createPostings<Placed>();
      days.set(date, placed);
      placed.add({ article, ...extent }, vector);
    },
    remove(article, day) {
      days.get(Math.floor(day))?.remove((placed) => placed.article === article);
    },
    near({ day, length }, vector) {
      const heavy = new Map([...vector].filter(([, weight]) => weight >= SLIGHT));
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
          likeness:
            cosine * Math.exp(-apart / FADES_IN_DAYS) * (longer / USUAL_LENGTH) ** LENGTH_POWER,
        }))
        .toSorted((left, right) => right.likeness - left.likeness);
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

/** Numbers by the hash of their word. */
export type Vector = ReadonlyMap<number, number>;

/** Documents by their words. */
type Postings<Document> = {
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
