/** Numbers by the hash of their word. */
export type Vector = ReadonlyMap<number, number>;

/** How alike two things are (cosine, 0 to 1), by the key of the other one. */
export type Likeness = Map<string, number>;

/** What each story is about: the sum of its articles' unit vectors, found by their words. */
export type Themes = {
  /** Adds a unit vector to a story, a new one where the story is not known yet. */
  add(story: string, vector: Vector): void;
  /** Takes away what was added. */
  subtract(story: string, vector: Vector): void;
  /** Moves all that one story holds into another. */
  merge(from: string, into: string): void;
  /** Takes a story out, with all that it holds. */
  drop(story: string): void;
  /** The cosine of a unit vector with every story that shares a word with it. */
  likenessTo(vector: Vector): Likeness;
  /** The cosine of a story with every other story that shares a word of weight with it. */
  likenessOf(story: string): Likeness;
};

/** A word of less than this share of the length is not looked up: it would change little and cost much. */
const SLIGHT = 0.05;

/** Themes in memory, with an index from each word to the stories that hold it. */
export function createThemes(): Themes {
  const terms = new Map<string, Set<number>>();
  const squares = new Map<string, number>();
  /** By word, how much each story holds of it. */
  const holdings = new Map<number, Map<string, number>>();

  const change = (story: string, term: number, amount: number): void => {
    const holding = holdings.get(term) ?? new Map<string, number>();
    holdings.set(term, holding);
    const before = holding.get(story) ?? 0;
    holding.set(story, before + amount);
    squares.set(story, (squares.get(story) ?? 0) + (2 * before + amount) * amount);
    terms.set(story, (terms.get(story) ?? new Set()).add(term));
  };

  const held = (story: string): [number, number][] =>
    Array.from(terms.get(story) ?? [], (term) => [term, holdings.get(term)?.get(story) ?? 0]);

  const cosines = (vector: Iterable<[number, number]>, length: number): Likeness => {
    const products: Likeness = new Map();
    for (const [term, weight] of vector) {
      if (weight < SLIGHT * length) continue;
      for (const [story, holding] of holdings.get(term) ?? [])
        products.set(story, (products.get(story) ?? 0) + weight * holding);
    }
    for (const [story, product] of products)
      products.set(story, product / (length * Math.sqrt(squares.get(story) || 1)));
    return products;
  };

  const drop = (story: string): void => {
    for (const term of terms.get(story) ?? []) {
      const holding = holdings.get(term);
      holding?.delete(story);
      if (holding?.size === 0) holdings.delete(term);
    }
    terms.delete(story);
    squares.delete(story);
  };

  return {
    add(story, vector) {
      for (const [term, weight] of vector) change(story, term, weight);
    },
    subtract(story, vector) {
      for (const [term, weight] of vector) change(story, term, -weight);
    },
    merge(from, into) {
      const moved = held(from);
      drop(from);
      for (const [term, weight] of moved) change(into, term, weight);
    },
    drop,
    likenessTo: (vector) => cosines(vector, 1),
    likenessOf(story) {
      const length = Math.sqrt(squares.get(story) ?? 0) || 1;
      const likeness = cosines(held(story), length);
      likeness.delete(story);
      return likeness;
    },
  };
}
