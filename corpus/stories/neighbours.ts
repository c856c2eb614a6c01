/** Numbers by the hash of their word. */
export type Vector = ReadonlyMap<number, number>;

/** An article near another one: cosine of the two, faded with the days between, 0 to 1. */
export type Neighbour = { article: string; likeness: number };

/** Articles by what they are about and when; `day` counts from 1970, with fractions. */
export type Neighbours = {
  /** Adds an article by its unit vector. */
  add(article: string, day: number, vector: Vector): void;
  /** Takes an article out that was added with these words on this day. */
  remove(article: string, day: number, terms: Iterable<number>): void;
  /** The articles at most eight days away that share a word of weight, the likest first. */
  near(day: number, vector: Vector): Neighbour[];
  /** Forgets the days before this one. */
  dropBefore(day: number): void;
};

/** Articles further apart are about two events, however alike. */
const REACH_IN_DAYS = 8;
/** Likeness fades with the days between two articles: to 1/e after so many. */
const FADES_IN_DAYS = 5;
/** A word of less weight is not looked up: it would change little and cost much. */
const SLIGHT = 0.05;

type Placed = { article: string; day: number };
type Holding = [placed: Placed, weight: number];

/** Neighbours in memory: by day, then by word, the articles that hold the word. */
export function createNeighbours(): Neighbours {
  const days = new Map<number, Map<number, Holding[]>>();

  return {
    add(article, day, vector) {
      const words = days.get(Math.floor(day)) ?? new Map<number, Holding[]>();
      days.set(Math.floor(day), words);
      const placed = { article, day };
      for (const [term, weight] of vector) {
        const others = words.get(term) ?? [];
        words.set(term, others);
        others.push([placed, weight]);
      }
    },
    remove(article, day, terms) {
      const words = days.get(Math.floor(day));
      for (const term of terms) {
        const others = words?.get(term)?.filter(([placed]) => placed.article !== article) ?? [];
        if (others.length > 0) words?.set(term, others);
        else words?.delete(term);
      }
    },
    near(day, vector) {
      const products = new Map<Placed, number>();
      const heavy = [...vector].filter(([, weight]) => weight >= SLIGHT);
      for (const words of daysAround(days, day))
        for (const [term, weight] of heavy)
          for (const [placed, held] of words.get(term) ?? [])
            products.set(placed, (products.get(placed) ?? 0) + weight * held);
      return [...products]
        .map(([{ article, day: other }, cosine]) => ({
          article,
          cosine,
          apart: Math.abs(day - other),
        }))
        .filter(({ apart }) => apart <= REACH_IN_DAYS)
        .map(({ article, cosine, apart }) => ({
          article,
          likeness: cosine * Math.exp(-apart / FADES_IN_DAYS),
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
