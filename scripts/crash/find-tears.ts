/** The rows of a store, as far as they tell whether it is whole. */
export type StoredRows = {
  articles: readonly { id: string; revision: string; passages: number | null; changes: number }[];
  passages: readonly { articleId: string; revision: string; number: number }[];
};

/** What is not as it has to be, each a number of rows. */
export type Tears = {
  /** Articles that are missing, passages that their article says it has, changes. */
  lost: number;
  /** Articles, passages and changes that are there once too often. */
  double: number;
  /** Passages that belong to no stored version of an article. */
  strays: number;
};

/** The articles that have to be there, by their ids, with how often each may have changed. */
export type Expected = ReadonlyMap<string, { least: number; most: number }>;

/** Compares the rows of a store with what has to be there. */
export function findTears(rows: StoredRows, expected: Expected): Tears {
  const articles = new Map(rows.articles.map((article) => [article.id, article]));
  const current = rows.passages.filter(
    ({ articleId, revision }) => articles.get(articleId)?.revision === revision,
  );
  const distinct = new Set(current.map(({ articleId, number }) => `${number} ${articleId}`));
  const claimed = [...articles.values()].reduce((sum, { passages }) => sum + (passages ?? 0), 0);
  const changes = [...expected].flatMap(([id, limits]) => {
    const found = articles.get(id);
    return found === undefined ? [] : [{ ...limits, found: found.changes }];
  });
  return {
    lost:
      expected.size -
      changes.length +
      Math.max(0, claimed - distinct.size) +
      sumOf(changes.map(({ least, found }) => Math.max(0, least - found))),
    double:
      rows.articles.length -
      articles.size +
      (current.length - distinct.size) +
      sumOf(changes.map(({ most, found }) => Math.max(0, found - most))),
    strays: rows.passages.length - current.length,
  };
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
